//! `french-quotes`

use std::ops::Range;

use crate::lint::line::{Written, and_more, is_french, texts};
use crate::lint::source::EU_STYLE_GUIDE;
use crate::lint::{Findings, lint};
use crate::model::Charter;
use crate::source::Span;

lint! {
    /// A French text uses quotation marks other than « ».
    ///
    /// # What it does
    ///
    /// Reports `"`, “ and ” in a French text. Inside « » they mark a second level and are not
    /// reported. Also not reported: code, text that is marked as another language, names, and the
    /// sign for inches.
    ///
    /// # Why it matters
    ///
    /// French uses « » for quotations. Two kinds of marks in one text look as if they had two
    /// meanings.
    pub static FRENCH_QUOTES = "french-quotes" {
        group: Language,
        level: Warn,
        why: "quotations in French are between « »",
        sources: &[EU_STYLE_GUIDE.section("section 6.4")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for text in texts(charter, is_french) {
        if text.is_name() {
            continue;
        }
        let quotations = text.find(quotations);
        if let Some((number, first)) = quotations.first() {
            report(&text, *number, first.clone(), quotations.len(), findings);
        }
    }
}

fn report(
    text: &Written<'_>,
    number: usize,
    part: Range<usize>,
    count: usize,
    findings: &mut Findings<'_>,
) {
    let line = &text.lines[number];
    let written = &line.text[part.clone()];
    // A pair that is written in one piece can be replaced. Otherwise the finding points to its first
    // mark.
    let width = written.chars().next().map_or(0, char::len_utf8);
    let pair = line.place(findings, part.clone());
    let pair = pair.filter(|pair| pair.is_exact && written.len() > width);
    let Some(place) = pair
        .as_ref()
        .map(|pair| pair.span)
        .or_else(|| Some(line.place(findings, part.start..part.start + width)?.span))
    else {
        return;
    };
    let mark = &written[..width];
    let title = format!("{} uses `{mark}` for a quotation", text.subject);
    let finding = findings.at(place, title, "");
    let finding = match first_guillemet(text, findings) {
        Some(other) => finding.label(other, "the same text has « » here"),
        None => finding,
    };
    let help = "write « and », with a no-break space (U+00A0) inside";
    let finding = if pair.is_some() {
        let inner = written.trim_matches(MARKS).trim();
        finding.rewrite(help, place, format!("«\u{a0}{inner}\u{a0}»"))
    } else {
        finding.help(help)
    };
    findings.push(and_more(finding, count));
}

/// The place of the first « of a text.
fn first_guillemet(text: &Written<'_>, findings: &Findings<'_>) -> Option<Span> {
    let mut lines = text.lines.iter();
    lines.find_map(|line| {
        let at = line.text.find('«')?;
        Some(line.place(findings, at..at + '«'.len_utf8())?.span)
    })
}

/// The quotations of a line outside « »: from mark to mark, or a single mark.
fn quotations(line: &str) -> Vec<Range<usize>> {
    let mut quotations: Vec<Range<usize>> = Vec::new();
    let mut depth = 0_usize;
    let mut is_open = false;
    let mut before = None;
    for (at, char) in line.char_indices() {
        match char {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ if depth > 0 || !MARKS.contains(&char) => {}
            // Inches and seconds.
            '"' if !is_open && before.is_some_and(char::is_numeric) => {}
            _ => {
                let end = at + char.len_utf8();
                match quotations.last_mut() {
                    Some(last) if is_open => last.end = end,
                    _ => quotations.push(at..end),
                }
                is_open = !is_open;
            }
        }
        before = Some(char);
    }
    quotations
}

const MARKS: [char; 4] = ['"', '“', '”', '„'];

#[cfg(test)]
mod tests {
    use super::quotations;

    #[test]
    fn finds_pairs_and_single_marks_but_no_inches() {
        let found = |line: &'static str| -> Vec<&str> {
            let parts = quotations(line).into_iter();
            parts.map(|part| &line[part]).collect()
        };
        assert_eq!(
            found("Un \"cookie\" ou “témoin”"),
            ["\"cookie\"", "“témoin”"]
        );
        assert_eq!(found("«\u{a0}dit “oui”\u{a0}», un écran de 15\""), [""; 0]);
        assert_eq!(found("\"en 2026\" et \"rien"), ["\"en 2026\"", "\""]);
    }
}
