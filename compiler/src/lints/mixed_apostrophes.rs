//! `mixed-apostrophes`

use std::ops::Range;

use crate::lint::line::{OBJECT, Place, texts};
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Typography};

lint! {
    /// The texts of a language that are published as written have straight and curly apostrophes.
    ///
    /// # What it does
    ///
    /// With `typography = "as-written"`, finds each language of a charter that has both `'` and ’
    /// between letters. Names, code, addresses and text that is marked as another language do not
    /// count.
    ///
    /// # Why it matters
    ///
    /// Who searches the page for a word with one apostrophe does not find it with the other.
    /// Without `typography = "as-written"`, every apostrophe of the page is a curly one.
    pub static MIXED_APOSTROPHES = "mixed-apostrophes" {
        group: Language,
        level: Warn,
        why: "a search for a word with one apostrophe does not find it with the other",
        sources: &[POLICY_FORMAT.section("`typography`")],
        check: Charter(check),
    }
}

/// One kind of apostrophe in the texts of a language.
#[derive(Default)]
struct Kind {
    first: Option<Place>,
    count: usize,
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.typography == Typography::Locale {
        return;
    }
    let none = || [Kind::default(), Kind::default()];
    let mut languages: Vec<[Kind; 2]> = charter.languages.iter().map(|_| none()).collect();
    for text in texts(charter, |_| true) {
        if text.is_name() {
            continue;
        }
        for line in &text.lines {
            for (part, is_curly) in apostrophes(&line.text) {
                let kind = &mut languages[text.language][usize::from(is_curly)];
                kind.count += 1;
                if kind.first.is_none() {
                    kind.first = line.place(findings, part);
                }
            }
        }
    }
    for (language, [straight, curly]) in charter.languages.iter().zip(languages) {
        let (Some(first_straight), Some(first_curly)) = (straight.first, curly.first) else {
            continue;
        };
        // The fewer are told as the ones to change.
        let title = format!(
            "the texts in `{}` have two apostrophes, ' and ’",
            **language
        );
        let (place, other, mended, help) = if curly.count < straight.count {
            (first_curly, first_straight.span, "'", "write ' here")
        } else {
            let help = "write ’ (U+2019) here";
            (first_straight, first_curly.span, "’", help)
        };
        let [this, that] = if mended == "'" {
            [said("curly", curly.count), said("straight", straight.count)]
        } else {
            [said("straight", straight.count), said("curly", curly.count)]
        };
        let finding = findings.at(place.span, title, this).label(other, that);
        let finding = if place.is_exact {
            finding.patch(help, place.span, mended)
        } else {
            finding.help(help)
        };
        findings.push(finding.help(
            "without `typography = \"as-written\"`, every apostrophe of the page is a curly one",
        ));
    }
}

fn said(kind: &str, count: usize) -> String {
    match count {
        1 => format!("{kind}, here alone"),
        2 => format!("{kind}, here and in another place"),
        count => format!("{kind}, here and in {} more places", count - 1),
    }
}

/// The apostrophes of a line between letters, and whether each is curly.
fn apostrophes(line: &str) -> Vec<(Range<usize>, bool)> {
    let is_letter = |char: char| char.is_alphanumeric() || OBJECT.contains(char);
    let marks = line.match_indices(['\'', '’']);
    let marks = marks.filter(|(at, mark)| {
        line[..*at].ends_with(char::is_alphabetic) && line[at + mark.len()..].starts_with(is_letter)
    });
    marks
        .map(|(at, mark)| (at..at + mark.len(), mark == "’"))
        .collect()
}
