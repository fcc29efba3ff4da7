//! A charter that outlives the values it was made from.

use alloc::string::String;
use core::fmt;

use charte_core::url::host_of;

use crate::charter::{Charter, Platform};
use crate::data::Data;
use crate::values::{ValueError, check_domain};

/// A charter with its own copy of the values of a tenant.
///
/// A [`Charter`] of a tenant known at run time borrows the tenant's URL and name. This one can be
/// kept for as long as a response takes. It copies nothing for the platforms of a fleet.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// use charte::OwnedCharter;
///
/// fn charter(url: &str) -> Option<OwnedCharter> {
///     let values = portals::Values { platform_url: url };
///     let charter = portals::templates::OPENDATASOFT.charter(values).ok()?;
///     Some(charter.into())
/// }
///
/// let owned = charter("https://data.tenant.example").expect("a charter");
/// assert_eq!(owned.charter().url(), "https://data.tenant.example");
/// ```
#[derive(Clone)]
pub struct OwnedCharter {
    data: &'static Data,
    platform: OwnedPlatform,
}

#[derive(Clone)]
enum OwnedPlatform {
    Known {
        platform: usize,
        template: usize,
    },
    Given {
        template: u32,
        registrable: u8,
        url: String,
        texts: String,
    },
}

impl OwnedCharter {
    /// The charter.
    pub fn charter(&self) -> Charter<'_> {
        let platform = match &self.platform {
            &OwnedPlatform::Known { platform, template } => Platform::Known { platform, template },
            OwnedPlatform::Given {
                template,
                registrable,
                url,
                texts,
            } => Platform::Given {
                template: *template,
                registrable: *registrable,
                url,
                texts,
            },
        };
        Charter::new(self.data, platform)
    }

    /// Adds the registrable domain of the tenant's host, as
    /// [`Values::with_registrable_domain`](crate::Values::with_registrable_domain) does. A platform
    /// of a fleet has one already, and does not change.
    ///
    /// # Errors
    /// If the domain is not a host in ASCII, or not the host of the tenant or above it.
    pub fn with_registrable_domain(mut self, domain: &str) -> Result<Self, ValueError> {
        if let OwnedPlatform::Given {
            registrable, url, ..
        } = &mut self.platform
        {
            *registrable = check_domain(host_of(url), domain)?;
        }
        Ok(self)
    }

    /// Replaces the name by these texts: the name and the values of `[values]`.
    pub(crate) fn with_texts(mut self, all: String) -> Self {
        if let OwnedPlatform::Given { texts, .. } = &mut self.platform {
            *texts = all;
        }
        self
    }
}

impl From<Charter<'_>> for OwnedCharter {
    fn from(charter: Charter<'_>) -> Self {
        let (data, platform) = charter.parts();
        let platform = match platform {
            Platform::Known { platform, template } => OwnedPlatform::Known { platform, template },
            Platform::Given {
                template,
                registrable,
                url,
                texts,
            } => OwnedPlatform::Given {
                template,
                registrable,
                url: url.into(),
                texts: texts.into(),
            },
        };
        Self { data, platform }
    }
}

impl fmt::Debug for OwnedCharter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.charter().fmt(f)
    }
}
