//! Files that could not be read.

use crate::diagnostic::Diagnostic;
use crate::request::ReadError;
use crate::source::{FileId, Span};
use crate::syntax;

/// Returns the error for a policy of the entry, at the start of the file.
pub(super) fn entry(file: FileId, error: ReadError) -> Diagnostic {
    if error == ReadError::TooLarge {
        return syntax::too_large(file);
    }
    let title = format!("the file cannot be read: {}", error.why());
    Diagnostic::error("unreadable-file", title, Span::new(file, 0, 0), "").help(error.help())
}

/// Returns the error for a file that a policy names at `place`. `help` is for a missing file.
pub(super) fn named(
    path: &str,
    place: Span,
    label: &str,
    error: ReadError,
    help: &str,
) -> Diagnostic {
    let (name, title, help) = match error {
        ReadError::Missing => ("missing-file", format!("there is no file `{path}`"), help),
        ReadError::NotAFile | ReadError::Unreadable | ReadError::TooLarge => {
            let title = format!("`{path}` cannot be read: {}", error.why());
            ("unreadable-file", title, error.help())
        }
    };
    Diagnostic::error(name, title, place, label).help(help)
}
