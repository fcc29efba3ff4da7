//! Text that is not TOML, and what the author probably meant by it.

use std::ops::Range;

use super::de::{ambiguous_date, listed, no_date};
use super::form::{Fault, MAX_NESTING, Part};
use super::kind::Kind;
use crate::diagnostic::Diagnostic;
use crate::meant::{self, unaccented};
use crate::source::{FileId, Span};

/// Returns the error for text that is not TOML.
pub(super) fn reported(file: FileId, text: &str, fault: &Fault) -> Diagnostic {
    let title = match fault.part {
        Part::Nesting => fault.what.clone(),
        _ => format!("the file is not valid TOML: {}", fault.what),
    };
    let at = |range: &Range<usize>| Span::new(file, range.start, range.end);
    let reported =
        |label: String| Diagnostic::error("syntax", title.as_str(), at(&fault.range), label);
    let label = match fault.expected.as_str() {
        "" => String::new(),
        expected => format!("expected {expected}"),
    };
    let found = text[fault.range.start.min(text.len())..].chars().next();
    match &fault.part {
        Part::Nesting => reported(format!("more than {MAX_NESTING} around this"))
            .help("write tables and lists as the documentation of the format shows them"),
        // Inside a string of several lines, the text cannot be interpreted.
        Part::String(string) => string_mend(reported(label), file, text, string, fault),
        Part::Blank => reported(label).help(match found {
            Some(found) if found.is_control() && !matches!(found, '\r' | '\n') => {
                "remove the control character"
            }
            _ => "save the file with line feeds, or carriage returns and line feeds, between lines",
        }),
        part => match mend(text, &fault.range, part) {
            Some(Mend { help, patch }) => match patch {
                Some((place, text)) => reported(String::new()).rewrite(help, at(&place), text),
                None => reported(String::new()).help(help),
            },
            None if is_unclosed(text, fault) => {
                let diagnostic =
                    reported(label).help("close the list or the table with its `]` or `}`");
                let begin = fault.begin..fault.begin + 1;
                if fault.begin < fault.range.start && text.is_char_boundary(begin.end) {
                    diagnostic.label(at(&begin), "it begins here")
                } else {
                    diagnostic
                }
            }
            None => reported(label).help(match (part, found) {
                (Part::Bare, None | Some('\n' | '\r')) => "write a value after the `=`",
                (Part::Bare, _) => "put the text between quotes: `key = \"text\"`",
                _ => "other errors of this file are reported when it can be read",
            }),
        },
    }
}

/// Returns whether a list or a table is still open at the end of the file, or where a line begins
/// the next key or header.
fn is_unclosed(text: &str, fault: &Fault) -> bool {
    let at = fault.range.start;
    if fault.part != Part::Structure || at >= text.trim_end().len() {
        return fault.part == Part::Structure;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[at..].lines().next().unwrap_or_default();
    let key = line.split('=').next().filter(|key| key.len() < line.len());
    start > 0
        && text[start..at].trim().is_empty()
        && (line.starts_with('[') || key.is_some_and(|key| is_key(key.trim_end())))
}

/// Adds what to do about a string.
fn string_mend(
    diagnostic: Diagnostic,
    file: FileId,
    text: &str,
    string: &Range<usize>,
    fault: &Fault,
) -> Diagnostic {
    let written = &text[string.clone()];
    let is_long = written.starts_with("\"\"\"") || written.starts_with("'''");
    let mark = if written.starts_with('"') { '"' } else { '\'' };
    if fault.range.start >= string.end {
        return if is_long {
            // The end of the file may be far away from the string.
            let begins = Span::new(file, string.start, string.start + 3);
            let label = "the text that begins here is not closed";
            Diagnostic::error("syntax", diagnostic.title, begins, label)
                .help(format!("close it with `{}`", mark.to_string().repeat(3)))
        } else {
            diagnostic.help(format!(
                "close the string with `{mark}` on the same line, or put a longer text between `\"\"\"`"
            ))
        };
    }
    let found = text[fault.range.start..].chars().next();
    if found.is_some_and(char::is_control) {
        return diagnostic.help("remove the control character");
    }
    diagnostic.help("write `\\\\` for a backslash, or put the text between single quotes")
}

/// What to do.
struct Mend {
    help: String,
    /// The range to replace in the file, and its replacement.
    patch: Option<(Range<usize>, String)>,
}

impl Mend {
    fn words(help: impl Into<String>) -> Self {
        let help = help.into();
        Self { help, patch: None }
    }

    fn patch(help: impl Into<String>, place: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            help: help.into(),
            patch: Some((place, text.into())),
        }
    }
}

