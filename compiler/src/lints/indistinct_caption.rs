//! `indistinct-caption`

use std::collections::BTreeMap;

use crate::lint::source::{RGAA, WCAG};
use crate::lint::{Findings, lint};
use crate::model::{Category, Charter, Inline, InlineKind, Text};

lint! {
    /// Two tables of a page have the same caption.
    ///
    /// # What it does
    ///
    /// Compares the captions of the tables of each language; where a category has no `caption`, its
    /// `heading` is the caption. Categories without cookies have no table.
    ///
    /// # Why it matters
    ///
    /// Who cannot see the page goes from table to table by their captions. Two that are the same
    /// cannot be told apart.
    pub static INDISTINCT_CAPTION = "indistinct-caption" {
        group: Accessibility,
        level: Warn,
        why: "a caption must tell its table from the others",
        sources: &[
            RGAA.section("criterion 5.5"),
            WCAG.section("success criterion 1.3.1"),
        ],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let tables: Vec<&Category> = charter.tables().map(|(_, category)| category).collect();
    let mut told = vec![false; tables.len()];
    for (position, language) in charter.languages.iter().enumerate() {
        let mut known: BTreeMap<String, &Category> = BTreeMap::new();
        for (category, told) in tables.iter().zip(&mut told) {
            let Some(text) = caption(category).get(position) else {
                continue;
            };
            let Some(first) = known.get(&shown(&text.value)) else {
                known.insert(shown(&text.value), category);
                continue;
            };
            // What is the same in several languages is told once.
            let Some(other) = caption(first).get(position).filter(|_| !*told) else {
                continue;
            };
            *told = true;
            let lacks = category.caption.is_none();
            let title = format!("two tables have the same caption in `{}`", **language);
            let label = if lacks {
                "the heading is the caption here"
            } else {
                ""
            };
            let help = if lacks {
                "add a `caption` that says what this table is about"
            } else {
                "say in this `caption` what sets the table apart"
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

/// A caption for comparison: what it says, whatever its capitals and its markup.
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
