//! Texts with their placeholders replaced by markers, so that CommonMark sees plain characters.
//!
//! A marker is a noncharacter and the number of its token in five more. A text never contains a
//! noncharacter itself, because the form of the file forbids it.

use std::ops::Range;

use super::scan::Token;
use crate::source::Span;
use crate::syntax::Literal;

/// The first character of a marker.
const MARK: char = '\u{fdd0}';
/// The digit zero; the sixteen digits follow each other.
const ZERO: u32 = 0xfde0;
/// The digits of a marker. A file of 1 MiB has fewer than 16^5 placeholders.
const DIGITS: u32 = 5;

/// The replacement of a `_` that is not a mark of emphasis. In these texts, names such as `_pk_*`
/// are more common than emphasis, and must keep their underscores.
const UNDERSCORE: char = '\u{fdd1}';
/// The text before a line, so that no character of the line begins a block.
const LEAD: &str = "a ";

/// A text for CommonMark, and the source of its bytes.
pub(super) struct Marked {
    /// The text with markers.
    pub(super) text: String,
    /// The tokens that the markers replace.
    pub(super) tokens: Vec<Token>,
    /// Pairs of a place in `text` and its place in the value. Between two pairs, both advance
    /// together.
    places: Vec<(usize, usize)>,
    /// The number of bytes at the start of `text` that the author did not write.
    lead: usize,
}

impl Marked {
    /// Replaces the placeholders of prose, which was split into `tokens`.
    pub(super) fn prose(value: &str, tokens: &[Token]) -> Self {
        let mut marked = Self::new("", 0, tokens);
        for (number, token) in tokens.iter().enumerate() {
            match token {
                Token::Text(range) => {
                    let end = range.end.min(value.len());
                    marked.push_text(value, range.start.min(end)..end);
                }
                other => marked.push_token(number, other),
            }
        }
        marked.end(value.len())
    }

    /// The same for a text of one line, whose lines are joined.
    pub(super) fn line(value: &str, tokens: &[Token]) -> Self {
        let start = value.len() - value.trim_start().len();
        let end = value.trim_end().len();
        let mut marked = Self::new(LEAD, start, tokens);
        for (number, token) in tokens.iter().enumerate() {
            match token {
                Token::Text(range) => {
                    let range = range.start.max(start)..range.end.min(end);
                    for run in runs(value.get(range.clone()).unwrap_or_default()) {
                        let origin = range.start + run.range.start;
                        if run.is_fold {
                            marked.push(" ", origin);
                        } else {
                            marked.push_text(value, origin..range.start + run.range.end);
                        }
                    }
                }
                other => marked.push_token(number, other),
            }
        }
        marked.end(end)
    }

    fn new(lead: &str, origin: usize, tokens: &[Token]) -> Self {
        Self {
            text: lead.to_owned(),
            tokens: tokens.to_vec(),
            places: vec![(0, origin)],
            lead: lead.len(),
        }
    }

    fn push(&mut self, text: &str, origin: usize) {
        self.places.push((self.text.len(), origin));
        self.text.push_str(text);
    }

    /// Adds characters of the value.
    fn push_text(&mut self, value: &str, range: Range<usize>) {
        let mut from = range.start;
        while let Some(found) = value[from..range.end].find('_') {
            let start = from + found;
            let rest = value[start..range.end].trim_start_matches('_');
            let end = range.end - rest.len();
            if is_mark(value, &(start..end)) {
                self.push(&value[from..end], from);
            } else {
                self.push(&value[from..start], from);
                for at in start..end {
                    self.push(UNDERSCORE.encode_utf8(&mut [0; 4]), at);
                }
            }
            from = end;
        }
        self.push(&value[from..range.end], from);
    }

    fn push_token(&mut self, number: usize, token: &Token) {
        self.places.push((self.text.len(), token.range().start));
        if let Token::Brace(brace, _) = token {
            self.text.push(*brace);
            return;
        }
        self.text.push(MARK);
        let number = u32::try_from(number).unwrap_or_default();
        for digit in (0..DIGITS).rev() {
            let digit = ZERO + (number >> (4 * digit) & 0xf);
            self.text.push(char::from_u32(digit).unwrap_or(MARK));
        }
    }

    fn end(mut self, end: usize) -> Self {
        self.places.push((self.text.len(), end));
        self
    }

