//! A text of one line: the inline markup of CommonMark, without blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::Reader;
use super::marker::Marked;
use super::markup::{self, Form};
use super::scan::{Token, scan};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Inline, InlineKind};
use crate::syntax::Literal;

/// Reads a text that is not blank.
pub(super) fn read(reader: &mut Reader<'_>, text: &str, literal: &Literal) -> Vec<Inline> {
    if is_plain(text) {
        let kind = InlineKind::Text(text.to_owned());
        let span = literal.at(0..text.len());
        return vec![Inline { kind, span }];
    }
    let tokens = scan(text, literal, |error| reader.diagnostics.push(error));
    check_form(reader, text, &tokens, literal);
    let marked = Marked::line(text, &tokens);
    let blocks = markup::read(reader, Form::Line, text, literal, &marked);
    let lines = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines),
        // The line begins with a letter that the author did not write, so it is one paragraph.
        Block::List { .. } => None,
    });
    lines.flatten().collect()
}

/// Whether a text certainly has no markup and no placeholder: most texts. Such a text is not parsed,
/// which would take most of the time for a large file.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|character| {
            character.is_alphanumeric() || matches!(character, ' ' | ',' | '.' | ';' | '\'')
        })
}

/// Reports blocks and line breaks, which a text of one line cannot have.
fn check_form(reader: &mut Reader<'_>, text: &str, tokens: &[Token], literal: &Literal) {
    if check_paragraphs(reader, text, literal) {
        return;
    }
    let key = reader.key;
    let marked = Marked::prose(text.trim_end(), tokens);
    let diagnostic = if let Some((what, range)) = block(&marked.text) {
        let title = format!("{key} is one line of text, but has {what}");
        Diagnostic::error("forbidden-markup", title, marked.span(&range, literal), "")
            .help("write a `\\` before its mark for the character itself")
    } else if let Some(at) = line_break(text.trim_end()) {
        let title = format!("{key} is one line of text, but has a line break");
        Diagnostic::error("forbidden-markup", title, literal.at(at..at + 1), "")
    } else {
        return;
    };
    let help = "write one sentence, or move the text to a key that is prose, such as `body`";
    reader.diagnostics.push(diagnostic.help(help));
}

/// Reports several paragraphs; returns whether there are several.
fn check_paragraphs(reader: &mut Reader<'_>, text: &str, literal: &Literal) -> bool {
    let start = text.len() - text.trim_start().len();
    let Some(at) = blank_line(text.trim()) else {
        return false;
    };
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
    true
}

/// Returns the first block of CommonMark that is not a paragraph, and the place of its mark.
///
/// A number or a `+` at the start is text, because headings are numbered and telephone numbers
/// begin with `+`.
fn block(text: &str) -> Option<(&'static str, Range<usize>)> {
    let mut depth = 0_usize;
    let mut items = 0_usize;
    let mut is_empty = true;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let is_first = text[..range.start].trim().is_empty();
        let what = match &event {
            Event::Start(Tag::Heading { .. }) if depth == 0 => Some("a heading"),
            Event::Start(Tag::BlockQuote(_)) if depth == 0 => Some("a block quote"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if depth == 0 => {
                Some("a block of code")
            }
            Event::Start(Tag::Table(_)) if depth == 0 => Some("a table"),
            Event::Rule if depth == 0 && !is_first => Some("a horizontal rule"),
            Event::End(TagEnd::List(is_ordered)) if depth == 1 => {
                let is_text = *is_ordered || is_empty || text[range.start..].starts_with('+');
                (items > 1 || !is_first || !is_text).then_some("a list")
            }
            _ => None,
        };
        if let Some(what) = what {
            let line = text[range.start..].find('\n').unwrap_or(range.len());
            return Some((what, range.start..range.start + line.min(range.len())));
        }
        match event {
            Event::Start(tag) => {
                items += usize::from(depth == 1 && matches!(tag, Tag::Item));
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => is_empty = false,
        }
    }
    None
}

/// Returns the place of a line break of CommonMark: a backslash at the end of a line.
fn line_break(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let marks = bare.len() - bare.trim_end_matches('\\').len();
        if bare.len() < line.len() && marks % 2 == 1 {
            return Some(at + bare.len() - 1);
        }
        at += line.len();
    }
    None
}

/// Returns the start of a blank line.
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
