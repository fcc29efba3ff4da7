//! Splits a text at its placeholders.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::syntax::Literal;

/// A stretch of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Token {
    /// Plain characters.
    Text(Range<usize>),
    /// `{{` or `}}`: one brace.
    Brace(char, Range<usize>),
    /// The text between `{` and `}`.
    Placeholder(Range<usize>),
    /// The text between `<{` and `>`, from the brace.
    Autolink(Range<usize>),
}

impl Token {
    /// Returns the range of the whole stretch, with its brackets.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Text(range) | Self::Brace(_, range) => range.clone(),
            Self::Placeholder(inner) | Self::Autolink(inner) => inner.start - 1..inner.end + 1,
        }
    }
}

/// Splits a text at its placeholders. A brace without its partner is reported and kept as text.
pub(super) fn scan(
    text: &str,
    literal: &Literal,
    mut report: impl FnMut(Diagnostic),
) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let token = if rest.starts_with("{{") || rest.starts_with("}}") {
            Token::Brace(if rest.starts_with('{') { '{' } else { '}' }, at..at + 2)
        } else if let Some(length) = autolink(rest) {
            Token::Autolink(at + 1..at + length - 1)
        } else if let Some(length) = placeholder(rest) {
            Token::Placeholder(at + 1..at + length - 1)
        } else {
            let width = rest.chars().next().map_or(1, char::len_utf8);
            if rest.starts_with(['{', '}']) {
                report(unmatched(literal, at, rest.starts_with('{')));
            }
            if let Some(Token::Text(last)) = tokens.last_mut() {
                last.end = at + width;
                at += width;
                continue;
            }
            Token::Text(at..at + width)
        };
        at = token.range().end;
        tokens.push(token);
    }
    tokens
}

/// Returns the length of the `{...}` at the start of a text.
fn placeholder(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find(['{', '}', '\n', '<', '>'])?;
    inner[end..].starts_with('}').then_some(end + 2)
}

/// Returns the length of the `<{...}...>` at the start of a text.
fn autolink(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let after = placeholder(inner)?;
    let rest = &inner[after..];
    let end =
        rest.find(|character: char| character.is_whitespace() || "<>{}".contains(character))?;
    rest[end..].starts_with('>').then_some(1 + after + end + 1)
}

fn unmatched(literal: &Literal, at: usize, is_open: bool) -> Diagnostic {
    let (brace, partner) = if is_open { ('{', '}') } else { ('}', '{') };
    let span = literal.at(at..at + 1);
    let title = format!("a `{brace}` without its `{partner}`");
    let diagnostic = Diagnostic::error("unmatched-brace", title, span, "")
        .note("braces contain a placeholder, as in `{platform.url}`");
    if span == literal.span() {
        diagnostic.help(format!("write `{brace}{brace}` for a brace in the text"))
    } else {
        let text = "double it for a brace in the text";
        diagnostic.rewrite(text, span, format!("{brace}{brace}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, scan};
    use crate::source::{SourceMap, Span};
    use crate::syntax::Literal;

    fn tokens(text: &str) -> (Vec<Token>, usize) {
        let mut sources = SourceMap::default();
        let file = sources.add("a.toml".into(), text.into());
        let literal = Literal::new(&sources, Span::new(file, 0, text.len()), text);
        let mut errors = 0;
        let tokens = scan(text, &literal, |_| errors += 1);
        (tokens, errors)
    }

    #[test]
    fn every_kind_of_token() {
        use Token::{Autolink, Brace, Placeholder, Text};
        assert_eq!(
            tokens("a {b} c"),
            (vec![Text(0..2), Placeholder(3..4), Text(5..7)], 0)
        );
        assert_eq!(tokens("<{b}/c>"), (vec![Autolink(1..6)], 0));
        assert_eq!(
            tokens("{{b}}"),
            (vec![Brace('{', 0..2), Text(2..3), Brace('}', 3..5)], 0)
        );
        assert_eq!(tokens("< {b}"), (vec![Text(0..2), Placeholder(3..4)], 0));
        assert_eq!(tokens("{a"), (vec![Text(0..2)], 1));
        assert_eq!(tokens("}\u{e9}"), (vec![Text(0..3)], 1));
        assert_eq!(tokens(""), (vec![], 0));
    }
}
