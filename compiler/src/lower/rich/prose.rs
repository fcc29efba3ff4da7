//! Prose: paragraphs and lists.

use std::collections::HashSet;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::marker::{Marked, unmarked};
use super::markup::{self, Form};
use super::scan::scan;
use super::{Reader, bullet};
use crate::diagnostic::Diagnostic;
use crate::model::Block;
use crate::syntax::Literal;

/// Reads prose that is not blank.
pub(super) fn read(reader: &mut Reader<'_>, value: &str, literal: &Literal) -> Vec<Block> {
    bullet::check(reader, value, literal);
    let tokens = scan(value, literal, |error| reader.diagnostics.push(error));
    let marked = Marked::prose(value, &tokens);
    check_definitions(reader, &marked, literal);
    markup::read(reader, Form::Prose, value, literal, &marked)
}

/// Reports definitions such as `[1]: https://example.org` that no link uses, because CommonMark
/// does not show them.
///
/// The events of CommonMark cover all other text, so a bracket outside of them begins a definition.
fn check_definitions(reader: &mut Reader<'_>, marked: &Marked, literal: &Literal) {
    let text = &marked.text;
    if !text.contains("]:") {
        return;
    }
    let mut is_shown = vec![false; text.len()];
    let mut used = HashSet::new();
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let definitions: Vec<_> = events
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
        .collect();
    for (event, range) in events {
        match &event {
            // They contain definitions too.
            Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) | Event::End(_) => continue,
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if !matches!(link_type, LinkType::Inline | LinkType::Autolink) =>
            {
                used.insert(id.to_lowercase());
            }
            _ => {}
        }
        is_shown[range].fill(true);
    }
    for (label, span) in definitions {
        if used.contains(&label) {
            is_shown[span].fill(true);
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let hidden = line.find('[').filter(|at| !is_shown[start + at]);
        if let Some(at) = hidden {
            let label = line[at..].split("]:").next().unwrap_or_default();
            let range = start + at..start + line.trim_end().len();
            let title = format!(
                "{} defines `{}]`, which no link uses",
                reader.key,
                unmarked(label).escape_debug()
            );
            reader.diagnostics.push(
                Diagnostic::error("unused-definition", title, marked.span(&range, literal), "")
                    .note("the page does not show a definition, so this text would be lost")
                    .help("write a link with words where it belongs, as in `[words](https://example.org)`"),
            );
        }
        start += line.len();
    }
}
