//! A template: a policy for platforms that are known only at run time.

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
/// [`charters!`](crate::charters!) generates one constant for each template file, in the module
/// `templates`, and the struct `Values` with a field for each placeholder.
///
/// # Examples
/// ```
/// charte::charters! { mod portals = "../policies"; }
///
/// let values = portals::Values { platform_url: "https://data.tenant.example" };
/// let charter = portals::templates::OPENDATASOFT.charter(values)?;
/// assert!(charter.html().to_string().contains("data.tenant.example"));
/// # Ok::<(), charte::ValueError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Template {
    data: &'static Data,
    position: usize,
}

impl Template {
    pub(crate) const fn new(data: &'static Data, position: usize) -> Self {
        Self { data, position }
    }

    /// Returns the charter of the platform with these values.
    ///
    /// # Errors
    /// If a value breaks the rules that the compiler applies to a policy: the URL is an https
    /// origin, and the name is one line of text ([`NameError`] lists its rules). Unlike in a
    /// policy, the host must be in ASCII. The error contains the value and the broken rule.
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
            // A fleet has fewer templates, and a host fewer bytes.
            template: u32::try_from(self.position).unwrap_or(u32::MAX),
            registrable: u8::try_from(domain.len()).unwrap_or(0),
            url,
            name,
        };
        Ok(Charter::new(self.data, platform))
    }

    /// Returns the languages of the pages, as BCP 47 tags. The first is the language of the policy.
    pub const fn languages(&self) -> &'static [&'static str] {
        self.data.template(self.position).languages
    }

    /// Returns the declared cookies, in the order of the policy.
    pub const fn cookies(&self) -> &'static [Cookie] {
        self.data.template(self.position).cookies
    }

    /// Returns the declaration of the cookie with this name, by the rules of [`Charter::cookie`].
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
/// It is created from the struct `Values` that [`charters!`](crate::charters!) generates, which has
/// a field for each value that the policies show: see the example of [`Template::charter`].
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

    /// Adds the registrable domain of the platform's host, in ASCII: `owner.fr` for
    /// `www.shop.owner.fr`.
    ///
    /// Scripts often set their cookies on it, so a withdrawal deletes them there too. Without it, a
    /// withdrawal deletes only the cookies of the host and of declared domains. The Public Suffix
    /// List defines this domain: use the crate `psl` or your own records. [`Template::charter`]
    /// checks that it is the host or a domain above it.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// let values = portals::Values { platform_url: "https://www.shop.owner.fr" };
    /// let values = charte::Values::from(values).with_registrable_domain("owner.fr");
    /// assert!(portals::templates::OPENDATASOFT.charter(values).is_ok());
    /// ```
    #[must_use]
    pub const fn with_registrable_domain(self, domain: &'a str) -> Self {
        Self {
            registrable_domain: Some(domain),
            ..self
        }
    }
}

/// The reason why [`Template::charter`] rejects a value.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// let values = portals::Values { platform_url: "http://tenant.example" };
/// let error = portals::templates::OPENDATASOFT.charter(values).unwrap_err();
/// assert!(matches!(error, charte::ValueError::PlatformUrl(charte::UrlError::Scheme)));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ValueError {
    /// `platform_url` is not an https origin with a host in ASCII.
    PlatformUrl(UrlError),
    /// `platform_name` is not one line of text.
    PlatformName(NameError),
    /// The registrable domain is not a host in ASCII.
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
