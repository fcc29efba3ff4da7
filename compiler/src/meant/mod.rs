//! What was probably meant by a text that is wrong: a guess, which its diagnostic proposes.
//!
//! A guess keeps the facts: where a text can be read in two ways, there is none.

mod country;
mod date;
mod duration;
mod host;
mod key;
mod word;

pub(crate) use country::country;
pub(crate) use date::date;
pub(crate) use duration::{Meant, duration, seconds};
pub(crate) use host::host;
pub(crate) use key::{any_key, key, unaccented};
pub(crate) use word::{boolean, word};

/// Words that turn others into their opposite.
const NEGATIONS: &[&str] = &[
    "aucun", "aucune", "jamais", "never", "no", "non", "not", "pas", "sans", "without",
];

/// Whether a text says of something that it is not.
pub(crate) fn is_negated(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split(|character: char| !character.is_alphanumeric())
        .any(|word| NEGATIONS.contains(&word))
}
