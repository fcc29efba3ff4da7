//! The recorded publication of a charter: `[lock]`.

use crate::source::{Span, Spanned};

/// The recorded publication of a charter.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Where it is recorded.
    pub span: Span,
    /// The version that was published.
    pub version: Option<Spanned<String>>,
    /// The fingerprint of its content.
    pub content: Option<Spanned<String>>,
}
