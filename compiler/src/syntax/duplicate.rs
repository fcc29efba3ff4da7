//! Keys and tables that a file gives twice.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::de;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// The lists of the root. One that is written as a table has an error of its own.
const LISTS: &[&str] = &["cookie", "section"];

/// Returns the errors for keys that are given twice. Duplicates below a table that is itself given
/// twice are not reported, because they follow from it.
pub(super) fn reported(
    file: FileId,
    text: &str,
    root: &DeTable<'_>,
    errors: &[Error],
) -> Vec<Diagnostic> {
    let firsts = Firsts::new(text, root);
    let mut places: Vec<Range<usize>> = errors.iter().filter_map(Error::span).collect();
    places.sort_by_key(|place| place.start);
    let mut diagnostic = Vec::new();
    // The end of the last table that was given twice.
    let mut end = 0;
    for place in places {
        let is_header = header(text, place.start).is_some();
        if !is_header && place.start < end {
            continue;
        }
        if is_header {
            let below = text[place.start..].find("\n[");
            end = below.map_or(text.len(), |below| place.start + below + 1);
            if LISTS.contains(&text.get(place.clone()).unwrap_or_default()) {
                continue;
            }
        }
        let first = firsts.of(text, place.clone());
        diagnostic.push(duplicate_key(file, text, first, place));
    }
    diagnostic
}

/// Returns the header of a table in the line of a place.
fn header(text: &str, at: usize) -> Option<&str> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?.trim();
    line.starts_with('[').then_some(line)
}

fn duplicate_key(
    file: FileId,
    text: &str,
    first: Option<Range<usize>>,
    range: Range<usize>,
) -> Diagnostic {
    let span = Span::new(file, range.start, range.end);
    let key = text.get(range).unwrap_or_default();
    let title = format!("the key `{key}` is given twice");
    let diagnostic = Diagnostic::error("duplicate-key", title, span, "given again here");
    let diagnostic = match first {
        Some(first) => {
            diagnostic.label(Span::new(file, first.start, first.end), "given here first")
        }
        None => diagnostic,
    };
    diagnostic.help("keep one of the two; a list of tables has double brackets, as in `[[cookie]]`")
}

/// The places of the headers and keys of a file. They are collected once, because a file can have
/// many duplicates.
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

    /// Returns the first place of a key that is given twice.
    fn of(&self, text: &str, duplicate: Range<usize>) -> Option<Range<usize>> {
        let line_start = text[..duplicate.start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next()?.trim();
        if line.starts_with('[') {
            let first = self.headers.get(line)?;
            return (first.start < line_start).then(|| first.clone());
        }
        // A key: the nearest earlier one with the same name, because its table is the last one that
        // began.
        let places = self.keys.get(text.get(duplicate.clone())?)?;
        let before = places.partition_point(|place| place.end <= duplicate.start);
        Some(places[before.checked_sub(1)?].clone())
    }
}
