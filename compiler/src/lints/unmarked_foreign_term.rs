//! `unmarked-foreign-term`

use std::ops::Range;

use crate::lint::line::{and_more, is_french, texts};
use crate::lint::source::{RGAA, WCAG};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A French text has an English term that is not marked as English.
    ///
    /// # What it does
    ///
    /// Reports English terms of a short list in French texts, such as "first-party", "opt-out" and
    /// "back office", unless they are written as `[first-party](lang:en)`. Words that French has
    /// adopted, such as "cookie", are not on the list. Names, addresses, code and the text of links
    /// are not checked.
    ///
    /// # Why it matters
    ///
    /// A screen reader reads a page in its language. It pronounces an unmarked term of another
    /// language by the wrong rules, so listeners do not understand it.
    pub static UNMARKED_FOREIGN_TERM = "unmarked-foreign-term" {
        group: Language,
        level: Warn,
        why: "a screen reader reads a term by the rules of the page's language unless it is marked",
        sources: &[
            RGAA.section("criterion 8.7"),
            WCAG.section("success criterion 3.1.2"),
        ],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for text in texts(charter, is_french) {
        if text.is_name() {
            continue;
        }
        let mut terms = text.find(terms);
        terms.retain(|(number, part)| !text.lines[*number].is_in_link(part.start));
        let Some((number, part)) = terms.first() else {
            continue;
        };
        let line = &text.lines[*number];
        let term = &line.text[part.clone()];
        let Some(place) = line.place(findings, part.clone()) else {
            continue;
        };
        let title = format!(
            "{} has `{term}`, which is not marked as English",
            text.subject
        );
        let marked = format!("[{term}](lang:en)");
        let finding = findings.at(place.span, title, "");
        let finding = if place.is_exact {
            finding.rewrite("mark it, or write it in French", place.span, marked)
        } else {
            finding.help(format!("mark it as in `{marked}`, or write it in French"))
        };
        findings.push(and_more(finding, terms.len()));
    }
}

/// The terms of a line, in order.
fn terms(line: &str) -> Vec<Range<usize>> {
    // Only ASCII letters change, so positions stay the same.
    let lower = line.to_ascii_lowercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in TERMS {
        for (at, _) in lower.match_indices(term) {
            let part = at..at + term.len();
            if is_whole(line, &part) && !is_name(line, &part) {
                found.push(part);
            }
        }
    }
    found.sort_by_key(|part| part.start);
    found
}

/// Whether a part is not inside a longer word.
fn is_whole(line: &str, part: &Range<usize>) -> bool {
    let goes_on = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
    !line[..part.start].ends_with(goes_on) && !line[part.end..].starts_with(goes_on)
}

/// Whether a part may belong to a name: it has a capital that does not start a sentence.
fn is_name(line: &str, part: &Range<usize>) -> bool {
    let term = &line[part.clone()];
    let before = line[..part.start].trim_end();
    let begins_sentence = before.is_empty() || before.ends_with(['.', '!', '?', '…', ':']);
    let rest = if begins_sentence { &term[1..] } else { term };
    rest.contains(|char: char| char.is_ascii_uppercase())
}

/// The terms, in lower case and in ASCII.
const TERMS: &[&str] = &[
    "back office",
    "back-office",
    "cookie wall",
    "cookie walls",
    "fingerprinting",
    "first party",
    "first-party",
    "front office",
    "front-office",
    "opt in",
    "opt out",
    "opt-in",
    "opt-out",
    "privacy by design",
    "retargeting",
    "third party",
    "third-party",
    "tracking",
];

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn finds_whole_words_that_are_not_names() {
        let found = |line: &'static str| -> Vec<&str> {
            let parts = terms(line).into_iter();
            parts.map(|part| &line[part]).collect()
        };
        assert_eq!(
            found("Third-party ou back office. Opt-out : le tracking"),
            ["Third-party", "back office", "Opt-out", "tracking"]
        );
        assert_eq!(
            found("Google Conversion Tracking, trackings, no-opt-out, first-party_id"),
            [""; 0]
        );
    }
}
