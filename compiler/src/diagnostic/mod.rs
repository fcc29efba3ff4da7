//! Diagnostics: what is wrong, where, why, and what to do.
//!
//! A [`Diagnostic`] is data, and [`render`] draws it as rustc does. This module contains no
//! particular diagnostic: each stage makes its own.

mod listed;
mod merged;
mod render;
mod shown;
mod similar;
mod sink;
mod window;

pub use listed::listed;
pub use merged::merged;
pub use render::{Rendering, render};
pub(crate) use shown::shown;
pub use similar::similar;
pub use sink::Diagnostics;

use crate::source::Span;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Prevents the charter.
    Error,
    /// Is reported, and does not prevent the charter.
    Warning,
}

/// An error or a finding.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The name in kebab-case, for the pattern that was found.
    pub name: &'static str,
    /// What is wrong, in one sentence: lower case, no full stop, keys between backticks.
    pub title: Box<str>,
    /// The places: the first is the culprit, the others explain it.
    pub labels: Vec<Label>,
    /// Why it matters.
    pub notes: Vec<String>,
    /// What to do.
    pub helps: Vec<Help>,
    /// What the finding is about, if it is one of many of a kind.
    pub about: Option<Box<About>>,
}

/// The things of one kind that a finding is about.
///
/// A lint makes a finding for each thing. If there are several, they become one finding.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct About {
    /// The title of a finding about several things; `{}` is their number.
    pub title: String,
    /// All of them.
    pub things: Vec<Thing>,
}

/// A thing that a finding is about, such as a cookie.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Thing {
    /// The name.
    pub name: String,
    /// The place of the finding about it.
    pub span: Span,
}

/// A place and what the reader sees there.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What the reader sees there; may be empty at the culprit.
    pub text: String,
}

/// What to do.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Help {
    /// In words.
    pub text: String,
    /// As a change of the file.
    pub patch: Option<Patch>,
}

/// A change of a file.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Patch {
    /// The text that is replaced; an empty place inserts.
    pub span: Span,
    /// The new text.
    pub replacement: String,
    /// Whether the change keeps every fact: it writes the same in another form, so a program may
    /// apply it.
    pub keeps_facts: bool,
}

impl Diagnostic {
    /// Makes an error. An error prevents the charter and cannot be silenced.
    ///
    /// Any text may contain names and texts of a file unchanged: invisible characters in them are
    /// shown as escapes.
    ///
    /// `span` is the culprit. `label` describes it, if the title is not enough.
    pub fn error(
        name: &'static str,
        title: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            name,
            title: shown(title.into()).into(),
            labels: vec![Label {
                span,
                text: shown(label.into()),
            }],
            notes: Vec::new(),
            helps: Vec::new(),
            about: None,
        }
    }

    /// Marks the diagnostic as one of many of a kind. `name` is the thing that it is about, and
    /// `title` replaces the own title if there are several, with `{}` for their number:
    /// `{} cookies have no purpose`.
    #[must_use]
    pub fn among(mut self, name: impl Into<String>, title: impl Into<String>) -> Self {
        self.about = Some(Box::new(About {
            title: shown(title.into()),
            things: vec![Thing {
                name: shown(name.into()),
                span: self.span(),
            }],
        }));
        self
    }

    /// Adds another place, possibly in another file.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: shown(text.into()),
        });
        self
    }

    /// Adds why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(shown(text.into()));
        self
    }

    /// Adds what to do, in words.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(Help {
            text: shown(text.into()),
            patch: None,
        });
        self
    }

    /// Adds what to do, as a change of the file.
    #[must_use]
    pub fn patch(
        self,
        text: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.change(text.into(), span, replacement.into(), false)
    }

    /// Adds what to do, as a change of the file that keeps every fact: the same in another form.
    #[must_use]
    pub fn rewrite(
        self,
        text: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.change(text.into(), span, replacement.into(), true)
    }

    fn change(mut self, text: String, span: Span, replacement: String, keeps_facts: bool) -> Self {
        self.helps.push(Help {
            text: shown(text),
            patch: Some(Patch {
                span,
                replacement,
                keeps_facts,
            }),
        });
        self
    }

    /// Returns the place of the culprit.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }
}
