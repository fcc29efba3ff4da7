//! The receipt of an answer, and what a program does with an answer that it could not record.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};

use charte_core::form::{FormState, RECEIPT};
use charte_core::hash::ContentHash;
use charte_core::kind::PageKind;
use charte_core::layout::HEADER;

use super::codec::Stored;
use super::form::Form;
use super::form_error::FormError;
use super::handle::keep;
use super::outcome::Outcome;
use crate::charter::Charter;
use crate::page::Page;
use crate::receipt::{Format, Receipt, ReceiptAnswer, ReceiptId, Shown};
use crate::visit::{Answer, Visit};

/// What an outcome holds for its receipt.
#[derive(Default)]
pub(super) struct OfReceipt {
    /// The hash of the page that the form names.
    shown: Option<ContentHash>,
    /// The earlier choice of the request, if it was the visitor's answer.
    before: Option<Stored>,
    /// The target for the `Location` header, with the number of the receipt.
    location: Option<String>,
}

impl OfReceipt {
    /// Returns what the visit and its form contain, before the answer counts.
    pub(super) fn new(visit: &Visit<'_>, form: &Form) -> Self {
        Self {
            shown: form.shown,
            before: visit.stored(),
            location: None,
        }
    }

    pub(super) fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }
}

impl Outcome<'_> {
    /// Returns the receipt of the answer, with this number. `None` if the form is not accepted, or if
    /// there was nothing to choose.
    ///
    /// Store it before you respond. Then respond with [`with_receipt`](Self::with_receipt), or, if it
    /// could not be stored, with [`not_recorded`](Self::not_recorded) or with the outcome as it is.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// # fn store(_: &charte::receipt::Receipt) -> Result<(), std::io::Error> { Ok(()) }
    /// # let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
    /// # let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, 1_764_000_000);
    /// use charte::receipt::ReceiptId;
    ///
    /// let mut outcome = charte::choice::handle(visit, "POST", b"choice=accept&back=/news");
    /// let id = ReceiptId::new([0xab; 16]); // elsewhere: `ReceiptId::random()?`
    /// if let Some(receipt) = outcome.receipt(id) {
    ///     outcome = match store(&receipt) {
    ///         Ok(()) => outcome.with_receipt(id),
    ///         Err(error) => {
    ///             eprintln!("a receipt is lost: {error}");
    ///             outcome.not_recorded()
    ///         }
    ///     };
    /// }
    /// let location = "/news?charte-receipt=abababababababababababababababab";
    /// assert_eq!(outcome.location(), Some(location));
    /// ```
    pub fn receipt(&self, id: ReceiptId) -> Option<Receipt> {
        self.recorded.as_ref()?;
        let charter = self.visit.charter();
        let page = self.receipt.shown.and_then(|hash| shown(charter, hash));
        let named = self.language.and_then(|at| charter.languages().get(at));
        let language = page.map(|page| page.language()).or(named.copied());
        let at = self.visit.now();
        let questions = charter.questions().iter();
        Some(Receipt {
            format: Format::First,
            id,
            at,
            until: self.lifetime().map(|lifetime| at.saturating_add(lifetime)),
            platform: charter.url().to_string(),
            content: charter.fingerprint(),
            revision: charter.consent_revision(),
            language: language.map(String::from),
            shown: page.map(|page| Shown {
                page: page.kind(),
                hash: page.content_hash(),
            }),
            answers: questions
                .filter(|id| self.visit.answer(id) != Some(Answer::NotAsked))
                .map(|id| ((*id).to_string(), self.answer(id)))
                .collect::<BTreeMap<_, _>>(),
            signal: self.visit.sent_signal(),
        })
    }

    /// Returns the answer to a question.
    fn answer(&self, question: &str) -> ReceiptAnswer {
        let before = self.receipt.before.map_or(0, |before| before.granted);
        let bit = self.visit.charter().bits(question).unwrap_or(0);
        match self.visit.answer(question) {
            Some(Answer::Granted) => ReceiptAnswer::Granted,
            _ if before & bit != 0 => ReceiptAnswer::Withdrawn,
            _ => ReceiptAnswer::Refused,
        }
    }

    /// Returns the outcome with the number of the stored receipt in the query of its
    /// [`location`](Self::location), so that the next page shows it to the visitor:
    /// [`Visit::banner`] or [`Visit::preferences`]. No cookie contains it.
    #[must_use]
    pub fn with_receipt(mut self, id: ReceiptId) -> Self {
        self.receipt.location = None;
        self.receipt.location = self.location().map(|location| with_number(location, id));
        self
    }

    /// Returns the outcome for an answer whose receipt could not be stored, in a program that counts no
    /// consent without a receipt.
    ///
    /// Nothing is granted that was not granted before this answer. If the answer grants something new, the
    /// status is 503 and the [`page`](Self::page) says that the consent does not count. If it refuses or
    /// withdraws, that counts all the same (GDPR, article 7(3)): only its receipt is missing.
    #[must_use]
    pub fn not_recorded(mut self) -> Self {
        self.receipt.location = None;
        let Some((_, stored)) = &self.recorded else {
            return self;
        };
        let stored = *stored;
        let granted = stored.granted;
        let before = self.receipt.before;
        let kept = granted & before.map_or(0, |before| before.granted);
        if granted == 0 {
            return self;
        }
        // Consent without a receipt does not count longer than before. Refusals count from this answer on.
        let kept = before.map(|before| Stored {
            granted: kept,
            is_partial: before.is_partial && stored.is_partial,
            when: if kept == 0 { stored.when } else { before.when },
            ..before
        });
        let is_new = kept.is_none_or(|kept| kept.granted != granted);
        self.recorded = kept.map(|kept| {
            let value = keep(self.visit.charter(), kept, self.visit.keeper());
            (value, kept)
        });
        self.visit = self.visit.with_stored(kept);
        if is_new {
            self.result = Err(FormError::NotRecorded);
        }
        self
    }
}

