//! A name that is a value of a platform: only characters.

use super::scan::{Token, scan};
use super::{Reader, html, line};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::Literal;

/// Reads a name that is not blank. All text but placeholders, links and tags is part of the name,
/// as in a name that a program gives.
pub(super) fn read(reader: &mut Reader<'_>, text: &str, literal: &Literal) -> String {
    let tokens = scan(text, literal, |error| reader.diagnostics.push(error));
    line::check_paragraphs(reader, text, literal);
    let mut plain = String::new();
    for token in &tokens {
        match token {
            Token::Text(range) => {
                check(reader, &text[range.clone()], range.start, literal);
                plain.push_str(&text[range.clone()]);
            }
            Token::Brace(brace, _) => plain.push(*brace),
            Token::Placeholder(_) | Token::Autolink(_) => {
                forbid(reader, literal.at(token.range()));
            }
        }
    }
    line::folded(plain.trim())
}

/// Reports tags, links, and addresses in angle brackets, in a stretch that begins at `start`.
fn check(reader: &mut Reader<'_>, text: &str, start: usize, literal: &Literal) {
    let mut has_html = false;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        let span = |length| literal.at(start + at..start + at + length);
        if let Some((length, is_end)) = html::tag(rest) {
            // An end tag is not a second error.
            if !is_end || !has_html {
                html::reported(reader, &rest[..length], span(length));
            }
            has_html = true;
        } else if let Some(length) = address(rest) {
            forbid(reader, span(length));
        }
    }
    for mark in ["](lang:", "](https:", "](http:", "](mailto:"] {
        for (at, _) in text.match_indices(mark) {
            forbid(reader, literal.at(start + at..start + at + mark.len()));
        }
    }
}

/// Returns the length of the `<scheme:...>` at the start of a text (CommonMark 0.31, section 6.5).
fn address(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let ends = |character: char| character.is_whitespace() || matches!(character, '<' | '>');
    let end = rest
        .find(ends)
        .filter(|&end| rest[end..].starts_with('>'))?;
    let (scheme, _) = rest[..end].split_once(':')?;
    let is_scheme = scheme.len() >= 2
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme.then_some(end + 2)
}

fn forbid(reader: &mut Reader<'_>, span: Span) {
    let title = format!(
        "{} is a plain text, without placeholders or links",
        reader.key
    );
    reader
        .diagnostics
        .push(Diagnostic::error("forbidden-markup", title, span, "").help("write the text itself"));
}
