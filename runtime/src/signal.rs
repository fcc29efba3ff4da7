//! The signals of a browser that count as a refusal.

use crate::charter::Charter;
use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// A signal of the browser that a policy counts as a refusal.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use charte::{Signal, Visit};
///
/// let shop = shops::FLEET.get("a.example");
/// let visit = Visit::new(shop, &[("Sec-GPC", "1")], 1_764_000_000);
/// # let _ = (visit, Signal::Gpc);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Signal {
    /// `Sec-GPC: 1` (Global Privacy Control).
    Gpc,
    /// `DNT: 1` (Do Not Track).
    Dnt,
}

impl Signal {
    /// Returns the signal that the browser sends and the policy respects.
    pub(crate) fn of(charter: Charter<'_>, headers: Headers<'_>) -> Option<Self> {
        let choice = &charter.template().choice;
        let says = |name| headers.values(name).any(|value| value.trim_ascii() == b"1");
        if choice.gpc.is_some() && says(RequestHeader::SecGpc) {
            return Some(Self::Gpc);
        }
        (choice.dnt && says(RequestHeader::Dnt)).then_some(Self::Dnt)
    }
}
