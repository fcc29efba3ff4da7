//! Defaults without effect.

use crate::source::Span;

/// A key of a `[provider.<id>]` or a `[category.<id>]` that states a fact for its cookies, though no
/// cookie takes it.
#[derive(Clone, Debug)]
pub struct UntakenDefault {
    /// `provider` or `category`.
    pub table: &'static str,
    /// The id of the provider or the category.
    pub id: String,
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub span: Span,
    /// The value that counts instead for the first of its cookies; `None` if it has no cookie.
    pub instead: Option<Span>,
}
