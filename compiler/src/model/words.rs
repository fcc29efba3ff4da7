//! Own words: the phrases of charte that a policy writes itself.

use charte_core::hash::ContentHash;

use super::Inline;
use crate::source::Span;

/// The words that a policy gives for one of its languages. Their text is in the locale of the
/// compilation.
#[derive(Clone, Debug)]
pub struct OwnWords {
    /// The position of the language in [`Charter::languages`](super::Charter::languages).
    pub language: usize,
    /// The position of the locale among those with own words.
    pub locale: usize,
    /// The hash of the keys and texts.
    pub content: ContentHash,
    /// The name of their table: `words.fr`.
    pub table: String,
    /// The sentences and titles among them, for rules about texts.
    pub phrases: Vec<OwnPhrase>,
}

/// A phrase of a page that a policy writes itself.
#[derive(Clone, Debug)]
pub struct OwnPhrase {
    /// The dotted key.
    pub key: String,
    /// The position of the text.
    pub span: Span,
    /// Its content, without the places that charte fills.
    pub inlines: Vec<Inline>,
}
