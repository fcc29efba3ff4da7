//! Visits with any consent, for the tests of a program.
//!
//! Enable the feature `testing` only in `[dev-dependencies]`. With it in `[dependencies]`, a
//! program can create a proof of consent that no visitor gave.

use crate::charter::Charter;
use crate::choice::{Keeper, Stored};
use crate::headers::Headers;
use crate::visit::Visit;

/// Returns the visit of a visitor who consented to these categories or questions and refused all others.
///
/// Its time is 1970-01-01, so [`choice::handle`](crate::choice::handle) stores a choice that is out
/// of date. To test the form, use [`Visit::new`].
///
/// # Panics
/// If one of the ids is neither that of a gated category nor that of a question of the charter.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use shops::{categories::Audience, cookies::VISITS};
///
/// let charter = shops::FLEET.get("a.example");
/// let visit = charte::testing::visit(charter, "", &["audience"]);
/// let granted = visit.granted::<Audience>().expect("consent");
/// assert!(granted.set_header(VISITS, "1").is_ok());
/// ```
#[track_caller]
pub fn visit<'a>(
    charter: Charter<'a>,
    headers: impl Into<Headers<'a>>,
    granted: &[&str],
) -> Visit<'a> {
    let granted = granted.iter().fold(0, |bits, id| {
        let more = charter.bits(id);
        bits | more.unwrap_or_else(|| panic!("this charter does not ask for consent to `{id}`"))
    });
    let stored = Stored {
        granted,
        when: NOW,
        despite_signal: false,
        is_partial: false,
    };
    Visit::with_choice(charter, headers.into(), NOW, Keeper::Plain, Some(stored))
}

/// The time of such a visit, in seconds since 1970.
const NOW: u64 = 0;
