//! The files that a compilation reads, and places in them.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::diagnostic::shown;

/// A file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(u32);

impl FileId {
    /// Returns the number of the file.
    pub(crate) fn to_u32(self) -> u32 {
        self.0
    }

    /// Returns the file with this number.
    pub(crate) fn from_u32(number: u32) -> Self {
        Self(number)
    }
}

/// A place in a file: the bytes from `start` to before `end`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` to `end` of `file`.
    ///
    /// A file is at most [`MAX_FILE`](charte_core::file::MAX_FILE) bytes long, so positions fit.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let position = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: position(start),
            end: position(end),
        }
    }

    /// Returns the bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The place where it is written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Returns another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(change(self.value), self.span)
    }

    /// Returns the value by reference, at the same place.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned::new(&self.value, self.span)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// A file of policies.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path that diagnostics show, with `/` between folders.
    pub path: Arc<str>,
    /// The text.
    pub text: String,
    /// The first byte of each line.
    lines: Vec<usize>,
}

impl SourceFile {
    /// Returns the number of the line, from 0, that contains a byte.
    pub(crate) fn line_at(&self, at: usize) -> usize {
        // The first line begins at 0, so every place has a line at or before it.
        self.lines.partition_point(|&start| start <= at) - 1
    }

    /// Returns the bytes of a line, without its line feed and without a byte order mark.
    pub(crate) fn line(&self, number: usize) -> Range<usize> {
        let start = self.lines[number].max(self.mark());
        let next = self.lines.get(number + 1);
        start..next.map_or(self.text.len(), |next| next - 1)
    }

    /// Returns the length of the byte order mark, which belongs to no line.
    fn mark(&self) -> usize {
        if self.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        }
    }
}

/// The files of a compilation.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// A line and a column, both from 1. A column counts characters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl SourceMap {
    /// Adds a file.
    pub fn add(&mut self, path: String, text: String) -> FileId {
        let path = shown(path).into();
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        self.files.push(SourceFile { path, text, lines });
        id
    }

    /// Returns the file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Returns the text at a place; empty if the place is not in its file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file)
            .text
            .get(span.range())
            .unwrap_or_default()
    }

    /// Returns the line and column at which a place begins.
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        let at = (span.start as usize).min(file.text.len());
        let line = file.line_at(at);
        let start = file.line(line).start;
        Position {
            line: line + 1,
            column: file.text.get(start..at).unwrap_or_default().chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceMap, Span};

    #[test]
    fn a_column_counts_characters() {
        let mut sources = SourceMap::default();
        let file = sources.add("a.toml".into(), "a\n\u{e9}\u{e9}b".into());
        let span = Span::new(file, 6, 7);
        assert_eq!(sources.text(span), "b");
        assert_eq!(sources.position(span).to_string(), "2:3");

        let file = sources.add("b.toml".into(), "\u{feff}ab\nc".into());
        let place = |start| sources.position(Span::new(file, start, start)).to_string();
        assert_eq!([0, 3, 4, 6].map(place), ["1:1", "1:1", "1:2", "2:1"]);
    }
}
