//! The place of each character of a string in its file, through quotes and escapes.

use std::ops::Range;

use crate::source::{SourceMap, Span};

/// A TOML string: its place in the file, and the place of each byte of its value.
#[derive(Clone, Debug)]
pub struct Literal {
    span: Span,
    /// The start of each byte of the value in the literal, then the end of the last byte. `None` if
    /// the literal does not give this value.
    offsets: Option<Vec<u32>>,
}

impl Literal {
    /// Returns the literal at `span` with the value `value`.
    pub fn new(sources: &SourceMap, span: Span, value: &str) -> Self {
        Self {
            span,
            offsets: offsets(sources.text(span), value),
        }
    }

    /// Returns the place of the whole literal, with its quotes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the place of a range of the value; the whole literal if the place is not known.
    pub fn at(&self, range: Range<usize>) -> Span {
        let place = self.offsets.as_ref().and_then(|offsets| {
            let (start, end) = (*offsets.get(range.start)?, *offsets.get(range.end)?);
            // The last byte of the range may come from an escape before `end`.
            (start <= end).then_some((start, end))
        });
        match place {
            Some((start, end)) => Span {
                file: self.span.file,
                start: self.span.start + start,
                end: self.span.start + end,
            },
            None => self.span,
        }
    }
}

/// Walks over a literal (TOML 1.1, section "String") and records the start of each byte of its
/// value.
fn offsets(raw: &str, value: &str) -> Option<Vec<u32>> {
    let quotes = ["\"\"\"", "'''", "\"", "'"];
    let quote = quotes.into_iter().find(|quote| raw.starts_with(quote))?;
    let mut at = quote.len();
    let end = raw
        .len()
        .checked_sub(quote.len())
        .filter(|&end| end >= at)?;
    let escapes = quote.starts_with('"');
    if quote.len() == 3 {
        // The line break directly after the quotes is not part of the value.
        let newline = ["\r\n", "\n"]
            .into_iter()
            .find(|line| raw[at..].starts_with(line));
        at += newline.map_or(0, str::len);
    }

    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut rest = value;
    while at < end {
        let character = raw[at..].chars().next()?;
        let (decoded, width) = match character {
            '\\' if escapes => escape(&raw[at..end])?,
            _ => (Some(character), character.len_utf8()),
        };
        if let Some(decoded) = decoded {
            rest = rest.strip_prefix(decoded)?;
            offsets.extend((0..decoded.len_utf8()).map(|_| u32::try_from(at).unwrap_or(u32::MAX)));
        }
        at += width;
    }
    offsets.push(u32::try_from(end).unwrap_or(u32::MAX));
    rest.is_empty().then_some(offsets)
}

/// Returns the character of an escape, and its width: no character for a backslash at the end of a
/// line.
fn escape(raw: &str) -> Option<(Option<char>, usize)> {
    let hexadecimal = |digits: usize| {
        let code = u32::from_str_radix(raw.get(2..2 + digits)?, 16).ok()?;
        Some((Some(char::from_u32(code)?), 2 + digits))
    };
    let simple = |character: char| Some((Some(character), 2));
    match raw.chars().nth(1)? {
        'b' => simple('\u{8}'),
        't' => simple('\t'),
        'n' => simple('\n'),
        'f' => simple('\u{c}'),
        'r' => simple('\r'),
        'e' => simple('\u{1b}'),
        '"' => simple('"'),
        '\\' => simple('\\'),
        'x' => hexadecimal(2),
        'u' => hexadecimal(4),
        'U' => hexadecimal(8),
        _ => {
            let blank = raw[1..].trim_start_matches([' ', '\t', '\r', '\n']);
            Some((None, raw.len() - blank.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Literal;
    use crate::source::{SourceMap, Span};

    /// Returns the source of every character of the value.
    fn pieces(raw: &str, value: &str) -> Vec<String> {
        let mut sources = SourceMap::default();
        let file = sources.add("a.toml".into(), raw.into());
        let literal = Literal::new(&sources, Span::new(file, 0, raw.len()), value);
        let ends = value
            .char_indices()
            .map(|(at, character)| at..at + character.len_utf8());
        ends.map(|range| sources.text(literal.at(range)).to_owned())
            .collect()
    }

    #[test]
    fn every_kind_of_string() {
        assert_eq!(pieces("'a\\b'", "a\\b"), ["a", "\\", "b"]);
        assert_eq!(
            pieces("\"\u{e9}\\u00e9\\n\\x41z\"", "\u{e9}\u{e9}\nAz"),
            ["\u{e9}", "\\u00e9", "\\n", "\\x41", "z"]
        );
        assert_eq!(
            pieces("\"\"\"\r\na \\\r\n  b\"c\"\"\"\"", "a b\"c\""),
            ["a", " \\\r\n  ", "b", "\"", "c", "\""]
        );
        assert_eq!(pieces("'''\n'a'''", "'a"), ["'", "a"]);
    }

    #[test]
    fn a_literal_with_another_value_is_marked_whole() {
        assert_eq!(pieces("\"a\"", "b"), ["\"a\""]);
        assert_eq!(pieces("abc", "b"), ["abc"]);
    }
}
