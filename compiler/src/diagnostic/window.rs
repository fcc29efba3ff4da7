//! The part of a file that a drawing shows.

use std::ops::Range;

use super::shown::is_unsafe;
use crate::source::{SourceMap, Span};

/// The longest line that is drawn in full, in bytes.
const MAX_LINE: usize = 2_000;

/// The part of a longer line that is drawn on each side of a place, in bytes.
const AROUND: usize = 400;

/// The part of a place that is marked, in bytes.
const MAX_PLACE: usize = 4_000;

/// The largest number of lines between two places that are drawn together.
const MAX_LINES: usize = 100;

/// Some lines of a file, as they are drawn.
///
/// Drawing takes time for each character, and a file may have one long line with many errors. Text
/// that is far from every place is therefore omitted.
pub(super) struct Window {
    /// The lines.
    pub(super) text: String,
    /// The number of the first line.
    pub(super) line: usize,
    /// The pieces of the file that are drawn, and the start of each in `text`.
    pieces: Vec<(Range<usize>, usize)>,
}

/// Returns whether two places are drawn in one window.
pub(super) fn are_near(sources: &SourceMap, one: Span, other: Span) -> bool {
    let line = |span| sources.position(span).line;
    one.file == other.file && line(one).abs_diff(line(other)) <= MAX_LINES
}

impl Window {
    /// Returns the lines of one or more places that are near each other.
    pub(super) fn new(sources: &SourceMap, places: &[Span]) -> Self {
        let file = sources.file(places[0].file);
        let ranges: Vec<_> = places
            .iter()
            .map(|place| clipped(&file.text, place.range()))
            .collect();
        let first = ranges.iter().map(|range| range.start).min();
        let last = ranges.iter().map(|range| range.end).max();
        let (first, last) = (
            file.line_at(first.unwrap_or_default()),
            file.line_at(last.unwrap_or_default()),
        );
        let mut window = Self {
            text: String::new(),
            line: first + 1,
            pieces: Vec::new(),
        };
        for number in first..=last {
            if number > first {
                window.text.push('\n');
            }
            let line = file.line(number);
            if line.len() <= MAX_LINE {
                window.push(&file.text, line);
            } else {
                window.push_long(&file.text, &line, &ranges);
            }
        }
        window
    }

    /// Returns a range of the file in the window. Omits the line break if the value has several
    /// lines.
    pub(super) fn range(&self, sources: &SourceMap, place: Span) -> Range<usize> {
        let text = &sources.file(place.file).text;
        let range = clipped(text, place.range());
        let (start, end) = (self.at(text, range.start), self.at(text, range.end));
        let end = end.max(start);
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// Returns the position of a place of the file in the window.
    fn at(&self, text: &str, at: usize) -> usize {
        let next = self.pieces.partition_point(|(piece, _)| piece.start <= at);
        let Some((piece, start)) = self.pieces.get(next.saturating_sub(1)) else {
            return 0;
        };
        let end = at.clamp(piece.start, piece.end);
        let before = text[piece.start..end].chars();
        start
            + before
                .map(|character| drawn(character).len_utf8())
                .sum::<usize>()
    }

    fn push(&mut self, text: &str, piece: Range<usize>) {
        self.pieces.push((piece.clone(), self.text.len()));
        self.text.extend(text[piece].chars().map(drawn));
    }

    /// Draws the text around the places of a line.
    fn push_long(&mut self, text: &str, line: &Range<usize>, ranges: &[Range<usize>]) {
        let mut pieces: Vec<Range<usize>> = ranges
            .iter()
            .filter(|range| range.start <= line.end && range.end >= line.start)
            .map(|range| {
                let start = floor(text, range.start.saturating_sub(AROUND)).max(line.start);
                start..floor(text, range.end + AROUND).min(line.end)
            })
            .collect();
        pieces.sort_by_key(|piece| piece.start);
        if pieces.is_empty() {
            pieces.push(line.start..floor(text, line.start + AROUND));
        }
        let mut end = line.start;
        for piece in pieces {
            let start = piece.start.max(end);
            if piece.end < start {
                continue;
            }
            if start > end {
                self.text.push_str("...");
            }
            self.push(text, start..piece.end);
            end = piece.end;
        }
        if end < line.end {
            self.text.push_str("...");
        }
    }
}

/// Returns the beginning of a long range, cut between two characters.
fn clipped(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor(text, range.start);
    let end = floor(text, range.end).max(start);
    if end - start <= MAX_PLACE {
        return start..end;
    }
    let end = floor(text, start + MAX_PLACE);
    let line = text[start..end].find('\n').filter(|line| *line > 0);
    start..line.map_or(end, |line| start + line)
}

/// Returns the nearest place at or before `at` that is not inside a character.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the character that is drawn for one of a file. A control character that acts on a
/// terminal and the mark of the drawing itself are replaced; other control characters have pictures
/// of their own.
pub(super) fn drawn(character: char) -> char {
    if is_unsafe(character) {
        '\u{fffd}'
    } else {
        character
    }
}
