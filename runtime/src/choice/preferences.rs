//! The preferences page of a visit.

use charte_core::format::Format;
use charte_core::kind::PageKind;

use crate::page::Page;
#[cfg(feature = "receipts")]
use crate::request_header::RequestHeader;
use crate::visit::Visit;

/// How long a choice is confirmed, in seconds. The time is that of the stored choice, because a link
/// from anywhere could contain a query that confirms a choice.
const CONFIRMED: u64 = 60;

impl Visit<'_> {
    /// Returns the preferences page for this visitor: the boxes of the granted categories are checked, and
    /// the page says what happened to the latest answer.
    ///
    /// # Input
    /// `format` is [`Format::Html`], or [`Format::Fragment`] for your own page. `language` is a BCP 47 tag in
    /// any case. `query` is the part of the address after `?`: see [`form_state`](Self::form_state). For
    /// 60 seconds after an answer the page also shows the number of the receipt that the query has (feature
    /// `receipts`).
    ///
    /// `None` in the same cases as [`Charter::preferences`](crate::Charter::preferences).
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// use charte::Format;
    ///
    /// let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 1_764_000_000);
    /// let page = visit.preferences(Format::Html, "en", "").expect("there is something to choose");
    /// assert!(page.to_string().contains("name=\"choice\""));
    /// ```
    pub fn preferences<'b>(
        &'b self,
        format: Format,
        language: &str,
        query: &'b str,
    ) -> Option<Page<'b>> {
        let language = self.charter().template().language(language)?;
        self.preferences_at(format, language, query)
    }

    /// Returns the same page in the language with this position.
    pub(crate) fn preferences_at<'b>(
        &'b self,
        format: Format,
        language: usize,
        query: &'b str,
    ) -> Option<Page<'b>> {
        let state = self.form_state(Some(query));
        let page = Page::new(
            self.charter(),
            PageKind::Preferences,
            format,
            language,
            state,
        )?;
        Some(page.with_receipt_in(query, self))
    }

    /// Returns whether the choice in the request is new, so that pages confirm it.
    pub(super) fn is_new_choice(&self) -> bool {
        let age = self.stored_at().map(|when| self.now().saturating_sub(when));
        age.is_some_and(|age| age < CONFIRMED)
    }
}

impl<'a> Page<'a> {
    /// Returns the page with the number of a receipt, if the query has one and the visit has just
    /// chosen.
    ///
    /// Anybody can write a link with a number. So it counts for a new choice alone, and not if another site
    /// led the browser here: after an answer, `Sec-Fetch-Site` is `same-origin`.
    #[cfg(feature = "receipts")]
    pub(super) fn with_receipt_in(self, query: &'a str, visit: &Visit<'_>) -> Self {
        use charte_core::form::RECEIPT;

        use crate::headers::Once;
        use crate::receipt::ReceiptId;

        let is_own = match visit.headers().once(RequestHeader::SecFetchSite) {
            Once::Absent => true,
            Once::Value(site) => site == b"same-origin",
            Once::Repeated => false,
        };
        if !is_own || !visit.is_new_choice() {
            return self;
        }
        let number = |field: &'a str| field.strip_prefix(RECEIPT)?.strip_prefix('=');
        let mut numbers = query.split('&').filter_map(number);
        let number = match (numbers.next(), numbers.next()) {
            (Some(number), None) if number.parse::<ReceiptId>().is_ok() => number,
            _ => return self,
        };
        match number.as_bytes().first_chunk() {
            Some(number) => self.with_receipt(number),
            None => self,
        }
    }

    #[cfg(not(feature = "receipts"))]
    pub(super) fn with_receipt_in(self, _: &'a str, _: &Visit<'_>) -> Self {
        self
    }
}
