//! The invariants of stored choices and of the form, for any input of a visitor.
//!
//! [`check_choice`] is the body of a fuzz target; `tests/forged_choices.rs` runs it over random input.

use charte::choice::handle;
use charte::guard::{Occasion, check};
use charte::{Charter, Visit};

charte::charters! {
    /// Two shops with two categories that need consent.
    pub mod shops = "crates/texts/choice.toml";
}

/// The charter of the tests.
pub const SHOP: Charter<'static> = shops::FLEET.get("a.example");

/// The time of the visit: 2025-11-24.
pub const NOW: u64 = 1_764_000_000;

const OWN: [(&str, &[u8]); 2] = [("Host", b"a.example"), ("Sec-Fetch-Site", b"same-origin")];

/// Uses the input as each thing that a visitor sends: the `Cookie` header, the stored choice, the body of
/// the form, and its `Origin`.
///
/// # Panics
/// If an invariant does not hold.
pub fn check_choice(input: &[u8]) {
    stored(input);
    stored(&[b"cookies_preferences=", input].concat());
    form(&[], input);
    form(input, b"choice=refuse");
    form(&[], &[b"choice=refuse&back=", input].concat());
    let headers = [("Host", b"a.example".as_slice()), ("Origin", input)];
    let visit = Visit::new(SHOP, headers.as_slice(), NOW);
    let outcome = handle(visit, "POST", b"choice=accept");
    let is_own = [b"https://a.example".as_slice(), b"http://a.example"]
        .iter()
        .any(|own| input.trim_ascii().eq_ignore_ascii_case(own));
    assert!(
        is_own || outcome.error().is_some(),
        "a form of another origin is accepted"
    );
}

/// Checks that a choice counts only if it contains the consent revision, in the form that charte writes.
fn stored(header: &[u8]) {
    let visit = Visit::new(SHOP, header, NOW);
    for id in SHOP.gated_categories() {
        assert_eq!(visit.is_granted(id), visit.consents()(id));
        assert!(
            !visit.needs_answer() || !visit.is_granted(id),
            "consent without an answer"
        );
    }
    if !visit.needs_answer() {
        let revision = SHOP.consent_revision().to_string();
        let text = core::str::from_utf8(header).unwrap_or_default();
        let choices = text.split(';').filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name.trim_matches([' ', '\t']) == "cookies_preferences").then_some(value)
        });
        let mut choices = choices.map(|value| value.trim_matches([' ', '\t']));
        // If another pair is not UTF-8, only the revision is checked.
        let found = header
            .windows(revision.len())
            .any(|window| window == revision.as_bytes());
        assert!(found, "a choice without the revision");
        if !text.is_empty() {
            let form = format!("1.{revision}.");
            let counts = |choice: &str| choice.starts_with(&form) && choice.len() <= 81;
            assert!(choices.any(counts), "{text}");
        }
    }
}

/// Returns whether a browser that is at the platform stays there if it follows a `Location`.
pub(crate) fn stays(location: &str) -> bool {
    let is_own = location
        .strip_prefix('/')
        .is_some_and(|rest| !rest.starts_with(['/', '\\']));
    let is_read_as_written = location
        .chars()
        .all(|character| matches!(character, '!'..='~'));
    is_own && is_read_as_written && location.len() <= 2_048
}

/// Checks that the response to the form sets only declared cookies, and that the stored choice is read back.
fn form(cookie: &[u8], body: &[u8]) {
    let headers = [OWN[0], OWN[1], ("Cookie", cookie)];
    let outcome = handle(Visit::new(SHOP, headers.as_slice(), NOW), "POST", body);
    assert_eq!(outcome.error().is_none(), outcome.location().is_some());
    if outcome.error().is_some() {
        assert_eq!(
            outcome.set_cookies().count(),
            0,
            "a refused form sets a cookie"
        );
        return;
    }
    let location = outcome.location().unwrap_or_default();
    assert!(stays(location), "a form leads to {location:?}");
    let visit = outcome.visit();
    let occasion = Occasion {
        host: "a.example",
        path: "/cookies",
        now: NOW.try_into().unwrap_or_default(),
    };
    let headers: Vec<_> = outcome.set_cookies().map(|set| set.to_string()).collect();
    assert!(headers.len() <= 65, "too many headers");
    for header in headers {
        let found = check(&SHOP, &header, &occasion, |id| visit.is_granted(id)).next();
        assert!(found.is_none(), "{header}: {found:?}");
    }
    let choice = outcome.set_cookies().next().expect("the choice");
    let pair = format!("{}={}", choice.name(), choice.value());
    let next = Visit::new(SHOP, pair.as_str(), NOW);
    for id in SHOP.gated_categories() {
        assert_eq!(next.answer(id), visit.answer(id), "{id}");
    }
}
