//! A template: a policy that waits for a platform known only at run time.

use core::fmt;

use charte_core::cookie::Cookie;
use charte_core::host::{self, HostError};
use charte_core::name::{self, NameError};
use charte_core::url::{self, UrlError};

use crate::charter::{Charter, Platform};
use crate::data::Data;
use crate::declaration::{Sought, declaration};

/// A policy without a platform, for platforms that are known only at run time.
///
/// [`charters!`](crate::charters!) makes one constant for each template file, in the module
/// `templates`, and the struct `Values` with a field for each placeholder.
#[derive(Clone, Copy)]
pub struct Template {
    data: &'static Data,
    position: usize,
}

impl Template {
    pub(crate) const fn new(data: &'static Data, position: usize) -> Self {
        Self { data, position }
    }

    /// The charter of the platform with these values.
    ///
    /// ```text
    /// let values = portals::Values { platform_url: &tenant.url };
    /// let charter = portals::templates::OPENDATASOFT.charter(values)?;
    /// ```
    ///
    /// # Errors
    /// The values are checked by the rules that the compiler has for a policy: the URL is an https
    /// origin, and the name is one line of text; [`NameError`] lists its rules. Other than in a
    /// policy, the host is in ASCII. The error contains the value and the rule that it breaks.
    pub fn charter<'a>(&self, values: impl Into<Values<'a>>) -> Result<Charter<'a>, ValueError> {
        let Values {
            url,
            name,
            registrable_domain,
        } = values.into();
        let origin = url::origin(url).map_err(ValueError::PlatformUrl)?;
        let url = origin.url;
        let domain = registrable_domain.unwrap_or_default();
        if registrable_domain.is_some() {
            host::check(domain).map_err(ValueError::RegistrableDomain)?;
            if !host::is_below(origin.host, domain) {
                return Err(ValueError::OtherDomain);
            }
        }
        if let Some(name) = name {
            name::check(name).map_err(ValueError::PlatformName)?;
        }
        let platform = Platform::Given {
            // No fleet has so many templates, no host so many bytes.
            template: u32::try_from(self.position).unwrap_or(u32::MAX),
            registrable: u8::try_from(domain.len()).unwrap_or(0),
            url,
            name,
        };
        Ok(Charter::new(self.data, platform))
    }

    /// The languages of the pages, as BCP 47 tags; the policy's own is the first.
    pub const fn languages(&self) -> &'static [&'static str] {
        self.data.template(self.position).languages
    }

    /// The cookies, in the order of the policy.
    pub const fn cookies(&self) -> &'static [Cookie] {
        self.data.template(self.position).cookies
    }

    /// The declaration of the cookie with this name, as [`Charter::cookie`] finds it.
    pub const fn cookie(&self, name: &str) -> Option<&'static Cookie> {
        declaration(self.cookies(), &Sought::anywhere(name.as_bytes()))
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Template").field(&self.position).finish()
    }
}

/// The values of a platform that is known only at run time.
///
/// It is made from the struct `Values` that [`charters!`](crate::charters!) generates, which has
/// exactly the fields that the policies show.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    url: &'a str,
    name: Option<&'a str>,
    registrable_domain: Option<&'a str>,
}

impl<'a> Values<'a> {
    pub(crate) const fn new(url: &'a str, name: Option<&'a str>) -> Self {
        Self {
            url,
            name,
            registrable_domain: None,
        }
    }

    /// The same values with the registrable domain of the platform's host, in ASCII: `owner.fr` for
    /// `www.shop.owner.fr`.
    ///
    /// Scripts set their cookies on it, so a withdrawal deletes them there too. Without it, only
    /// those of the host and of declared domains are deleted. The Public Suffix List says which
    /// domain it is: give what the crate `psl` or your own records have.
    /// [`Template::charter`] checks that it is the host or ends it.
    #[must_use]
    pub const fn with_registrable_domain(self, domain: &'a str) -> Self {
        Self {
            registrable_domain: Some(domain),
            ..self
        }
    }
}

/// Why [`Template::charter`] refuses a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ValueError {
    /// `platform_url` is not an https origin with a host in ASCII.
    PlatformUrl(UrlError),
    /// `platform_name` is not one line of text.
    PlatformName(NameError),
    /// The registrable domain is no host in ASCII.
    RegistrableDomain(HostError),
    /// The registrable domain is neither the host of `platform_url` nor a domain above it.
    OtherDomain,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PlatformUrl(UrlError::Host(error @ HostError::Unicode)) => {
                write!(f, "`platform_url`: {error}; give its A-label (`xn--...`)")
            }
            Self::PlatformUrl(error) => write!(f, "`platform_url`: {error}"),
            Self::PlatformName(error) => write!(f, "`platform_name`: {error}"),
            Self::RegistrableDomain(error) => write!(f, "the registrable domain: {error}"),
            Self::OtherDomain => f.write_str(
                "the registrable domain is neither the host of `platform_url` nor a domain above it",
            ),
        }
    }
}

impl core::error::Error for ValueError {}
