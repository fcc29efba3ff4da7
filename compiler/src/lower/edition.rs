//! The version, the dates and the lock of a policy.

use super::context::{Context, value};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, Lock};
use crate::source::Spanned;
use crate::syntax::{self, Field};

impl Context<'_> {
    /// Returns a date of the policy.
    pub(super) fn date(field: &Field<syntax::Date>) -> Option<Spanned<Date>> {
        field
            .get()
            .map(|date| Spanned::new(date.value.0, date.span))
    }

    /// Returns the version: a short text of one line.
    pub(super) fn version(&mut self, field: &Field<String>) -> Option<Spanned<String>> {
        let version = field.get()?;
        if version.trim().is_empty() || version.contains('\n') {
            self.diagnostics.push(
                Diagnostic::error(
                    "empty-text",
                    "`version` is not one line of text",
                    version.span,
                    "",
                )
                .help("write the version, or remove the key"),
            );
            return None;
        }
        Some(version.clone())
    }

    /// Returns the published version and fingerprint.
    pub(super) fn lock(field: &Field<syntax::Lock>) -> Option<Lock> {
        let lock = field.get()?;
        let syntax::Lock { version, content } = &lock.value;
        Some(Lock {
            span: lock.span,
            version: value(version),
            content: value(content),
        })
    }
}
