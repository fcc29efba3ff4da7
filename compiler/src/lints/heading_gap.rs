//! `heading-gap`

use crate::lint::source::RGAA;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Section};
use crate::source::Span;

lint! {
    /// The headings of a page skip a level.
    ///
    /// # What it does
    ///
    /// Reports a section whose heading is more than one level below the heading before it. The
    /// title of the page has level 1. The headings of a section's tables are one level below its
    /// own heading, or at its `level` if it has no heading; a section that names one category has
    /// one heading for both. Also reports tables whose headings
    /// would be below level 6, the last level of HTML.
    ///
    /// # Why it matters
    ///
    /// For people who cannot see the page, headings are its table of contents. If a level is
    /// skipped, a part seems to be missing. RGAA asks whether the hierarchy of headings is relevant.
    /// WCAG does not forbid a skipped level: it requires that the structure can be determined.
    pub static HEADING_GAP = "heading-gap" {
        group: Accessibility,
        level: Warn,
        why: "headings must show the structure of the page, and a skipped level hides it",
        sources: &[RGAA.section("criterion 9.1")],
        check: Charter(check),
    }
}

/// The last heading before a section.
struct Heading {
    level: u8,
    /// Where it is written; `None` for the title of the page.
    span: Option<Span>,
}

/// The last level of HTML.
const LAST: u8 = 6;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let mut before = Heading {
        level: 1,
        span: None,
    };
    for section in &charter.sections {
        let level = section.level.value;
        if let Some(heading) = &section.heading {
            check_gap(section, &before, findings);
            before = Heading {
                level,
                span: heading.first().map(|text| text.span),
            };
        }
        if section.only_category().is_some() || charter.has_one_table(&section.tables) {
            continue;
        }
        let tables = section
            .tables
            .iter()
            .filter_map(|&it| charter.categories.get(it));
        for (number, category) in tables.enumerate() {
            let level = level + u8::from(section.heading.is_some());
            if number == 0 && section.heading.is_none() {
                check_gap(section, &before, findings);
            }
            if number == 0 && level > LAST {
                let title = format!("the tables of a section have headings of level {level}");
                let finding = findings
                    .at(
                        section.level.span,
                        title,
                        "the headings of its tables are one level below",
                    )
                    .note("headings in HTML have six levels")
                    .patch(
                        "move the section up",
                        section.level.span,
                        (LAST - 1).to_string(),
                    );
                findings.push(finding);
            }
            before = Heading {
                level,
                span: category.heading.first().map(|text| text.span),
            };
        }
    }
}

/// Reports a first heading of a section that is too far below the heading before it.
fn check_gap(section: &Section, before: &Heading, findings: &mut Findings<'_>) {
    let level = section.level.value;
    let expected = before.level + 1;
    if level <= expected {
        return;
    }
    let title = match before.span {
        Some(_) => format!(
            "a heading of level {level} follows one of level {}",
            before.level
        ),
        None => format!("the first heading below the title has level {level}"),
    };
    let finding = findings.at(section.level.span, title, "");
    let finding = match before.span {
        Some(span) => finding.label(span, format!("this heading has level {}", before.level)),
        None => finding,
    };
    let help = format!("write {expected}, or a section of level {expected} before this one");
    findings.push(finding.patch(help, section.level.span, expected.to_string()));
}