/// Returns what the author meant by the line that has the error.
fn mend(text: &str, error: &Range<usize>, part: &Part) -> Option<Mend> {
    let before = text.get(..error.start)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    let start = start + (line.len() - line.trim_start().len());
    let line = line.trim();
    for mark in ["//", "--", ";"] {
        if line.starts_with(mark) {
            let help = "a comment begins with `#`";
            return Some(Mend::patch(help, start..start + mark.len(), "#"));
        }
    }
    if line.starts_with('[') {
        return header(line);
    }
    let place = |part: &str, offset: usize| start + offset..start + offset + part.len();
    let end = line.find(['=', ':', '"']).unwrap_or(line.len());
    let key = line[..end].trim_end();
    match line[end..].chars().next() {
        Some('=') => {
            let accented = accented_key(key, &place(key, 0), &text[..start]);
            let value = line[end + 1..].trim();
            let offset = line.len() - value.len();
            accented.or_else(|| match value.chars().next() {
                // The error is in one of several values.
                _ if *part == Part::Key => None,
                Some('[' | '{') => mended_value("", text.get(error.clone())?, error.clone()),
                _ => mended_value(key, value, place(value, offset)),
            })
        }
        Some(':') if is_key(key) => {
            let blank = line.len() - line[end + 1..].trim_start().len();
            let help = "write `=`, not `:`";
            let attribute = attribute(key).unwrap_or(key);
            let whole = start..start + blank;
            Some(Mend::patch(help, whole, format!("{attribute} = ")))
        }
        None if *part == Part::Bare => mended_value("", text.get(error.clone())?, error.clone()),
        None => {
            let known = attribute(line.trim_end_matches([';', ',']));
            let known = known.map(|key| format!("{key} = true"));
            let is_alone = is_key(line).then(|| format!("write a value: `{line} = ...`"));
            known
                .map(|text| Mend::patch(format!("write `{text}`"), place(line, 0), text))
                .or(is_alone.map(Mend::words))
        }
        _ => None,
    }
}

/// Returns the key for an attribute without a value.
fn attribute(written: &str) -> Option<&'static str> {
    let name = written.to_lowercase();
    let known = ATTRIBUTES.iter().find(|(known, _)| *known == name);
    known.map(|(_, key)| *key)
}

/// Returns what the author meant by the header of a table.
fn header(line: &str) -> Option<Mend> {
    let (header, after) = line.split_at(line.rfind(']').map_or(line.len(), |end| end + 1));
    if [";", "//", "--"]
        .iter()
        .any(|mark| after.trim_start().starts_with(mark))
    {
        return Some(Mend::words(
            "a comment begins with `#`; only a comment may follow a header",
        ));
    }
    let name = header.trim_matches(['[', ']']).trim();
    let (open, close) = if header.starts_with("[[") {
        ("[[", "]]")
    } else {
        ("[", "]")
    };
    let (table, id) = name
        .split_once('.')
        .map_or((name, ""), |(table, _)| (table, &name[table.len()..]));
    let plain = unaccented(name);
    let meant = match meant::any_key(table, true) {
        Some(table) => format!("{open}{table}{}{close}", unaccented(id)),
        None => format!("{open}{plain}{close}"),
    };
    if plain != name && plain.is_ascii() {
        return Some(Mend::words(format!(
            "ids are written with a-z, digits, `-` and `_`, without accents: `{meant}`"
        )));
    }
    let is_closed = header.ends_with(close);
    (!is_closed && is_key(name))
        .then(|| Mend::words(format!("close the header: `{open}{name}{close}`")))
}

/// Returns whether a text would be a key without its accents.
fn is_key(text: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || "-_.".contains(character);
    !text.is_empty() && text.chars().all(is_word)
}

/// Returns what the author meant by a key with accents.
fn accented_key(key: &str, place: &Range<usize>, before: &str) -> Option<Mend> {
    if key.is_ascii() || !is_key(key) {
        return None;
    }
    // A heading belongs to a table, the title to the root.
    let is_root = !before
        .lines()
        .any(|line| line.trim_start().starts_with('['));
    let known = meant::any_key(key, is_root);
    let help = "keys are written with a-z, without accents";
    Some(match known {
        Some(known) => Mend::patch(help, place.clone(), known),
        None => Mend::words(help),
    })
}

