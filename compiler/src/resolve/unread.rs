//! Policies that could not be read.

use crate::diagnostic::Diagnostic;
use crate::request::ReadError;
use crate::source::{FileId, Span, Spanned};
use crate::syntax;

/// Returns the error for a policy of the entry, at the start of the file.
pub(super) fn entry(file: FileId, error: ReadError) -> Diagnostic {
    if error == ReadError::TooLarge {
        return syntax::too_large(file);
    }
    let title = format!("the file cannot be read: {}", error.why());
    Diagnostic::error("unreadable-file", title, Span::new(file, 0, 0), "").help(error.help())
}

/// Returns the error for a template, at the `extends` that names it.
pub(super) fn base(
    file: FileId,
    path: &str,
    extends: &Spanned<String>,
    error: ReadError,
) -> Diagnostic {
    let (name, title, help) = match error {
        ReadError::TooLarge => return syntax::too_large(file),
        ReadError::Missing => (
            "missing-file",
            format!("there is no file `{path}`"),
            "write the path of a template relative to this file",
        ),
        ReadError::NotAFile | ReadError::Unreadable => (
            "unreadable-file",
            format!("`{path}` cannot be read: {}", error.why()),
            error.help(),
        ),
    };
    Diagnostic::error(name, title, extends.span, "extended here").help(help)
}
