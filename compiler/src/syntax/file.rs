//! From the bytes of a file to its [`Policy`].

use charte_core::file::MAX_FILE;
use serde::Deserialize;
use toml::de::DeTable;

use super::tables::Misplaced;
use super::{Phrases, Policy, broken, de, duplicate, form};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceMap, Span, Spanned};

/// The version of the format that this version of charte reads.
const FORMAT: u32 = 1;

/// Adds a file to `sources` and reads it.
///
/// `None` if nothing in the file can be used; `diagnostics` then contains the reason.
pub fn read(
    path: String,
    bytes: Vec<u8>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> (FileId, Option<Policy>) {
    let (file, policy) = table(path, bytes, sources, diagnostics);
    let Some((mut policy, misplaced)): Option<(Policy, _)> = policy else {
        return (file, None);
    };
    policy.mark_all_misplaced(&misplaced);
    if let Some(format) = policy.format.get().filter(|format| format.value != FORMAT) {
        diagnostics.push(unknown_format(format));
        return (file, None);
    }
    (file, Some(policy))
}

/// Adds a file of words to `sources` and reads it.
pub(crate) fn read_words(
    path: String,
    bytes: Vec<u8>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> (FileId, Option<Phrases>) {
    let (file, phrases) = table(path, bytes, sources, diagnostics);
    (file, phrases.map(|(phrases, _)| phrases))
}

/// Adds a file to `sources`, and reads its root table. Returns the keys that are in the wrong table,
/// too.
fn table<T: for<'de> Deserialize<'de>>(
    path: String,
    bytes: Vec<u8>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> (FileId, Option<(T, Vec<Misplaced>)>) {
    if bytes.len() > MAX_FILE {
        let file = sources.add(path, String::new());
        diagnostics.push(too_large(file));
        return (file, None);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return (not_utf8(path, &error, sources, diagnostics), None),
    };
    let file = sources.add(path, text.clone());
    // Only the first fault of a file: the others usually follow from it.
    if let Some(fault) = form::fault(&text) {
        diagnostics.push(broken::reported(file, &text, &fault));
        return (file, None);
    }
    // The only remaining faults are keys that are given twice.
    let (table, errors) = DeTable::parse_recoverable(&text);
    if !errors.is_empty() {
        for duplicate in duplicate::reported(file, &text, table.get_ref(), &errors) {
            diagnostics.push(duplicate);
        }
    }
    let span = Span::new(file, 0, 0);
    let (value, misplaced) = de::root(table.into_inner(), span, sources, diagnostics, |root| {
        T::deserialize(root)
    });
    (file, value.map(|value| (value, misplaced)))
}

/// Returns the error for a file that is larger than [`MAX_FILE`].
pub(crate) fn too_large(file: FileId) -> Diagnostic {
    let title = format!("the file is larger than {MAX_FILE} bytes (1 MiB)");
    Diagnostic::error("file-too-large", title, Span::new(file, 0, 0), "")
        .help("split the policy into a template and files that extend it")
        .help("split a list of platforms into several files: a folder may hold several with `[[platform]]` tables")
}

fn unknown_format(format: &Spanned<u32>) -> Diagnostic {
    let title = format!(
        "the file has the format {}, which this version of charte does not know",
        format.value
    );
    Diagnostic::error("unknown-format", title, format.span, "expected 1")
        .help("leave `format` out, or use the version of charte that the file was written for")
}

fn not_utf8(
    path: String,
    error: &std::string::FromUtf8Error,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> FileId {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let file = sources.add(path, text);
    let label = format!(
        "the byte {:#04x} is not part of a character",
        error.as_bytes()[at]
    );
    diagnostics.push(
        Diagnostic::error(
            "not-utf8",
            "the file is not UTF-8",
            Span::new(file, at, at + '\u{fffd}'.len_utf8()),
            label,
        )
        .note("TOML files are UTF-8 (TOML 1.0, section \"Spec\")")
        .help("save the file as UTF-8 in your editor"),
    );
    file
}
