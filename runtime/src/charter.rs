//! A charter: the compiled policy of one platform.

use core::fmt;

use charte_core::body::{Compressed, compressed};
use charte_core::cookie::Cookie;
use charte_core::encoding::Encoding;
use charte_core::format::Format;
use charte_core::index;
#[cfg(feature = "web")]
use charte_core::kind::PageKind;
use charte_core::url::host_of;
use charte_core::values::Values;

use crate::data::{Data, TemplateData};
use crate::declaration::{Sought, declaration};
#[cfg(feature = "web")]
use crate::field_value::FieldValue;

/// The charter of one platform: its facts, and its pages in every format and language.
///
/// It is a small `Copy` handle on static data. It comes from [`charter!`](crate::charter!), from a
/// [`Fleet`](crate::Fleet), or from a [`Template`](crate::Template) for a platform that is known
/// only at run time. `'a` is the lifetime of the values of such a platform.
///
/// All methods except those with iterators work in constants.
///
/// # Examples
/// ```
/// use charte::{Charter, Format};
///
/// const CHARTER: Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
///
/// let page = CHARTER.page(Format::Markdown, "en").expect("the policy is in English too");
/// assert!(page.to_string().starts_with("# "));
/// assert_eq!(CHARTER.gated_categories().len(), 2);
/// assert!(CHARTER.cookie("session_id").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct Charter<'a> {
    data: &'static Data,
    platform: Platform<'a>,
}

/// The platform of a charter.
#[derive(Clone, Copy)]
pub(crate) enum Platform<'a> {
    /// A platform of the fleet, by its position. Its template is stored too, to avoid a lookup.
    Known { platform: usize, template: usize },
    /// A platform whose values the program supplies.
    Given {
        template: u32,
        /// The length of the registrable domain at the end of the host; zero if the program does
        /// not supply that domain.
        registrable: u8,
        url: &'a str,
        /// The name and the values of `[values]`, as [`charte_core::values::Values::new`] reads them.
        texts: &'a str,
    },
}

impl<'a> Charter<'a> {
    pub(crate) const fn new(data: &'static Data, platform: Platform<'a>) -> Self {
        Self { data, platform }
    }

    #[cfg(feature = "alloc")]
    pub(crate) const fn parts(&self) -> (&'static Data, Platform<'a>) {
        (self.data, self.platform)
    }

    /// Returns the charter of the platform at this position of a fleet.
    pub(crate) const fn at(data: &'static Data, platform: usize) -> Self {
        let template = if data.is_empty() {
            0
        } else {
            data.platforms.template(platform)
        };
        Self::new(data, Platform::Known { platform, template })
    }

