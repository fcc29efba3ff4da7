//! Words of closed sets, and booleans, by what people write for them.

use super::key::plain;
use super::{is_negated, negations};
use crate::diagnostic::similar;

/// The word of a set that was meant.
///
/// None where the text says of it that it is not.
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
    // A negation that the word has itself, as in `no-sharing`, is none of it.
    let near = similar(written, known.iter().copied())?;
    let negated = |text: &str| is_negated(&text.replace(['_', '-'], " "));
    (negated(written) == negated(near)).then_some(near)
}

/// Whether a text says that the visitor must be asked; nothing where it denies a denial.
fn consent(text: &str) -> Option<&'static str> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (
        says(&["exempt"]),
        says(ASKED),
        negations(&text.replace('_', " ")),
    ) {
        (true, false, 0) | (false, true, 1) => Some("exempt"),
        (true, false, 1) | (false, true, 0) => Some("required"),
        (false, false, 1) if says(&["consent"]) => Some("exempt"),
        _ => None,
    }
}

/// The boolean that was meant.
pub(crate) fn boolean(written: &str) -> Option<bool> {
    match plain(written).as_str() {
        "true" | "yes" | "oui" | "on" | "vrai" => Some(true),
        "false" | "no" | "non" | "off" | "faux" => Some(false),
        _ => None,
    }
}

/// What is said of a visitor who must be asked.
const ASKED: &[&str] = &[
    "requi", "requir", "need", "obligat", "mandator", "opt_in", "explicit",
];

#[cfg(test)]
mod tests {
    use super::word;

    const CONSENT: &[&str] = &["exempt", "required"];

    #[test]
    fn a_negation_is_heeded() {
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
