//! What was probably meant by a text that is wrong: a guess, which its diagnostic proposes.
//!
//! A guess keeps the facts: where a text can be read in two ways, there is none.

mod duration;

pub(crate) use duration::{Meant, duration, lasting};

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
