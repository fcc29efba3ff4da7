//! Visits with any consent, for the tests of a program.
//!
//! Behind the feature `testing`: turn it on in `[dev-dependencies]` alone. A program that has it in
//! `[dependencies]` can make a proof of consent that no visitor gave.

use crate::charter::Charter;
use crate::headers::Headers;
use crate::visit::{Answered, Visit};

/// The visit of somebody who consented to these categories, and refused all others.
///
/// # Panics
/// Where the charter has no category of one of these ids that needs consent.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/outside/texts/choice.toml"; }
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
    let granted = granted.iter().fold(0, |bits, category| {
        let bit = charter.bit(category);
        let bit =
            bit.unwrap_or_else(|| panic!("no category `{category}` of this charter needs consent"));
        bits | bit
    });
    Visit::with_answer(charter, headers.into(), Answered::Choice(granted))
}
