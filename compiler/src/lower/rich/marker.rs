//! Prose with its placeholders replaced by markers, so that CommonMark sees plain characters.
//!
//! A marker is a noncharacter and the number of its token in five more. No text has a noncharacter
//! of its own: the form of the file forbids them.

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

/// Prose for CommonMark, and where its bytes come from.
pub(super) struct Marked {
    /// The prose with markers.
    pub(super) text: String,
    /// The tokens that markers stand for.
    pub(super) tokens: Vec<Token>,
    /// A place in `text`, and the place in the value that it comes from; between two, both go on
    /// together.
    places: Vec<(usize, usize)>,
}

impl Marked {
    /// Replaces the placeholders of `value`, which was cut into `tokens`.
    pub(super) fn new(value: &str, tokens: Vec<Token>) -> Self {
        let mut text = String::with_capacity(value.len());
        let mut places = Vec::new();
        for (number, token) in tokens.iter().enumerate() {
            places.push((text.len(), token.range().start));
            match token {
                Token::Text(range) => text.push_str(&value[range.clone()]),
                Token::Brace(brace, _) => text.push(*brace),
                Token::Placeholder(_) | Token::Autolink(_) => {
                    text.push(MARK);
                    let number = u32::try_from(number).unwrap_or_default();
                    for digit in (0..DIGITS).rev() {
                        let digit = ZERO + (number >> (4 * digit) & 0xf);
                        text.push(char::from_u32(digit).unwrap_or(MARK));
                    }
                }
            }
        }
        places.push((text.len(), value.len()));
        Self {
            text,
            tokens,
            places,
        }
    }

    /// Where a range of the prose is written.
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

/// A stretch of text from CommonMark.
pub(super) enum Stretch<'a> {
    /// Characters.
    Text(&'a str),
    /// The token with this number.
    Token(usize),
}

/// Cuts a text from CommonMark at its markers.
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

/// The number of a token and its length, at the start of a text.
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
        let marked = Marked::new(value, tokens);
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
