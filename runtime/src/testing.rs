//! Visits with any consent, for the tests of a program.
//!
//! Behind the feature `testing`: turn it on in `[dev-dependencies]` alone. A program that has it in
//! `[dependencies]` can make a proof of consent that no visitor gave.

use crate::charter::Charter;
use crate::choice::{Keeper, Stored};
use crate::headers::Headers;
use crate::visit::Visit;

/// The visit of somebody who consented to these categories, and refused all others.
///
/// Its time is 1970-01-01: [`choice::handle`](crate::choice::handle) stores a choice that is out of
/// date by now. To test the form, use [`Visit::new`].
///
/// # Panics
/// Where the charter has no category of one of these ids that needs consent.
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
    let granted = granted.iter().fold(0, |bits, category| {
        let bit = charter.bit(category);
        let bit =
            bit.unwrap_or_else(|| panic!("no category `{category}` of this charter needs consent"));
        bits | bit
    });
    let stored = Stored { granted, when: NOW };
    Visit::with_choice(charter, headers.into(), NOW, Keeper::Plain, Some(stored))
}

/// The time of such a visit, in seconds since 1970.
const NOW: u64 = 0;