    /// Returns the ids of the gated categories: those that need consent and have a cookie, an embed or
    /// a script. Their order is that of the policy. Empty if there is nothing to choose.
    pub const fn gated_categories(&self) -> &'static [&'static str] {
        self.template().gated
    }

    /// Returns the ids of the questions to visitors, in the order of the boxes of the
    /// [`preferences`](Self::preferences) page: the [`gated_categories`](Self::gated_categories); or, if
    /// `granularity` in `[choice]` is `"provider"`, `category.provider` for each provider in each of them
    /// (`us` is the controller). Empty if there is nothing to choose.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// assert_eq!(shops::FLEET.get("a.example").questions(), ["audience", "video"]);
    /// ```
    pub const fn questions(&self) -> &'static [&'static str] {
        self.template().questions
    }

    /// Returns the path where visitors choose, `choice.manage`. For `GET` it shows the
    /// [`preferences`](Self::preferences) page; with `POST` it receives the form. `None` if the
    /// policy has no such path, or an address on another site.
    pub const fn manage_path(&self) -> Option<&'static str> {
        self.template().choice.manage
    }

    /// Returns the languages of the pages, as BCP 47 tags. The first is the language of the policy.
    pub const fn languages(&self) -> &'static [&'static str] {
        self.template().languages
    }

    /// Returns the URL of the platform as the policy writes it, without a trailing slash. Empty for
    /// a single site whose policy has no `[platform]`.
    pub const fn url(&self) -> &'a str {
        self.values().url
    }

    /// Returns the host of the platform as the policy writes it, possibly in Unicode. Empty for a
    /// single site whose policy has no `[platform]`. Show it to people; requests and links contain
    /// [`ascii_host`](Self::ascii_host).
    pub const fn host(&self) -> &'a str {
        host_of(self.values().url)
    }

    /// Returns the host of the platform in ASCII, with A-labels. It is the value of the `Host`
    /// header and the argument of [`Fleet::find`](crate::Fleet::find). Empty in the same cases as
    /// [`host`](Self::host).
    pub const fn ascii_host(&self) -> &'a str {
        host_of(self.values().ascii_url())
    }

    /// Returns the registrable domain of the host, in ASCII: a public suffix and the label before
    /// it. A host may set cookies for this domain and the domains between (RFC 6265bis, section
    /// 5.7).
    ///
    /// `None` if there is no host, if the host is a public suffix, or if the program does not
    /// supply the domain of a platform that is known only at run time
    /// ([`Values::with_registrable_domain`](crate::Values::with_registrable_domain)).
    #[allow(dead_code, reason = "deletions are the one reader")]
    pub(crate) const fn registrable_domain(&self) -> Option<&'a str> {
        match self.platform {
            Platform::Known { .. } if self.data.is_empty() => None,
            Platform::Known { platform, .. } => self.data.platforms.registrable_domain(platform),
            Platform::Given { registrable: 0, .. } => None,
            Platform::Given {
                registrable, url, ..
            } => {
                let host = host_of(url);
                Some(host.split_at(host.len() - registrable as usize).1)
            }
        }
    }

    /// Returns the name of the platform in a language (a BCP 47 tag in any case). `None` if it has
    /// no name, or no page in that language.
    pub const fn name(&self, language: &str) -> Option<&'a str> {
        match self.template().language(language) {
            Some(language) => self.values().name.get(language),
            None => None,
        }
    }

    /// Returns the declared cookies, in the order of the policy.
    pub const fn cookies(&self) -> &'static [Cookie] {
        self.template().cookies
    }

    /// Returns the declaration of the cookie with this name, in any storage.
    ///
    /// An exact name has priority over patterns. If several patterns match, the one with the most
    /// characters besides `*` counts; if these are equal, the first one.
    pub const fn cookie(&self, name: &str) -> Option<&'static Cookie> {
        declaration(self.cookies(), &Sought::anywhere(name.as_bytes()))
    }

    /// Returns whether the policies have errors.
    pub(crate) const fn has_errors(&self) -> bool {
        self.data.is_empty()
    }

    #[inline]
    pub(crate) const fn template(&self) -> &'static TemplateData {
        let template = match self.platform {
            Platform::Known { template, .. } => template,
            Platform::Given { template, .. } => template as usize,
        };
        self.data.template(template)
    }

    #[inline]
    pub(crate) const fn values(&self) -> Values<'a> {
        match self.platform {
            Platform::Known { .. } if self.data.is_empty() => Values::EMPTY,
            Platform::Known { platform, .. } => self.data.platforms.values(platform),
            Platform::Given { url, texts, .. } => Values::new(url, "", texts),
        }
    }

    /// Returns the value of `Content-Security-Policy` for an HTML page of a kind.
    #[cfg(feature = "web")]
    pub(crate) const fn security_policy(&self, kind: PageKind) -> Option<&'static FieldValue> {
        let policies = self.template().security_policies;
        let at = kind as usize;
        if at < policies.len() {
            Some(policies[at])
        } else {
            None
        }
    }

    /// Returns the value of `Link` for a page of the charter: its other languages and formats.
    #[cfg(feature = "web")]
    pub(crate) fn alternates(
        &self,
        format: Format,
        language: usize,
    ) -> Option<&'static FieldValue> {
        let template = self.template();
        let at = format.served_index()? * template.languages.len() + language;
        template.alternates.get(at).copied()
    }

    /// Returns the compressed page in a format and a language. Its bytes are static even if the
    /// charter borrows its values.
    pub(crate) const fn body(
        &self,
        format: Format,
        language: usize,
        encoding: Encoding,
    ) -> Option<Compressed<'static>> {
        let Some(body) = self.body_bytes(format, language, encoding) else {
            return None;
        };
        let Platform::Known { platform, .. } = self.platform else {
            return None;
        };
        let values = self.data.platforms.values(platform);
        compressed(body, self.data.bodies.streams, values, language)
    }

    /// Returns the bytes of a compressed page, in the layout of [`charte_core::body`].
    #[inline]
    pub(crate) const fn body_bytes(
        &self,
        format: Format,
        language: usize,
        encoding: Encoding,
    ) -> Option<&'static [u8]> {
        let Platform::Known { platform, .. } = self.platform else {
            return None;
        };
        if self.data.is_empty() {
            return None;
        }
        let languages = self.template().languages.len();
        let (Some(first), Some(body)) = (
            self.data.platforms.bodies(platform),
            index::body(format, language, languages, encoding),
        ) else {
            return None;
        };
        let bodies = &self.data.bodies;
        index::get(bodies.index, first + body, bodies.bodies)
    }
}

impl fmt::Debug for Charter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Charter").field(&self.url()).finish()
    }
}
