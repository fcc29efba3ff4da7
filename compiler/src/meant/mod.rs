//! What was probably meant by a text that is wrong: a guess, which its diagnostic proposes.
//!
//! A guess keeps the facts: where a text can be read in two ways, there is none.

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
pub(crate) use name::{several, starred};
pub(crate) use word::{boolean, word};

/// Words that turn others into their opposite.
const NEGATIONS: &[&str] = &[
    "aucun", "aucune", "jamais", "never", "no", "non", "not", "pas", "sans", "without",
];

/// Whether a text says of something that it is not.
pub(crate) fn is_negated(text: &str) -> bool {
    negations(text) > 0
}

/// How many words of a text turn others into their opposite.
fn negations(text: &str) -> usize {
    let text = text.to_lowercase();
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| NEGATIONS.contains(word)).count()
}
