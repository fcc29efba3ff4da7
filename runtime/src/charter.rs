//! A charter: the compiled policy of one platform.

use core::fmt;

use charte_core::body::{Compressed, compressed};
use charte_core::cookie::Cookie;
use charte_core::encoding::Encoding;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::index;
use charte_core::kind::PageKind;
use charte_core::url::host_of;
use charte_core::values::{Name, Values};

use crate::data::{Data, TemplateData};
use crate::declaration::{Sought, declaration};
#[cfg(feature = "web")]
use crate::field_value::FieldValue;
use crate::page::Page;
use crate::sentence::Sentence;

/// The charter of one platform: its facts, and its pages in every format and language.
///
/// A small `Copy` handle on static data. It comes from [`charter!`](crate::charter!), from a
/// [`Fleet`](crate::Fleet), or from a [`Template`](crate::Template) for a platform that is known
/// only at run time; `'a` is how long the values of such a platform live.
///
/// All methods but iterators work in constants.
#[derive(Clone, Copy)]
pub struct Charter<'a> {
    data: &'static Data,
    platform: Platform<'a>,
}

/// The platform of a charter.
#[derive(Clone, Copy)]
pub(crate) enum Platform<'a> {
    /// A platform of the fleet, by its position; its template is at hand.
    Known { platform: usize, template: usize },
    /// A platform whose values the program gives.
    Given {
        template: u32,
        /// The length of the registrable domain at the end of the host; zero if it is not given.
        registrable: u8,
        url: &'a str,
        name: Option<&'a str>,
    },
}

impl<'a> Charter<'a> {
    pub(crate) const fn new(data: &'static Data, platform: Platform<'a>) -> Self {
        Self { data, platform }
    }

    #[cfg(feature = "tower")]
    pub(crate) const fn parts(&self) -> (&'static Data, Platform<'a>) {
        (self.data, self.platform)
    }

    /// The charter of the platform of a fleet at this position.
    pub(crate) const fn at(data: &'static Data, platform: usize) -> Self {
        let template = if data.is_empty() {
            0
        } else {
            data.platforms.template(platform)
        };
        Self::new(data, Platform::Known { platform, template })
    }

