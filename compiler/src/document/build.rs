//! From a charter to a page: what stands on it, in which order and at which level.

use std::collections::HashSet;

use super::table::{raised, table};
use super::wording::Wording;
use super::{Block, Document, Inline};
use crate::model::{Charter, Section};

/// Lays out the page of a charter in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// The page has its title, the introduction, then the sections in order; without any section, the
/// categories in order. A version or date that no placeholder of the page prints stands at the end.
pub fn build(charter: &Charter, language: usize) -> Document {
    let wording = Wording::new(charter, language);
    let title = wording.text(&charter.title);
    let mut blocks = Vec::new();
    if let Some(introduction) = &charter.introduction {
        blocks.extend(wording.prose(introduction));
    }
    for part in &charter.sections {
        section(&wording, part, &mut blocks);
    }
    if charter.sections.is_empty() {
        for position in 0..charter.categories.len() {
            category(&wording, position, BELOW_TITLE, &mut blocks);
        }
    }
    blocks.extend(edition(&wording));
    keep_first_of_each_id(&mut blocks);
    Document {
        language: wording.language().to_owned(),
        title,
        blocks,
    }
}

/// The level of a heading right below the title.
const BELOW_TITLE: u8 = 2;

fn section(wording: &Wording<'_>, section: &Section, blocks: &mut Vec<Block>) {
    let mut level = section.level;
    if let Some(heading) = &section.heading {
        blocks.push(Block::Heading {
            level,
            id: section.id.as_ref().map(|id| id.value.clone()),
            text: wording.text(heading),
        });
        level = level.saturating_add(1);
    }
    if let Some(body) = &section.body {
        blocks.extend(wording.prose(body));
    }
    for &position in &section.tables {
        category(wording, position, level, blocks);
    }
}

fn category(wording: &Wording<'_>, position: usize, level: u8, blocks: &mut Vec<Block>) {
    let Some(category) = wording.charter.categories.get(position) else {
        return;
    };
    blocks.push(Block::Heading {
        level,
        id: Some(category.id.value.clone()),
        text: wording.text(&category.heading),
    });
    for text in [&category.description, &category.refusal].into_iter().flatten() {
        blocks.push(Block::Paragraph(wording.text(text)));
    }
    blocks.extend(table(wording, position).map(Block::Table));
}

/// The version and the date, as far as the page has not printed them.
fn edition(wording: &Wording<'_>) -> Option<Block> {
    let mut line = Vec::new();
    if let Some(version) = wording.version().filter(|_| !wording.printed_version()) {
        line.push(Inline::Text(wording.locale.version.to_owned()));
        line.push(version);
    }
    if let Some(updated) = wording.updated().filter(|_| !wording.printed_updated()) {
        if !line.is_empty() {
            line.push(Inline::Text(", ".to_owned()));
        }
        line.push(Inline::Text(wording.locale.updated.to_owned()));
        line.push(updated);
    }
    (!line.is_empty()).then(|| Block::Paragraph(wording.line(raised(line))))
}

/// A section and a category may have the same id; a link leads to the first heading.
fn keep_first_of_each_id(blocks: &mut [Block]) {
    let mut taken = HashSet::new();
    for block in blocks {
        if let Block::Heading { id, .. } = block {
            *id = id.take().filter(|id| taken.insert(id.clone()));
        }
    }
}
