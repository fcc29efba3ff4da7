//! `mixed-apostrophes`

use std::ops::Range;

use crate::lint::line::{OBJECT, Place, texts};
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Typography};

lint! {
    /// The texts of a language that are published as written have both straight and curly
    /// apostrophes.
    ///
    /// # What it does
    ///
    /// With `typography = "as-written"`, reports each language of a charter that has both `'` and ’
    /// between letters. Names, code, addresses and text that is marked as another language do not
    /// count.
    ///
    /// # Why it matters
    ///
    /// A search for a word with one apostrophe does not find the word with the other. Without
    /// `typography = "as-written"`, charte makes every apostrophe of the page curly.
    pub static MIXED_APOSTROPHES = "mixed-apostrophes" {
        group: Language,
        level: Warn,
        why: "a search for a word with one apostrophe does not find it with the other",
        sources: &[POLICY_FORMAT.section("`typography`")],
        check: Charter(check),
    }
}

/// The straight or the curly apostrophes in the texts of a language.
#[derive(Default)]
struct Apostrophes {
    first: Option<Place>,
    count: usize,
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.typography == Typography::Locale {
        return;
    }
    let none = || [Apostrophes::default(), Apostrophes::default()];
    let mut languages: Vec<[Apostrophes; 2]> = charter.languages.iter().map(|_| none()).collect();
    for text in texts(charter, |_| true) {
        if text.is_name() {
            continue;
        }
        for line in &text.lines {
            for (part, is_curly) in apostrophes(&line.text) {
                let seen = &mut languages[text.language][usize::from(is_curly)];
                seen.count += 1;
                if seen.first.is_none() {
                    seen.first = line.place(findings, part);
                }
            }
        }
    }
    for (language, [straight, curly]) in charter.languages.iter().zip(languages) {
        let (Some(first_straight), Some(first_curly)) = (straight.first, curly.first) else {
            continue;
        };
        // The rarer kind is reported as the one to change.
        let title = format!(
            "the texts in `{}` have two kinds of apostrophes, ' and ’",
            **language
        );
        let (place, other, mended, help) = if curly.count < straight.count {
            (first_curly, first_straight.span, "'", "write ' here")
        } else {
            let help = "write ’ (U+2019) here";
            (first_straight, first_curly.span, "’", help)
        };
        let [this, that] = if mended == "'" {
            [
                places("curly", curly.count),
                places("straight", straight.count),
            ]
        } else {
            [
                places("straight", straight.count),
                places("curly", curly.count),
            ]
        };
        let finding = findings.at(place.span, title, this).label(other, that);
        let finding = if place.is_exact {
            finding.rewrite(help, place.span, mended)
        } else {
            finding.help(help)
        };
        findings.push(finding.help(
            "without `typography = \"as-written\"`, charte makes every apostrophe of the page curly",
        ));
    }
}

fn places(kind: &str, count: usize) -> String {
    match count {
        1 => format!("{kind}, only here"),
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
