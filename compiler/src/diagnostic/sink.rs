//! Where diagnostics are gathered: no stage stops at its first.

use super::{Diagnostic, Severity};
use crate::source::SourceMap;

/// The diagnostics of a compilation.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic; one that is there already is not added again.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Whether a charter is prevented.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics by file, in the order of their paths, and by place in the file.
    #[must_use]
    pub fn sorted(mut self, sources: &SourceMap) -> Vec<Diagnostic> {
        self.list.sort_by(|one, other| {
            let key = |diagnostic: &Diagnostic| (diagnostic.span().start, diagnostic.span().end);
            let path = |diagnostic: &Diagnostic| sources.file(diagnostic.span().file).path.clone();
            path(one).cmp(&path(other)).then(key(one).cmp(&key(other)))
        });
        self.list
    }
}
