//! `indistinct-caption`

use std::collections::BTreeMap;

use crate::lint::source::RGAA;
use crate::lint::{Findings, lint};
use crate::model::{Category, Charter, Inline, InlineKind, Text};

lint! {
    /// Two tables of a page have the same caption.
    ///
    /// # What it does
    ///
    /// Compares the captions of the tables in each language. If a category has no `caption`, its
    /// `heading` is the caption. A category without cookies has no table. With `one` in `[table]`
    /// nothing is reported: the heading of the section is the caption.
    ///
    /// # Why it matters
    ///
    /// People who cannot see the page go from table to table by the captions. They cannot
    /// distinguish two tables with the same caption.
    pub static INDISTINCT_CAPTION = "indistinct-caption" {
        group: Accessibility,
        level: Warn,
        why: "a caption must identify the content of its table, and two equal captions do not",
        sources: &[RGAA.section("criterion 5.5")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.table.one {
        return;
    }
    let tables: Vec<&Category> = charter.tables().map(|(_, category)| category).collect();
    let mut reported = vec![false; tables.len()];
    for (position, language) in charter.languages.iter().enumerate() {
        let mut known: BTreeMap<String, &Category> = BTreeMap::new();
        for (category, reported) in tables.iter().zip(&mut reported) {
            let Some(text) = caption(category).get(position) else {
                continue;
            };
            let Some(first) = known.get(&shown(&text.value)) else {
                known.insert(shown(&text.value), category);
                continue;
            };
            // Captions that are the same in several languages are reported once.
            let Some(other) = caption(first).get(position).filter(|_| !*reported) else {
                continue;
            };
            *reported = true;
            let lacks = category.caption.is_none();
            let title = format!("two tables have the same caption in `{}`", **language);
            let label = if lacks {
                "the heading is the caption here"
            } else {
                ""
            };
            let help = if lacks {
                "add a `caption` that describes this table"
            } else {
                "describe in this `caption` how this table differs from the other"
            };
            let finding = findings
                .at(text.span, title, label)
                .label(other.span, "the caption of another table")
                .help(help);
            findings.push(finding);
        }
    }
}

fn caption(category: &Category) -> &Text {
    category.caption.as_ref().unwrap_or(&category.heading)
}

/// A caption for comparison: its text in lower case, without markup.
fn shown(inlines: &[Inline]) -> String {
    let parts = inlines.iter().map(|inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => text.to_lowercase(),
        InlineKind::Emphasis(text)
        | InlineKind::Strong(text)
        | InlineKind::Link { text, .. }
        | InlineKind::Foreign { text, .. } => shown(text),
        InlineKind::Autolink(target) => format!("{target:?}"),
        InlineKind::Placeholder(placeholder) => format!("{placeholder:?}"),
        InlineKind::Break => " ".to_owned(),
    });
    parts.collect::<String>().trim().to_owned()
}
