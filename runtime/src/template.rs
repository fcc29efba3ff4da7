//! A template: a policy for platforms that are known only at run time.

#[cfg(feature = "alloc")]
use alloc::string::String;
use core::fmt;

use charte_core::cookie::Cookie;
use charte_core::name;
#[cfg(feature = "alloc")]
use charte_core::own_value;
use charte_core::url;
#[cfg(feature = "alloc")]
use charte_core::values::SEPARATOR;

use crate::charter::{Charter, Platform};
use crate::data::Data;
use crate::declaration::{Sought, declaration};
#[cfg(feature = "alloc")]
use crate::owned_charter::OwnedCharter;
#[cfg(feature = "alloc")]
use crate::text::Text;
#[cfg(feature = "alloc")]
use crate::values::TenantValues;
use crate::values::{ValueError, Values, check_domain};

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
    /// origin, and the name is one line of text ([`NameError`](crate::NameError) lists its rules). Unlike in a
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
