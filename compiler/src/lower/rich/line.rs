//! A text: one line without markup but placeholders, autolinks and foreign terms.

use std::ops::Range;

use super::scan::{Token, scan};
use super::{Reader, html, push_text};
use crate::diagnostic::Diagnostic;
use crate::model::{Inline, InlineKind, Language};
use crate::syntax::Literal;

/// Reads a text that is not blank.
pub(super) fn read(reader: &mut Reader<'_>, text: &str, literal: &Literal) -> Vec<Inline> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    if let Some(at) = blank_line(&text[start..end]) {
        let title = format!(
            "{} is one line of text, but has several paragraphs",
            reader.key
        );
        let span = literal.at(start + at..start + at + 1);
        reader.diagnostics.push(
            Diagnostic::error(
                "several-paragraphs",
                title,
                span,
                "the second begins after this line",
            )
            .help("write one paragraph; `body` and `introduction` may have several"),
        );
    }
    let tokens = scan(text, literal, |error| reader.diagnostics.push(error));
    let mut inlines = Vec::new();
    let mut has_html = false;
    for token in tokens {
        match token {
            Token::Text(range) => {
                let range = range.start.max(start)..range.end.min(end);
                if range.start < range.end {
                    markup(reader, text, range, literal, &mut inlines, &mut has_html);
                }
            }
            Token::Brace(brace, range) => {
                push_text(
                    &mut inlines,
                    brace.encode_utf8(&mut [0; 4]),
                    literal.at(range),
                );
            }
            Token::Placeholder(inner) => {
                let span = literal.at(inner.start - 1..inner.end + 1);
                if let Some(placeholder) = reader.placeholder(&text[inner], span) {
                    inlines.push(Inline {
                        kind: InlineKind::Placeholder(placeholder),
                        span,
                    });
                }
            }
            Token::Autolink(inner) => {
                let span = literal.at(inner.start - 1..inner.end + 1);
                inlines.extend(reader.autolink(&text[inner], span));
            }
        }
    }
    inlines
}

/// Reads a stretch without placeholders: autolinks and foreign terms.
fn markup(
    reader: &mut Reader<'_>,
    text: &str,
    range: Range<usize>,
    literal: &Literal,
    inlines: &mut Vec<Inline>,
    has_html: &mut bool,
) {
    let mut from = range.start;
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find(['<', '[']) {
        at += found;
        let rest = &text[at..range.end];
        let read = if let Some((length, is_end)) = html::tag(rest) {
            // An end tag is no second error.
            if !is_end || !*has_html {
                html::told(reader, &rest[..length], literal.at(at..at + length));
            }
            *has_html = true;
            Some((None, length))
        } else if rest.starts_with('<') {
            address(rest).map(|length| {
                let span = literal.at(at..at + length);
                let inline = reader.autolink(&text[at + 1..at + length - 1], span);
                (inline, length)
            })
        } else {
            bracket(reader, rest, at, literal)
        };
        match read {
            Some((inline, length)) => {
                push_text(inlines, &folded(&text[from..at]), literal.at(from..at));
                inlines.extend(inline);
                at += length;
                from = at;
            }
            None => at += 1,
        }
    }
    push_text(
        inlines,
        &folded(&text[from..range.end]),
        literal.at(from..range.end),
    );
}

/// The length of the `<scheme:...>` at the start of a text (CommonMark 0.31, section 6.5).
fn address(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let ends = |character: char| character.is_whitespace() || matches!(character, '<' | '>');
    let end = rest
        .find(ends)
        .filter(|&end| rest[end..].starts_with('>'))?;
    let inner = &rest[..end];
    let (scheme, _) = inner.split_once(':')?;
    let is_scheme = scheme.len() >= 2
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme.then_some(end + 2)
}

/// Reads the `[term](lang:en)` at the start of a text; a link with an address is told.
fn bracket(
    reader: &mut Reader<'_>,
    text: &str,
    at: usize,
    literal: &Literal,
) -> Option<(Option<Inline>, usize)> {
    let term = text.strip_prefix('[')?;
    let term = &term[..term.find(['[', ']'])?];
    let close = term.len() + 1;
    if term.is_empty() || !text[close..].starts_with("](") {
        return None;
    }
    // No address has a bracket: a text of many that are not closed is read once.
    let end = close + 2 + text[close + 2..].find([')', '['])?;
    if !text[end..].starts_with(')') {
        return None;
    }
    let target = &text[close + 2..end];
    let length = end + 1;
    let target_span = literal.at(at + close + 2..at + end);
    if let Some(tag) = target.strip_prefix("lang:") {
        let language = reader.language(tag, target_span)?;
        let term_span = literal.at(at + 1..at + close);
        let text = vec![Inline {
            kind: InlineKind::Text(folded(term)),
            span: term_span,
        }];
        let span = literal.at(at..at + length);
        return Some((
            Some(Inline {
                kind: InlineKind::Foreign { language, text },
                span,
            }),
            length,
        ));
    }
    let written = if target.starts_with("https:") || target.starts_with("mailto:") {
        target.to_owned()
    } else if let Some(rest) = target.strip_prefix("http:") {
        format!("https:{rest}")
    } else if target.starts_with("www.") {
        format!("https://{target}")
    } else if target.starts_with('/') && target.len() > 1 {
        format!("{{platform.url}}{target}")
    } else {
        return None;
    };
    let title = format!(
        "{} is one line of text, which has no link with words of its own",
        reader.key
    );
    reader.diagnostics.push(
        Diagnostic::error("forbidden-markup", title, literal.at(at..at + length), "")
            .help(format!("write the address alone, as in `<{written}>`"))
            .help("or move the sentence to a key that is prose, such as `body`"),
    );
    Some((None, length))
}

/// Where a blank line begins.
fn blank_line(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The text with each run of line breaks and tabs, and the blanks around it, as one space.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r', '\t']) {
        out.push_str(rest[..at].trim_end_matches(' '));
        out.push(' ');
        rest = rest[at..].trim_start_matches(['\n', '\r', '\t', ' ']);
    }
    out.push_str(rest);
    out
}

impl Reader<'_> {
    /// The link that an address between angle brackets is.
    pub(super) fn autolink(&mut self, inner: &str, span: crate::source::Span) -> Option<Inline> {
        let target = self.target(inner, span)?;
        Some(Inline {
            kind: InlineKind::Autolink(target),
            span,
        })
    }

    /// The language of a foreign term; a tag that is none is told.
    pub(super) fn language(&mut self, tag: &str, span: crate::source::Span) -> Option<Language> {
        let language = Language::parse(tag);
        if language.is_none() {
            self.diagnostics
                .push(crate::lower::language::bad_language(tag, span));
        }
        language
    }
}
