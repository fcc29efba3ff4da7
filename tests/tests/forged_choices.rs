//! Choices and forms of somebody who means harm, and of dice: nothing panics, nothing grants.

use charte::Visit;
use charte::choice::handle;
use charte_tests::choice_input::{NOW, SHOP, check_choice, shops};

const OWN: [(&str, &str); 2] = [("Sec-Fetch-Site", "same-origin"), ("Host", "a.example")];

/// What dice put together.
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
    "return",
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

/// Numbers that look like those of dice, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("it is below `sides`")
    }
}

/// A choice of everything, as the cookie has it.
fn accepted() -> String {
    let outcome = handle(Visit::new(SHOP, &OWN, NOW), "POST", b"choice=accept");
    let set = outcome.set_cookies().next().expect("the choice");
    set.value().to_owned()
}

#[test]
fn what_dice_send() {
    let accepted = accepted();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let mut input = Vec::new();
        for _ in 0..dice.throw(20) {
            match dice.throw(20) {
                0 => input.push(u8::try_from(dice.throw(256)).expect("a byte")),
                1 => input.extend(accepted.as_bytes()),
                2 => input.extend(&accepted.as_bytes()[..dice.throw(accepted.len())]),
                _ => input.extend(WORDS[dice.throw(WORDS.len())].as_bytes()),
            }
        }
        check_choice(&input);
    }
}

#[test]
fn every_byte_in_every_place_of_a_choice() {
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

/// A value of 8 KB, the name twice, quotes, another platform, another time.
#[test]
fn what_looks_like_a_choice_grants_nothing() {
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
        "the real one"
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
