//! What is wrong, where, why, and what to do.
//!
//! A [`Diagnostic`] is data; [`render`] draws it as rustc does. This module knows no diagnostic in
//! particular: each stage makes its own.

mod listed;
mod render;
mod shown;
mod similar;
mod sink;
mod window;

pub use listed::listed;
pub use render::{Rendering, render};
pub(crate) use shown::shown;
pub use similar::similar;
pub use sink::Diagnostics;

use crate::source::Span;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// It prevents a charter.
    Error,
    /// It is told; the charter exists.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// Its name in kebab-case, which names the pattern that was found.
    pub name: &'static str,
    /// What is wrong, in one sentence: lower case, no full stop, keys between backticks.
    pub title: String,
    /// The places: the first is the culprit, the others explain it.
    pub labels: Vec<Label>,
    /// Why it matters.
    pub notes: Vec<String>,
    /// What to do.
    pub helps: Vec<Help>,
}

/// A place and what is to be seen there.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen; may be empty at the culprit.
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
    /// What is replaced; an empty place to insert.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

impl Diagnostic {
    /// An error: something that prevents a charter. It cannot be silenced.
    ///
    /// Names and texts of a file may be put into any text as they are: what is hidden in them is
    /// shown as an escape.
    ///
    /// `span` is the culprit. `label` says what is to be seen there, where the title does not
    /// say it already.
    pub fn error(
        name: &'static str,
        title: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            name,
            title: shown(title.into()),
            labels: vec![Label {
                span,
                text: shown(label.into()),
            }],
            notes: Vec::new(),
            helps: Vec::new(),
        }
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
        mut self,
        text: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        let patch = Patch {
            span,
            replacement: replacement.into(),
        };
        self.helps.push(Help {
            text: shown(text.into()),
            patch: Some(patch),
        });
        self
    }

    /// The culprit.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }
}
