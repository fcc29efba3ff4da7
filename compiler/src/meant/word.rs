//! Words of closed sets and booleans, by other words that people write for them.

use super::key::plain;
use super::{is_negated, negations};
use crate::diagnostic::similar;

/// Returns the word of a set that an author meant.
///
/// `None` if the text negates it ("not required").
pub(crate) fn word(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let text = plain(written);
    if known == ["exempt", "required"] {
        return match (text.as_str(), consent(&text)) {
            ("no" | "non" | "none" | "false", _) => Some("exempt"),
            ("yes" | "oui" | "true", _) => Some("required"),
            (_, Some(word)) => Some(word),
            _ if is_negated(&text.replace('_', " ")) => None,
            _ => similar(written, known.iter().copied()),
        };
    }
    // A negation that is part of the word itself, as in `no-sharing`, does not count.
    let near = similar(written, known.iter().copied())?;
    let negated = |text: &str| is_negated(&text.replace(['_', '-'], " "));
    (negated(written) == negated(near)).then_some(near)
}

/// Returns whether a text requires consent; `None` if it negates a negation.
fn consent(text: &str) -> Option<&'static str> {
    let contains = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (
        contains(&["exempt"]),
        contains(REQUIRED),
        negations(&text.replace('_', " ")),
    ) {
        (true, false, 0) | (false, true, 1) => Some("exempt"),
        (true, false, 1) | (false, true, 0) => Some("required"),
        (false, false, 1) if contains(&["consent"]) => Some("exempt"),
        _ => None,
    }
}

/// Returns the boolean that an author meant.
pub(crate) fn boolean(written: &str) -> Option<bool> {
    match plain(written).as_str() {
        "true" | "yes" | "oui" | "on" | "vrai" => Some(true),
        "false" | "no" | "non" | "off" | "faux" => Some(false),
        _ => None,
    }
}

/// Words that mean that consent is required.
const REQUIRED: &[&str] = &[
    "requi", "requir", "need", "obligat", "mandator", "opt_in", "explicit",
];

#[cfg(test)]
mod tests {
    use super::word;

    const CONSENT: &[&str] = &["exempt", "required"];

    #[test]
    fn a_negation_reverses_the_meaning() {
        for (text, expected) in [
            ("not required", Some("exempt")),
            ("non requis", Some("exempt")),
            ("no consent needed", Some("exempt")),
            ("not exempt", Some("required")),
            ("Exempted", Some("exempt")),
            ("exmpt", Some("exempt")),
            ("requis", Some("required")),
            ("no", Some("exempt")),
            ("without consent", Some("exempt")),
            ("not without consent", None),
            ("strictly necessary", None),
            ("optional", None),
            ("not exmpt", None),
        ] {
            assert_eq!(word(text, CONSENT), expected, "{text}");
        }
        assert_eq!(word("not strict", &["strict", "lax"]), None);
        assert_eq!(word("None", &["strict", "lax", "none"]), Some("none"));
    }
}
