//! The banner of a visit.

pub use charte_core::banner::BANNER_STYLE;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;

#[cfg(feature = "decoder")]
use super::decoder::Keeper;
use crate::page::Page;
use crate::visit::Visit;

impl Visit<'_> {
    /// Returns the banner for a page of your site: the first layer, which asks for consent. `None` if
    /// there is nothing to ask: nothing is gated, the visitor has answered, or a signal of the browser
    /// refuses.
    ///
    /// For 60 seconds after an answer it is the sentence that the choice is saved, with a link to change
    /// it. If the query of `back` has the number of the receipt (feature `receipts`), it shows the number.
    ///
    /// # Input
    /// `language` is a BCP 47 tag in any case; a language that the policy does not publish counts as the
    /// language of the policy. `back` is the path and query of the current page, such as
    /// `/news?page=2`: the answer leads there. It counts if it begins with one `/`, if the next
    /// character is neither `/` nor `\`, if each character is printable ASCII, and if it has at most
    /// 2,048 bytes. Otherwise the answer leads to the preferences page.
    ///
    /// # Where it belongs
    /// At the start of `body`, so that it comes first for everybody. It is HTML without a script, and
    /// its form is sent to [`Charter::manage_path`](crate::Charter::manage_path), where
    /// [`choice::handle`](crate::choice::handle) answers it. Its look is [`BANNER_STYLE`], or your own
    /// for the classes `charte-banner`, `charte-actions` and `charte-button`. A page with it belongs to
    /// one visitor: send `Cache-Control: private, no-cache`.
    ///
    /// The choice must be made on the platform: `manage` in `[choice]` is a path. There is no banner for
    /// a visit of `Visit::decoded`, because another consent manager asks.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 1_764_000_000);
    /// let banner = visit.banner("en", "/news?page=2").expect("the visitor has not answered");
    ///
    /// let body = format!("<body>{banner}<main>...</main></body>");
    /// assert!(body.contains("name=\"back\" value=\"/news?page=2\""));
    /// ```
    pub fn banner<'b>(&'b self, language: &str, back: &'b str) -> Option<Page<'b>> {
        #[cfg(feature = "decoder")]
        if matches!(self.keeper(), Keeper::Elsewhere) {
            return None;
        }
        let kind = if self.needs_answer() {
            PageKind::Banner
        } else {
            let is_confirmed = self.is_new_choice() && self.answered_at().is_some();
            is_confirmed.then_some(PageKind::Confirmation)?
        };
        let charter = self.charter();
        let language = charter.template().language(language).unwrap_or(0);
        let page = Page::new(charter, kind, Format::Fragment, language, FormState::NEW)?;
        if kind == PageKind::Banner {
            return Some(page.with_back(back));
        }
        let query = back.split_once('?').map_or("", |(_, query)| query);
        Some(page.with_receipt_in(query, self))
    }
}
