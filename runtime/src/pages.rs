//! The pages of a charter.

use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;

use crate::charter::Charter;
use crate::page::Page;
use crate::sentence::Sentence;

impl<'a> Charter<'a> {
    /// Returns the page as a whole HTML document, in the language of the policy.
    ///
    /// # Panics
    /// If the macro call omits this format. The same is true for the next four methods.
    #[inline]
    #[track_caller]
    pub const fn html(&self) -> Page<'a> {
        self.own(Format::Html)
    }

    /// Returns the page as HTML to include in your own page, in the language of the policy.
    ///
    /// # Panics
    /// If the macro call omits this format.
    #[inline]
    #[track_caller]
    pub const fn fragment(&self) -> Page<'a> {
        self.own(Format::Fragment)
    }

    /// Returns the page in Markdown, in the language of the policy.
    ///
    /// # Panics
    /// If the macro call omits this format.
    #[inline]
    #[track_caller]
    pub const fn markdown(&self) -> Page<'a> {
        self.own(Format::Markdown)
    }

    /// Returns the page as plain text, in the language of the policy.
    ///
    /// # Panics
    /// If the macro call omits this format.
    #[inline]
    #[track_caller]
    pub const fn text(&self) -> Page<'a> {
        self.own(Format::Text)
    }

    /// Returns the register: every fact of the charter in JSON, in the language of the policy.
    ///
    /// # Panics
    /// If the macro call omits this format.
    #[inline]
    #[track_caller]
    pub const fn json(&self) -> Page<'a> {
        self.own(Format::Json)
    }

    /// Returns the page in a format and a language. `None` if the policy does not publish that
    /// language, or if the macro call omits the language or the format.
    ///
    /// `language` is a BCP 47 tag in any case. It must equal the whole tag of a page. To find the
    /// best language for a visitor, compare the visitor's languages with
    /// [`languages`](Self::languages).
    pub const fn page(&self, format: Format, language: &str) -> Option<Page<'a>> {
        if self.has_errors() {
            return Some(Page::empty(*self, PageKind::Charter, format));
        }
        let Some(language) = self.template().language(language) else {
            return None;
        };
        Page::new(*self, PageKind::Charter, format, language, FormState::NEW)
    }

    /// Returns the page with the form in which the visitor chooses, in a format ([`Format::Html`],
    /// or [`Format::Fragment`] for your own page), a language and a state of its form.
    ///
    /// `None` if there is nothing to choose: no gated category has a cookie, or `choice.manage` is
    /// not a path on the platform. Also `None` for a language or a format that [`page`](Self::page)
    /// does not have, and for all other formats.
    ///
    /// # The form
    /// The form is plain HTML and works without a script. It is sent with `POST` to the path of
    /// `choice.manage`, as `application/x-www-form-urlencoded`:
    ///
    /// | field | value |
    /// |---|---|
    /// | `choice` | the button that the visitor pressed: `choose`, `refuse` or `accept`; always present |
    /// | `category` | the id of a category whose box is checked; repeated for each one, absent if there is none. It counts only with `choose`, although the other buttons send it too |
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
        if self.has_errors() {
            return Some(Page::empty(*self, PageKind::Preferences, format));
        }
        let Some(language) = self.template().language(language) else {
            return None;
        };
        Page::new(*self, PageKind::Preferences, format, language, state)
    }

    /// Returns the state of the form in which the boxes of these questions are checked. A gated
    /// category checks all its boxes. Other ids are ignored.
    ///
    /// In constants, use [`FormState::check`] with positions in [`questions`](Self::questions).
    pub fn form_state<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> FormState {
        let boxes = ids.into_iter().flat_map(|id| self.template().boxes(id));
        boxes.fold(FormState::NEW, FormState::check)
    }

    /// Returns the page in a format, in the language of the policy.
    #[inline]
    #[track_caller]
    pub(crate) const fn own(&self, format: Format) -> Page<'a> {
        match Page::new(*self, PageKind::Charter, format, 0, FormState::NEW) {
            Some(page) => page,
            None if self.has_errors() => Page::empty(*self, PageKind::Charter, format),
            None => missing(format),
        }
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
