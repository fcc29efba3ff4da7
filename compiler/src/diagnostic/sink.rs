//! The collection of diagnostics: no stage stops at its first one.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};

/// The diagnostics of a compilation.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The hash of each diagnostic, to report each only once; never iterated. Two diagnostics with
    /// one hash are practically impossible, and the first of them prevents the charter anyway.
    seen: HashSet<u64>,
}

/// The number of diagnostics that are reported. Many errors have few causes, and each takes time to
/// draw.
const MAX: usize = 500;

impl Diagnostics {
    /// Adds a diagnostic, unless it is already there.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let mut hasher = DefaultHasher::new();
        diagnostic.hash(&mut hasher);
        if self.seen.insert(hasher.finish()) {
            self.list.push(diagnostic);
        }
    }

    /// Adds the diagnostics of another list.
    pub fn append(&mut self, other: Self) {
        for diagnostic in other.list {
            self.push(diagnostic);
        }
    }

    /// Adds the diagnostics of another list that no diagnostic of the same name and place precedes.
    pub fn append_unplaced(&mut self, other: Self) {
        for diagnostic in other.list {
            let is_same = |known: &Diagnostic| {
                known.name == diagnostic.name && known.span() == diagnostic.span()
            };
            if !self.list.iter().any(is_same) {
                self.push(diagnostic);
            }
        }
    }

    /// Whether a charter is prevented.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns whether an error is reported at this place.
    pub fn has_error_at(&self, span: Span) -> bool {
        let mut errors = self
            .list
            .iter()
            .filter(|known| known.severity == Severity::Error);
        errors.any(|error| error.span() == span)
    }

    /// Returns the diagnostics by path of the file and by place: at most 500, and one that counts
    /// the others.
    #[must_use]
    pub fn sorted(mut self, sources: &SourceMap) -> Vec<Diagnostic> {
        let place = |diagnostic: &Diagnostic| {
            let span = diagnostic.span();
            (&*sources.file(span.file).path, span.start, span.end)
        };
        self.list
            .sort_by(|one, other| place(one).cmp(&place(other)));
        if self.list.len() > MAX {
            let others = self.list.split_off(MAX);
            let errors = others
                .iter()
                .filter(|diagnostic| diagnostic.severity == Severity::Error)
                .count();
            let title = match (errors, others.len() - errors) {
                (errors, 0) => format!("{errors} more errors are not shown"),
                (0, warnings) => format!("{warnings} more warnings are not shown"),
                (errors, warnings) => {
                    format!("{errors} more errors and {warnings} more warnings are not shown")
                }
            };
            let mut rest =
                Diagnostic::error("many-errors", title, others[0].span(), "from here on")
                    .help("fix the errors above, and build again");
            if errors == 0 {
                rest.severity = Severity::Warning;
            }
            self.list.push(rest);
        }
        self.list
    }
}
