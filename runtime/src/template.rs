//! A template: a policy for platforms that are known only at run time.

#[cfg(feature = "alloc")]
use alloc::string::String;
use core::fmt;

use charte_core::cookie::Cookie;
use charte_core::host::{self, HostError};
use charte_core::name::{self, NameError};
#[cfg(feature = "alloc")]
use charte_core::own_value;
use charte_core::own_value::OwnValueError;
use charte_core::url::{self, UrlError};
#[cfg(feature = "alloc")]
use charte_core::values::SEPARATOR;

use crate::charter::{Charter, Platform};
use crate::data::Data;
use crate::declaration::{Sought, declaration};
#[cfg(feature = "alloc")]
use crate::owned_charter::OwnedCharter;
use crate::text::Text;

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

    /// Returns the charter of the platform with these values. A template whose policy declares
    /// `[values]` needs [`tenant`](Self::tenant).
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
        if !self.data.template(self.position).values.is_empty() {
            return Err(ValueError::OwnValues);
        }
        self.platform(url, name, registrable_domain)
    }

    /// Returns the charter of the platform with these values, among them those of `[values]`. It
    /// owns them, so it can be kept.
    ///
    /// # Errors
    /// As [`charter`](Self::charter); and if a value of `[values]` breaks the rules of its kind, or
    /// lacks a language of the template.
    ///
    /// # Examples
    /// ```
    /// charte::charters! { mod towns = "../policies/towns"; }
    ///
    /// let values = towns::Values {
    ///     platform_url: "https://www.a.example.org",
    ///     platform_name: "A",
    ///     controller: "Town of A".into(),
    ///     contact: "mailto:hall@a.example.org",
    ///     privacy: "mailto:dpo@a.example.org",
    /// };
    /// let tenant = towns::templates::TOWNS.tenant(values)?;
    /// assert!(tenant.charter().html().to_string().contains("Town of A"));
    /// # Ok::<(), charte::ValueError>(())
    /// ```
    #[cfg(feature = "alloc")]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as with `charter`, the values are written in the call"
    )]
    pub fn tenant<'a>(&self, values: impl TenantValues<'a>) -> Result<OwnedCharter, ValueError> {
        let platform = values.platform();
        let charter = self.platform(platform.url, platform.name, platform.registrable_domain)?;
        let template = self.data.template(self.position);
        let mut texts = String::from(platform.name.unwrap_or_default());
        for &(value, kind) in template.values {
            texts.push(char::from(SEPARATOR));
            let text = values.own(value).unwrap_or(Text::same(""));
            let is_published = |tag| template.language(tag).is_some();
            if !text.tags().all(is_published) {
                return Err(ValueError::OtherLanguage { value });
            }
            // One line is valid in every language.
            let languages = if text.is_same() {
                template.languages.get(..1).unwrap_or_default()
            } else {
                template.languages
            };
            for (at, &language) in languages.iter().enumerate() {
                let missing = ValueError::MissingLanguage { value, language };
                let text = text.get(language).ok_or(missing)?;
                own_value::check(kind, text).map_err(|error| ValueError::Own { value, error })?;
                if at > 0 {
                    texts.push('\n');
                }
                texts.push_str(text);
            }
        }
        Ok(OwnedCharter::from(charter).with_texts(texts))
    }

    fn platform<'a>(
        &self,
        url: &'a str,
        name: Option<&'a str>,
        registrable_domain: Option<&'a str>,
    ) -> Result<Charter<'a>, ValueError> {
        let origin = url::origin(url).map_err(ValueError::PlatformUrl)?;
        let url = origin.url;
        let registrable = match registrable_domain {
            Some(domain) => check_domain(origin.host, domain)?,
            None => 0,
        };
        if let Some(name) = name {
            name::check(name).map_err(ValueError::PlatformName)?;
        }
        let platform = Platform::Given {
            // A fleet has fewer templates, and a host fewer bytes.
            template: u32::try_from(self.position).unwrap_or(u32::MAX),
            registrable,
            url,
            texts: name.unwrap_or_default(),
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

/// The reason why a [`Template`] rejects a value.
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
    /// [`Template::charter`] was called for a policy that declares `[values]`.
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
