//! The categories and sections of a page.

use charte_core::cookie::Consent;

use super::{Prose, Text};
use crate::source::{Span, Spanned};

/// A category: a class of purposes.
#[derive(Clone, Debug)]
pub struct Category {
    /// The id, and where it is declared.
    pub id: Spanned<String>,
    /// Whether it requires the visitor's consent.
    pub consent: Spanned<Consent>,
    /// The heading.
    pub heading: Text,
    /// The caption of its table, if it is not the heading.
    pub caption: Option<Text>,
    /// A description of the category.
    pub description: Option<Text>,
    /// What changes for a visitor who refuses.
    pub refusal: Option<Text>,
}

/// A section of the page.
#[derive(Clone, Debug)]
pub struct Section {
    /// Where it is declared.
    pub span: Span,
    /// The id.
    pub id: Option<Spanned<String>>,
    /// The heading.
    pub heading: Option<Text>,
    /// The level of the heading; the title of the page has level 1. If the policy declares no
    /// level, its span is that of the section.
    pub level: Spanned<u8>,
    /// The text.
    pub body: Option<Prose>,
    /// The categories whose tables follow the text.
    pub tables: Vec<usize>,
    /// Whether these are all categories that no other section has.
    pub is_rest: bool,
}

impl Section {
    /// Returns the category that this section is about: the only one that it names. The heading of
    /// the section is then that of the category too.
    pub fn only_category(&self) -> Option<usize> {
        match self.tables.as_slice() {
            &[only] if !self.is_rest && self.heading.is_some() => Some(only),
            _ => None,
        }
    }
}