/// Returns the page with a form whose own hash is this one; `None` if the program has none.
fn shown(charter: Charter<'_>, hash: ContentHash) -> Option<Page<'_>> {
    let header = hash.to_u128().to_le_bytes();
    let kinds = PageKind::ALL.iter().filter(|kind| kind.asks());
    let pages = kinds.flat_map(|&kind| kind.formats().iter().map(move |&format| (kind, format)));
    let languages = 0..charter.languages().len();
    let mut pages = pages.flat_map(|(kind, format)| {
        let page = move |language| Page::new(charter, kind, format, language, FormState::NEW);
        languages.clone().filter_map(page)
    });
    pages.find(|page| page.layout().first_chunk::<HEADER>() == Some(&header))
}

/// Returns an address with the number of a receipt in its query, in place of another number.
fn with_number(address: &str, id: ReceiptId) -> String {
    let (address, fragment) = match address.find('#') {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_other = |field: &&str| {
        let number = field.strip_prefix(RECEIPT);
        !field.is_empty() && !number.is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    };
    let mut others = String::new();
    for field in query.split('&').filter(is_other) {
        others.push_str(field);
        others.push('&');
    }
    format!("{path}?{others}{RECEIPT}={id}{fragment}")
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::{ReceiptId, with_number};

    #[test]
    fn an_address_has_one_number() {
        let number = "charte-receipt=0000000000000000000000000000000a";
        for (address, expected) in [
            ("/", "/?"),
            ("/news", "/news?"),
            ("/news?page=2", "/news?page=2&"),
            ("/news?&page=2&", "/news?page=2&"),
            ("/news?charte-receipt=1&page=2", "/news?page=2&"),
            ("/news?charte-receipt", "/news?"),
            ("/news?charte-receipts=1", "/news?charte-receipts=1&"),
            ("/news?a?b", "/news?a?b&"),
        ] {
            let mut id = [0; 16];
            id[15] = 10;
            let id = ReceiptId::new(id);
            let with = with_number(address, id);
            assert_eq!(with, format!("{expected}{number}"));
            assert_eq!(with_number(&with, id), with);
            let with = with_number(&format!("{address}#top?&"), id);
            assert_eq!(with, format!("{expected}{number}#top?&"));
        }
    }
}
