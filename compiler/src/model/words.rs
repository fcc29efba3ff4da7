//! Own words: the phrases of charte that a policy writes itself.

use charte_core::hash::ContentHash;

/// The words that a policy gives for one of its languages. Their text is in the locale of the
/// compilation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OwnWords {
    /// The position of the language in [`Charter::languages`](super::Charter::languages).
    pub language: usize,
    /// The position of the locale among those with own words.
    pub locale: usize,
    /// The hash of the keys and texts.
    pub content: ContentHash,
}
