//! The values of a platform that is known only at run time.

use core::fmt;

use charte_core::host::{self, HostError};
use charte_core::name::NameError;
use charte_core::own_value::OwnValueError;
use charte_core::url::UrlError;

use crate::text::Text;

/// The values of a platform that is known only at run time.
///
/// It is created from the struct `Values` that [`charters!`](crate::charters!) generates, which has
/// a field for each value that the policies show: see the example of [`Template::charter`](crate::Template::charter).
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    pub(crate) url: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) registrable_domain: Option<&'a str>,
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
    /// List defines this domain: use the crate `psl` or your own records. [`Template::charter`](crate::Template::charter)
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

/// The values of a tenant: the struct `Values` that [`charters!`](crate::charters!) generates.
pub trait TenantValues<'a> {
    /// Returns the URL and the name.
    #[doc(hidden)]
    fn platform(&self) -> Values<'a>;

    /// Returns the value of `[values]` with this id.
    #[doc(hidden)]
    fn own(&self, id: &str) -> Option<Text<'a>>;
}

/// Checks the registrable domain of a host, and returns its length in bytes.
pub(crate) fn check_domain(host: &str, domain: &str) -> Result<u8, ValueError> {
    host::check(domain).map_err(ValueError::RegistrableDomain)?;
    if !host::is_below(host, domain) {
        return Err(ValueError::OtherDomain);
    }
    // A host has at most 253 bytes.
    Ok(u8::try_from(domain.len()).unwrap_or(0))
}

/// The reason why a [`Template`](crate::Template) rejects a value.
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
    /// A value of `[values]` breaks a rule of its kind.
    Own {
        /// The id of the value.
        value: &'static str,
        /// The rule.
        error: OwnValueError,
    },
    /// A value of `[values]` has no text in a language of the template.
    MissingLanguage {
        /// The id of the value.
        value: &'static str,
        /// The language.
        language: &'static str,
    },
    /// A value of `[values]` has a text in a language that the template does not have.
    OtherLanguage {
        /// The id of the value.
        value: &'static str,
    },
    /// [`Template::charter`](crate::Template::charter) was called for a policy that declares `[values]`.
    OwnValues,
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
            Self::Own { value, error } => write!(f, "`{value}`: {error}"),
            Self::MissingLanguage { value, language } => {
                write!(f, "`{value}` has no text in `{language}`")
            }
            Self::OtherLanguage { value } => {
                write!(f, "`{value}` has a text in a language that the template does not have")
            }
            Self::OwnValues => f.write_str(
                "the policy of the template declares `[values]`: use `Template::tenant`",
            ),
        }
    }
}

impl core::error::Error for ValueError {}
