//! What a file changes in the one that it extends: noted where files are joined, judged by lints.

use crate::source::Span;

/// A change of something inherited.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is changed, as diagnostics name it.
    pub subject: String,
    /// What kind of thing it is.
    pub kind: ChangeKind,
    /// Where the nearer file says it.
    pub near: Span,
    /// Where the file that it extends says what is changed.
    pub far: Span,
}

/// What is changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChangeKind {
    /// A text for people.
    Text,
    /// A fact about a cookie or category.
    Fact,
    /// A cookie or section that is left out.
    Removal,
}