    /// Returns a text that CommonMark reports, and its range, without the text before the line.
    pub(super) fn without_lead<'t>(
        &self,
        text: &'t str,
        range: &Range<usize>,
    ) -> (&'t str, Range<usize>) {
        let lead = self.lead.saturating_sub(range.start).min(range.len());
        (
            text.get(lead..).unwrap_or_default(),
            range.start + lead..range.end,
        )
    }

    /// Returns a text from CommonMark as the value `value` has it: each marker as its token.
    pub(super) fn written(&self, value: &str, text: &str) -> String {
        let stretches = stretches(text).into_iter().map(|stretch| match stretch {
            Stretch::Text(text) => unmarked(text),
            Stretch::Token(number) => match self.tokens.get(number) {
                Some(token) => value[token.range()].to_owned(),
                None => String::new(),
            },
        });
        stretches.collect()
    }

    /// Returns the place of a range of the text.
    pub(super) fn span(&self, range: &Range<usize>, literal: &Literal) -> Span {
        let origin = |at: usize| {
            let next = self.places.partition_point(|(place, _)| *place <= at);
            let (place, origin) = self.places[next.saturating_sub(1)];
            let limit = self.places.get(next).map_or(origin, |(_, origin)| *origin);
            (origin + (at - place)).min(limit)
        };
        literal.at(origin(range.start)..origin(range.end))
    }
}

/// A stretch of a text that is joined to one line.
struct Run {
    range: Range<usize>,
    /// Whether it contains line breaks, tabs and blanks, and becomes one space.
    is_fold: bool,
}

/// Splits a text at the places where its lines are joined.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find(['\n', '\r', '\t']) {
        let start = from + text[from..from + found].trim_end_matches(' ').len();
        let rest = text[start..].trim_start_matches(['\n', '\r', '\t', ' ']);
        let end = text.len() - rest.len();
        for (range, is_fold) in [(from..start, false), (start..end, true)] {
            runs.push(Run { range, is_fold });
        }
        from = end;
    }
    runs.push(Run {
        range: from..text.len(),
        is_fold: false,
    });
    runs
}

/// Returns whether these underscores may be a mark of emphasis: they are between a word and a blank
/// or the punctuation of a sentence, or after a backslash, which escapes the first one.
fn is_mark(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    let is_free = |side: Option<char>, marks: &str| {
        side.is_none_or(|side| side.is_whitespace() || marks.contains(side))
    };
    // A single star after it is part of a pattern.
    let is_strong = text[run.end..].starts_with("**");
    before == Some('\\')
        || is_free(before, "(*\"'\u{ab}\u{201c}\u{2018}[")
            != (is_strong || is_free(after, ".,;:!?)\"'\u{bb}\u{201d}\u{2019}\u{2026}]"))
}

/// Returns a text that CommonMark reports, with its own underscores.
pub(super) fn unmarked(text: &str) -> String {
    text.replace(UNDERSCORE, "_")
}

/// A stretch of text from CommonMark.
pub(super) enum Stretch<'a> {
    /// Characters.
    Text(&'a str),
    /// The token with this number.
    Token(usize),
}

/// Splits a text from CommonMark at its markers.
pub(super) fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(MARK) {
        let digits = &text[at + MARK.len_utf8()..];
        let Some((number, length)) = number(digits) else {
            continue;
        };
        if at > start {
            stretches.push(Stretch::Text(&text[start..at]));
        }
        stretches.push(Stretch::Token(number));
        start = at + MARK.len_utf8() + length;
    }
    if start < text.len() {
        stretches.push(Stretch::Text(&text[start..]));
    }
    stretches
}

/// Returns the number of a token and its length, at the start of a text.
fn number(text: &str) -> Option<(usize, usize)> {
    let mut number = 0;
    let mut length = 0;
    let mut digits = text.chars();
    for _ in 0..DIGITS {
        let digit = digits.next()?;
        let value = u32::from(digit)
            .checked_sub(ZERO)
            .filter(|value| *value < 16)?;
        number = number << 4 | value as usize;
        length += digit.len_utf8();
    }
    Some((number, length))
}

#[cfg(test)]
mod tests {
    use super::{Marked, Stretch, stretches};
    use crate::lower::rich::scan::Token;

    #[test]
    fn a_marker_reads_back() {
        let value = "a {b} {{";
        let tokens = vec![
            Token::Text(0..2),
            Token::Placeholder(3..4),
            Token::Text(5..6),
            Token::Brace('{', 6..8),
        ];
        let marked = Marked::prose(value, &tokens);
        let read: Vec<String> = stretches(&marked.text)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Text(text) => text.to_owned(),
                Stretch::Token(number) => format!("#{number}"),
            })
            .collect();
        assert_eq!(read, ["a ", "#1", " {"]);
    }
}
