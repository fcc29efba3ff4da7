//! What a file changes in the file that it extends: recorded when files are joined, judged by
//! lints.

use crate::source::Span;

/// A change of something inherited.
#[derive(Clone, Debug)]
pub struct Change {
    /// The name of the changed thing, as diagnostics write it.
    pub subject: String,
    /// The kind of the changed thing.
    pub kind: ChangeKind,
    /// The place in the nearer file.
    pub near: Span,
    /// The place in the file that it extends.
    pub far: Span,
}

/// The kind of a changed thing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChangeKind {
    /// A text for people.
    Text,
    /// A fact about a cookie or category.
    Fact,
    /// A cookie or section that is omitted.
    Removal,
}
