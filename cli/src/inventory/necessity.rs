//! Words for cookies that need no consent, in the languages of the Union.

use super::text::plain;

/// The beginnings of words for what a site cannot do without.
const NECESSARY: &[&str] = &[
    "necess",
    "neces",
    "essen",
    "esenci",
    "indispens",
    "obligat",
    "mandator",
    "exempt",
    "required",
    "requis",
    "notwendig",
    "erforderlich",
    "noodzak",
    "vereist",
    "nodvendig",
    "nodvaendig",
    "niezbedn",
    "nezbytn",
    "nevyhnutn",
    "nuzn",
    "nujn",
    "valttamat",
    "szukseg",
    "vajalik",
    "butin",
    "nepieciesam",
    "aparait",
    "απαραιτητ",
    "необходим",
    "technical",
    "technisch",
    "technique",
    "tecnic",
];

/// The beginnings of words for what needs consent: measuring and advertising.
const GATED: &[&str] = &[
    "analyt",
    "analis",
    "statist",
    "market",
    "advert",
    "publicit",
    "werb",
    "reklam",
    "target",
    "tracking",
    "audience",
    "publicid",
    "performance",
    "social",
    "optional",
    "facultati",
];

/// Words that negate the next one.
const NEGATIONS: &[&str] = &[
    "non", "not", "nicht", "no", "un", "ikke", "inte", "niet", "pas",
];

/// Returns whether the words describe cookies that need no consent; `None` if they do not tell.
pub(crate) fn of_words(words: &str) -> Option<bool> {
    let words = plain(words);
    let mut words = words
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut before = "";
    let mut is_necessary = None;
    for word in &mut words {
        let is_negated = NEGATIONS.contains(&before);
        if starts(word, GATED) && is_necessary.is_none() {
            is_necessary = Some(is_negated);
        } else if starts(word, NECESSARY) {
            return Some(!is_negated);
        } else if word
            .strip_prefix("un")
            .or(word.strip_prefix("non"))
            .is_some_and(|rest| starts(rest, NECESSARY))
        {
            return Some(false);
        }
        before = word;
    }
    is_necessary
}

fn starts(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| word.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn headings_of_published_charters() {
        for (words, expected) in [
            ("Strictly necessary cookies", Some(true)),
            ("Cookies strictement n\u{e9}cessaires", Some(true)),
            ("Unbedingt erforderliche Cookies", Some(true)),
            ("Essential", Some(true)),
            ("Non-essential cookies", Some(false)),
            ("Unnecessary", Some(false)),
            ("Not necessary", Some(false)),
            ("Cookies t\u{e9}cnicas", Some(true)),
            ("Niezb\u{119}dne", Some(true)),
            ("Analytics", Some(false)),
            ("Mesure d'audience", Some(false)),
            ("Marketing cookies", Some(false)),
            ("Functional", None),
            ("Cookies", None),
            ("", None),
        ] {
            assert_eq!(of_words(words), expected, "{words}");
        }
    }
}
