//! Forged choices and forms, and random ones: none of them panics, and none grants consent.

use charte::Visit;
use charte::choice::handle;
use charte_tests::choice_input::{NOW, SHOP, check_choice, shops};
use charte_tests::random::Random;

const OWN: [(&str, &str); 2] = [("Sec-Fetch-Site", "same-origin"), ("Host", "a.example")];

/// The parts of random input.
const WORDS: &[&str] = &[
    "choice",
    "=",
    "=",
    "&",
    "&",
    ";",
    "; ",
    "accept",
    "refuse",
    "choose",
    "category",
    "audience",
    "video",
    "necessary",
    "revision",
    "back",
    "back=%2F",
    "%",
    "%3D",
    "%26",
    "%00",
    "%zz",
    "+",
    ".",
    "1.",
    "0",
    "1764000000",
    "3",
    "f",
    "F",
    "-",
    " ",
    "\t",
    "\"",
    "\0",
    "\r\n",
    "\u{e9}",
    "cookies_preferences",
    "_pk_",
    "_pk_id.1",
    "visits",
    "player",
    "//",
    "\\",
    "https://a.example",
    ",",
];

/// The value of the cookie after the visitor accepts everything.
fn accepted() -> String {
    let outcome = handle(Visit::new(SHOP, &OWN, NOW), "POST", b"choice=accept");
    let set = outcome.set_cookies().next().expect("the choice");
    set.value().to_owned()
}

#[test]
fn random_choices() {
    let accepted = accepted();
    let mut random = Random::new(1);
    for _ in 0..20_000 {
        let mut input = Vec::new();
        for _ in 0..random.below(20) {
            match random.below(20) {
                0 => input.push(u8::try_from(random.below(256)).expect("a byte")),
                1 => input.extend(accepted.as_bytes()),
                2 => input.extend(&accepted.as_bytes()[..random.below(accepted.len())]),
                _ => input.extend(random.one(WORDS).as_bytes()),
            }
        }
        check_choice(&input);
    }
}

#[test]
fn every_byte_at_every_position_of_a_choice() {
    let accepted = accepted();
    for at in 0..accepted.len() {
        for byte in 0..=u8::MAX {
            let mut forged = accepted.clone().into_bytes();
            forged[at] = byte;
            check_choice(&forged);
            forged.insert(at, byte);
            check_choice(&forged);
        }
        check_choice(&accepted.as_bytes()[..at]);
        check_choice(&accepted.as_bytes()[at..]);
    }
}

/// Values of 8 KB, repeated names, quotes, another platform, another time.
#[test]
fn malformed_choices_grant_no_consent() {
    let accepted = accepted();
    let is_granted = |header: &str, now: u64| {
        let visit = Visit::new(SHOP, header, now);
        SHOP.gated_categories()
            .iter()
            .any(|id| visit.is_granted(id))
    };
    let name = "cookies_preferences";
    assert!(
        is_granted(&format!("{name}={accepted}"), NOW),
        "the unchanged choice grants consent"
    );
    for header in [
        format!("{name}={accepted}{}", "0".repeat(8192)),
        format!("{name}={}{accepted}", "0".repeat(8192)),
        format!("{name}=\"{accepted}\""),
        format!("{name}={accepted}\0"),
        format!("{name}={accepted}\r\n"),
        format!("{}={accepted}", name.to_uppercase()),
        format!("={name}={accepted}"),
        format!("{name} {accepted}"),
        format!("\"a; {name}={accepted}\""),
    ] {
        assert!(!is_granted(&header, NOW), "{header:?}");
        check_choice(header.as_bytes());
    }
    let right = format!("{name}={accepted}");
    assert!(is_granted(&right, NOW - 300) && !is_granted(&right, NOW - 301));
    assert!(
        !is_granted(&right, NOW + 200 * 86_400),
        "older than six months"
    );
    let neighbour = shops::FLEET.get("b.example");
    let visit = Visit::new(neighbour, right.as_str(), NOW);
    assert!(visit.needs_answer(), "of another platform");
}