    /// The page as a whole HTML document, in the policy's own language.
    ///
    /// # Panics
    /// If the macro call does not ask for this format. The four methods below do the same.
    #[inline]
    #[track_caller]
    pub const fn html(&self) -> Page<'a> {
        self.own(Format::Html)
    }

    /// The page as HTML to put into a page of your own, in the policy's own language.
    ///
    /// # Panics
    /// If the macro call does not ask for this format.
    #[inline]
    #[track_caller]
    pub const fn fragment(&self) -> Page<'a> {
        self.own(Format::Fragment)
    }

    /// The page in Markdown, in the policy's own language.
    ///
    /// # Panics
    /// If the macro call does not ask for this format.
    #[inline]
    #[track_caller]
    pub const fn markdown(&self) -> Page<'a> {
        self.own(Format::Markdown)
    }

    /// The page as plain text, in the policy's own language.
    ///
    /// # Panics
    /// If the macro call does not ask for this format.
    #[inline]
    #[track_caller]
    pub const fn text(&self) -> Page<'a> {
        self.own(Format::Text)
    }

    /// The register, every fact of the charter in JSON, in the policy's own language.
    ///
    /// # Panics
    /// If the macro call does not ask for this format.
    #[inline]
    #[track_caller]
    pub const fn json(&self) -> Page<'a> {
        self.own(Format::Json)
    }

    /// The page in a format and a language; `None` where the policy does not publish that
    /// language or the macro call does not ask for it or for that format.
    ///
    /// `language` is a BCP 47 tag in any case. It is compared whole: to find the best language
    /// for a visitor, compare what the visitor reads with [`languages`](Self::languages).
    pub const fn page(&self, format: Format, language: &str) -> Option<Page<'a>> {
        if self.data.is_empty() {
            return Some(Page::empty(*self, PageKind::Charter, format));
        }
        let Some(language) = self.template().language(language) else {
            return None;
        };
        Page::new(*self, PageKind::Charter, format, language, FormState::NEW)
    }

    /// The page where the visitor chooses, in a format ([`Format::Html`], or [`Format::Fragment`]
    /// for a page of your own), a language and a state of its form.
    ///
    /// `None` where there is nothing to choose: no category that needs consent has a cookie, or
    /// `choice.manage` is no path on the platform. `None` too for a language or a format that
    /// [`page`](Self::page) does not have, and for other formats.
    ///
    /// # The form
    /// It is plain HTML and works without a script. It sends to the path of `choice.manage`, with
    /// `POST`, as `application/x-www-form-urlencoded`:
    ///
    /// | field | value |
    /// |---|---|
    /// | `choice` | the button that was pressed, always there: `choose`, `refuse` or `accept` |
    /// | `category` | the id of a category whose box is checked; once for each, or absent. They count with `choose` alone: the other buttons send them too |
    ///
    /// # Examples
    /// ```
    /// use charte::{Charter, Format, FormState};
    ///
    /// const CHARTER: Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
    ///
    /// let granted = ["videos"]; // what this visitor agreed to
    /// let page = CHARTER.preferences(Format::Html, "en", CHARTER.form_state(granted));
    /// assert!(page.is_some_and(|page| page.to_string().contains(" checked>")));
    ///
    /// // In a constant, for a visitor who has not chosen:
    /// const NEW: usize = CHARTER.preferences(Format::Html, "en", FormState::NEW).unwrap().len();
    /// assert!(NEW > 1_000);
    /// ```
    pub const fn preferences(
        &self,
        format: Format,
        language: &str,
        state: FormState,
    ) -> Option<Page<'a>> {
        if self.data.is_empty() {
            return Some(Page::empty(*self, PageKind::Preferences, format));
        }
        let Some(language) = self.template().language(language) else {
            return None;
        };
        Page::new(*self, PageKind::Preferences, format, language, state)
    }

    /// The ids of the gated categories: those that need consent and have a cookie. The order is that
    /// of the policy and of the boxes of the [`preferences`](Self::preferences) page. Empty if there
    /// is nothing to choose.
    pub const fn gated_categories(&self) -> &'static [&'static str] {
        self.template().gated
    }

    /// The path where visitors choose, `choice.manage`: it shows the
    /// [`preferences`](Self::preferences) page to `GET` and takes its form with `POST`. `None` where
    /// the policy names none, or another site.
    pub const fn manage_path(&self) -> Option<&'static str> {
        self.template().choice.manage
    }

    /// The state of the form in which the boxes of these categories are checked; an id that is
    /// none of [`gated_categories`](Self::gated_categories) has no box.
    ///
    /// In constants: [`FormState::check`] with positions among them.
    pub fn form_state<'i>(&self, categories: impl IntoIterator<Item = &'i str>) -> FormState {
        let boxes = categories
            .into_iter()
            .filter_map(|id| self.template().gated(id));
        boxes.fold(FormState::NEW, FormState::check)
    }

    /// The languages of the pages, as BCP 47 tags; the policy's own is the first.
    pub const fn languages(&self) -> &'static [&'static str] {
        self.template().languages
    }

    /// The URL of the platform as the policy writes it, without a trailing slash. Empty for a
    /// single site whose policy has no `[platform]`.
    pub const fn url(&self) -> &'a str {
        self.values().url
    }

    /// The host of the platform as the policy writes it, possibly in Unicode. Empty for a single
    /// site whose policy has no `[platform]`. For people: requests and links have
    /// [`ascii_host`](Self::ascii_host).
    pub const fn host(&self) -> &'a str {
        host_of(self.values().url)
    }

    /// The host of the platform with the A-labels of a Unicode host: what a request's `Host` header
    /// says and [`Fleet::find`](crate::Fleet::find) knows. Empty like [`host`](Self::host).
    pub const fn ascii_host(&self) -> &'a str {
        host_of(self.values().ascii_url())
    }

    /// The registrable domain of the host, in ASCII: a public suffix and one label before it, up to
    /// which a host may set cookies (RFC 6265bis, section 5.7).
    ///
    /// `None` without a host, where the host is a public suffix, and for a platform known at run time
    /// that does not give it ([`Values::with_registrable_domain`](crate::Values::with_registrable_domain)).
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

    /// The name of the platform in a language (a BCP 47 tag in any case); `None` where it has no
    /// name, or no page in that language.
    pub const fn name(&self, language: &str) -> Option<&'a str> {
        match self.template().language(language) {
            Some(language) => self.values().name.get(language),
            None => None,
        }
    }

    /// The cookies, in the order of the policy.
    pub const fn cookies(&self) -> &'static [Cookie] {
        self.template().cookies
    }

    /// The declaration of the cookie with this name, wherever it is kept.
    ///
    /// A declared name counts before patterns; of several patterns that match, the one with the most
    /// characters beside `*` counts, and the first of equals.
    pub const fn cookie(&self, name: &str) -> Option<&'static Cookie> {
        declaration(self.cookies(), &Sought::anywhere(name.as_bytes()))
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
            Platform::Given { url, name, .. } => Values {
                url,
                href: "",
                name: match name {
                    Some(name) => Name::Same(name),
                    None => Name::None,
                },
            },
        }
    }

    /// The value of `Content-Security-Policy` for an HTML page of a kind.
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

    /// The value of `Link` for a page of the charter: its other languages and formats.
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

    /// The compressed page in a format and a language. It is in the program, whatever the charter is
    /// borrowed from.
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

    /// The body of a compressed page, as [`charte_core::body`] has it.
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

    /// The page in a format, in the policy's own language.
    #[inline]
    #[track_caller]
    pub(crate) const fn own(&self, format: Format) -> Page<'a> {
        match Page::new(*self, PageKind::Charter, format, 0, FormState::NEW) {
            Some(page) => page,
            None if self.data.is_empty() => Page::empty(*self, PageKind::Charter, format),
            None => missing(format),
        }
    }
}

impl fmt::Debug for Charter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Charter").field(&self.url()).finish()
    }
}

#[cold]
#[track_caller]
pub(crate) const fn missing(format: Format) -> ! {
    let sentence = Sentence::new()
        .with("this charter has no ")
        .with(format.as_str())
        .with(" page: add `")
        .with(format.as_str())
        .with("` to the `formats` of the macro call that makes it");
    panic!("{}", sentence.as_str())
}
