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
pub(super) fn stretches(mut text: &str) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    while let Some(at) = text.find(MARK) {
        if at > 0 {
            stretches.push(Stretch::Text(&text[..at]));
        }
        let mut number = 0;
        let mut rest = text[at..].chars();
        rest.next();
        for _ in 0..DIGITS {
            let digit = rest
                .next()
                .map_or(0, |digit| u32::from(digit).wrapping_sub(ZERO) & 0xf);
            number = number << 4 | digit;
        }
        stretches.push(Stretch::Token(number as usize));
        text = rest.as_str();
    }
    if !text.is_empty() {
        stretches.push(Stretch::Text(text));
    }
    stretches
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
