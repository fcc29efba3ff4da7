//! From the bytes of a file to its [`Policy`].

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, Error};

use super::{Policy, de};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceMap, Span, Spanned};

/// The largest file, in bytes.
pub const MAX_FILE: usize = 1 << 20;

/// The version of the format that is read.
const FORMAT: u32 = 1;

/// Adds a file to `sources` and reads it.
///
/// `None` where nothing of it can be used; why is in `diagnostics` then.
pub fn read(
    path: String,
    bytes: Vec<u8>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> (FileId, Option<Policy>) {
    if bytes.len() > MAX_FILE {
        let file = sources.add(path, String::new());
        let title = format!("the file is larger than {MAX_FILE} bytes (1 MiB)");
        diagnostics.push(
            Diagnostic::error("file-too-large", title, Span::new(file, 0, 0), "")
                .help("split the policy into a template and files that extend it"),
        );
        return (file, None);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return (not_utf8(path, &error, sources, diagnostics), None),
    };
    let file = sources.add(path, text.clone());
    let (table, mut errors) = DeTable::parse_recoverable(&text);
    if errors.is_empty() || errors.iter().all(is_duplicate) {
        let firsts = (!errors.is_empty()).then(|| Firsts::new(&text, table.get_ref()));
        for error in &errors {
            let first = firsts.as_ref().and_then(|firsts| firsts.of(&text, error));
            diagnostics.push(duplicate_key(file, &text, first, error));
        }
        let span = Span::new(file, 0, 0);
        let (mut value, misplaced) =
            de::root(table.into_inner(), span, sources, diagnostics, |root| {
                Policy::deserialize(root)
            });
        if let Some(policy) = &mut value {
            policy.mark_misplaced(&misplaced);
        }
        let format = value.as_ref().and_then(|policy| policy.format.get());
        if let Some(format) = format.filter(|format| format.value != FORMAT) {
            diagnostics.push(unknown_format(format));
            return (file, None);
        }
        return (file, value);
    }
    // The first error of a file only: the others mostly follow from it.
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    if let Some(error) = errors.into_iter().find(|error| !is_duplicate(error)) {
        diagnostics.push(syntax_error(file, &text, &error));
    }
    (file, None)
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
        "the byte {:#04x} is no part of a character",
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

fn is_duplicate(error: &Error) -> bool {
    error.message() == "duplicate key"
}

fn duplicate_key(
    file: FileId,
    text: &str,
    first: Option<Range<usize>>,
    error: &Error,
) -> Diagnostic {
    let range = error.span().unwrap_or_default();
    let span = Span::new(file, range.start, range.end);
    let key = text.get(range).unwrap_or_default();
    let title = format!("the key `{}` is given twice", key.escape_debug());
    let diagnostic = Diagnostic::error("duplicate-key", title, span, "given again here");
    let diagnostic = match first {
        Some(first) => {
            diagnostic.label(Span::new(file, first.start, first.end), "given here first")
        }
        None => diagnostic,
    };
    diagnostic.help("keep one of the two; a list of tables has double brackets, as in `[[cookie]]`")
}

/// Where the headers and keys of a file stand: gathered once, since a file can have many that are
/// given twice.
struct Firsts<'t> {
    /// The first place of each header, by its line.
    headers: BTreeMap<&'t str, Range<usize>>,
    /// Every place of each key, in the order of the file.
    keys: BTreeMap<String, Vec<Range<usize>>>,
}

impl<'t> Firsts<'t> {
    fn new(text: &'t str, root: &DeTable<'_>) -> Self {
        let mut headers = BTreeMap::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let header = line.trim();
            if header.starts_with('[') {
                let place = start + indent..start + indent + header.len();
                headers.entry(header).or_insert(place);
            }
            start += line.len();
        }
        let mut keys: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        for (name, place) in de::keys(root) {
            keys.entry(name).or_default().push(place);
        }
        Self { headers, keys }
    }

    /// Where a key that is given twice is given first.
    fn of(&self, text: &str, duplicate: &Error) -> Option<Range<usize>> {
        let duplicate = duplicate.span().unwrap_or_default();
        let line_start = text[..duplicate.start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next()?.trim();
        if line.starts_with('[') {
            let first = self.headers.get(line)?;
            return (first.start < line_start).then(|| first.clone());
        }
        // A key: the nearest one with the same name before it, since its table is the last one begun.
        let places = self.keys.get(text.get(duplicate.clone())?)?;
        let before = places.partition_point(|place| place.end <= duplicate.start);
        Some(places[before.checked_sub(1)?].clone())
    }
}

fn syntax_error(file: FileId, text: &str, error: &Error) -> Diagnostic {
    let range = error.span().unwrap_or_default();
    let (what, expected) = match error.message().split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (error.message(), None),
    };
    let label = expected
        .map(|expected| format!("expected {expected}"))
        .unwrap_or_default();
    let span = Span::new(file, range.start, range.end);
    let title = format!("the file is not valid TOML: {what}");
    let diagnostic = Diagnostic::error("syntax", title, span, label);
    let help = if what.contains("must be quoted") || what == "invalid boolean" {
        if text[range.start.min(text.len())..]
            .trim_start_matches([' ', '\t'])
            .starts_with(['\n', '\r'])
        {
            "write a value after the `=`"
        } else {
            "put the text between quotes: `key = \"text\"`"
        }
    } else if what.contains("basic string") {
        "close the string with `\"` on the same line, or put a longer text between `\"\"\"`"
    } else if what.contains("escape") {
        "write `\\\\` for a backslash, or put the text between single quotes"
    } else {
        "other errors of this file are told once it can be read"
    };
    diagnostic.help(help)
}