/// Returns what the author meant by a value.
fn mended_value(key: &str, value: &str, place: Range<usize>) -> Option<Mend> {
    let first = value.chars().next()?;
    if let Some(close) = MARKS.iter().find(|(open, _)| *open == first) {
        let help = format!("`{first}` is not a quotation mark of TOML: write `\"`");
        let inner = value[first.len_utf8()..].strip_suffix(|last| close.1.contains(last));
        let inner = inner
            .map(str::trim)
            .filter(|inner| !inner.contains(['"', '\\']));
        return Some(match inner {
            Some(inner) => Mend::patch(help, place, format!("\"{inner}\"")),
            None => Mend::words(help),
        });
    }
    if first == '(' {
        return Some(Mend::words("write a list between `[` and `]`"));
    }
    if matches!(first, '"' | '\'') {
        return marks_inside(value, first, place);
    }
    let value = value.split('#').next().unwrap_or_default().trim_end();
    let place = place.start..place.start + value.len();
    let kind = Kind::of(key);
    let is_word = value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false");
    if let Some(boolean) = meant::boolean(value).filter(|_| is_word || kind == Some(Kind::Boolean))
    {
        let help = format!("write `{boolean}`");
        return Some(Mend::patch(help, place, boolean.to_string()));
    }
    match kind {
        Some(kind @ (Kind::Boolean | Kind::Whole(_))) => {
            return Some(Mend::words(format!("write {kind}")));
        }
        Some(Kind::Date) => {
            return Some(match meant::date(value) {
                Some(date) if date.is_ambiguous => Mend::words(ambiguous_date(&date.text)),
                Some(date) => Mend::patch(date.form(value), place, date.text),
                None => Mend::words(no_date(value)),
            });
        }
        Some(Kind::List) => {
            let help = "write a list, each entry between quotes";
            return listed(value).map(|list| Mend::patch(help, place, list));
        }
        _ => {}
    }
    let is_text = !value.contains(['"', '\\', '#', '=', '[', ']', '{', '}']);
    is_text.then(|| Mend::patch("put the text between quotes", place, format!("\"{value}\"")))
}

/// Returns what the author meant by a string that ends before its line does.
fn marks_inside(value: &str, mark: char, place: Range<usize>) -> Option<Mend> {
    let inner = value.strip_prefix(mark)?;
    let mut parts = inner.split(mark);
    let after = parts.nth(1)?.trim_start();
    if after.is_empty() || value.starts_with("\"\"\"") || value.starts_with("'''") {
        return None;
    }
    if after.starts_with(',') {
        return Some(Mend::words(
            "write each key on a line of its own, without a comma",
        ));
    }
    if after.starts_with("//") {
        return Some(Mend::words("a comment begins with `#`"));
    }
    if matches!(after, ";" | ".") {
        return Some(Mend::words("end the line after the value"));
    }
    let inner = inner.strip_suffix(mark)?;
    if inner.contains('\\') || (mark == '\'' && inner.contains('"')) {
        return Some(Mend::words(
            "write `\\\"` for a quotation mark inside the text",
        ));
    }
    Some(if mark == '"' {
        let help = "write `\\\"` for a quotation mark inside the text";
        Mend::patch(help, place, format!("\"{}\"", inner.replace('"', "\\\"")))
    } else {
        let help = "put a text with an apostrophe between `\"`";
        Mend::patch(help, place, format!("\"{inner}\""))
    })
}

/// Quotation marks of other kinds, and their closing marks.
const MARKS: &[(char, &str)] = &[
    ('\u{201c}', "\u{201d}\u{201c}\""),
    ('\u{201d}', "\u{201d}\""),
    ('\u{201e}', "\u{201c}\u{201d}\""),
    ('\u{ab}', "\u{bb}"),
    ('\u{bb}', "\u{ab}"),
    ('\u{2018}', "\u{2019}"),
    ('\u{2019}', "\u{2019}"),
    ('\u{2039}', "\u{203a}"),
    ('`', "`"),
];

/// The attributes of `Set-Cookie` without a value, in lower case (RFC 6265bis, section 4.1.2).
const ATTRIBUTES: &[(&str, &str)] = &[
    ("httponly", "http_only"),
    ("http_only", "http_only"),
    ("partitioned", "partitioned"),
    ("secure", "secure"),
];
