//! What an author probably meant by a wrong text: a guess that the diagnostic proposes.
//!
//! A guess keeps the facts: a text with two possible readings has no guess.

mod country;
mod date;
mod duration;
mod host;
mod key;
mod name;
mod word;

pub(crate) use country::country;
pub(crate) use date::date;
pub(crate) use duration::{Meant, duration, seconds};
pub(crate) use host::host;
pub(crate) use key::{any_key, key, unaccented};
pub use name::{several, starred};
pub(crate) use word::{boolean, word};

/// Returns the duration that a person wrote in words, as far as charte understands them: `2 ans`,
/// `until the browser is closed`.
pub fn written_duration(text: &str) -> Option<charte_core::duration::Duration> {
    match duration(text) {
        Meant::Duration(duration) => Some(duration),
        Meant::Endless | Meant::Several | Meant::Fraction | Meant::Unknown => None,
    }
}

/// Words that negate others.
const NEGATIONS: &[&str] = &[
    "aucun", "aucune", "jamais", "never", "no", "non", "not", "pas", "sans", "without",
];

/// Returns whether a text negates something.
pub(crate) fn is_negated(text: &str) -> bool {
    negations(text) > 0
}

/// Returns the number of words of a text that negate others.
fn negations(text: &str) -> usize {
    let text = text.to_lowercase();
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| NEGATIONS.contains(word)).count()
}
