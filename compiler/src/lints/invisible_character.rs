//! `invisible-character`

use std::ops::Range;

use charte_core::invisible::{is_invisible, is_legitimate, is_right_to_left};
use unicode_normalization::UnicodeNormalization;

use crate::lint::line::{Written, and_more, texts};
use crate::lint::source::{CHARMOD_NORM, UTS_39};
use crate::lint::{Findings, lint};
use crate::model::Charter;
use crate::source::Span;

lint! {
    /// A text has an invisible character, or a letter in several pieces.
    ///
    /// # What it does
    ///
    /// Reports characters without width, direction marks, tags and variation selectors, if they
    /// have no visible effect. Also reports text that is not in Unicode Normalization Form C, such
    /// as an "e" followed by a separate accent. Checks the texts, the names of cookies and the
    /// version. Characters that a script needs are not reported: joiners in Persian and in emoji,
    /// direction marks next to right-to-left text, breaks in Thai, and soft hyphens inside words.
    ///
    /// # Why it matters
    ///
    /// Two texts that look the same are different. A search misses one of them, and a reviewer does
    /// not see the difference. Such characters usually come with copied text.
    pub static INVISIBLE_CHARACTER = "invisible-character" {
        group: Language,
        level: Deny,
        why: "texts that look the same are then different for searches, comparisons and \
              reviews",
        sources: &[UTS_39, CHARMOD_NORM],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for text in texts(charter, |_| true) {
        check_text(&text, findings);
    }
    let version = charter
        .version
        .iter()
        .map(|it| ("`version`".to_owned(), it.value.as_str(), it.span));
    let cookies = charter.cookies.iter().map(|cookie| {
        let name = &cookie.name;
        (
            "the name of a cookie".to_owned(),
            name.text.as_str(),
            name.span,
        )
    });
    for (subject, text, span) in version.chain(cookies) {
        let odd = oddities(text);
        if let Some(first) = odd.first() {
            report(&subject, &Place { text, span }, first, odd.len(), findings);
        }
    }
}

/// A stretch of text, and where it is written.
struct Place<'a> {
    text: &'a str,
    span: Span,
}

/// A part of a text that differs from what readers see, and its replacement.
struct Oddity {
    part: Range<usize>,
    mended: String,
}

fn check_text(text: &Written<'_>, findings: &mut Findings<'_>) {
    let mut first = None;
    let mut count = 0;
    for stretch in text.lines.iter().flat_map(|line| &line.stretches) {
        let odd = oddities(stretch.raw);
        count += odd.len();
        if first.is_none() {
            first = odd.into_iter().next().map(|odd| (stretch, odd));
        }
    }
    if let Some((stretch, odd)) = first {
        let place = Place {
            text: stretch.raw,
            span: stretch.span,
        };
        report(&text.subject.to_string(), &place, &odd, count, findings);
    }
}

fn report(
    subject: &str,
    place: &Place<'_>,
    odd: &Oddity,
    count: usize,
    findings: &mut Findings<'_>,
) {
    let written = &place.text[odd.part.clone()];
    let codes: Vec<String> = written.chars().map(code).collect();
    let codes = codes.join(" ");
    let span = findings.within(place.span, place.text, odd.part.clone());
    let is_removed = odd.mended.is_empty();
    let title = if is_removed {
        format!("{subject} has the invisible character {codes}")
    } else {
        format!("{subject} has a letter in pieces: {codes}")
    };
    let is_exact = findings.is_written(span, written);
    let label = if is_removed && is_exact {
        "it is here".to_owned()
    } else if is_removed {
        "it is in this text".to_owned()
    } else {
        format!(
            "in one piece: {}",
            odd.mended.chars().map(code).collect::<Vec<_>>().join(" ")
        )
    };
    let help = if is_removed {
        "remove it"
    } else {
        "write it in Normalization Form C"
    };
    let finding = findings.at(span, title, label);
    let finding = if is_exact {
        finding.rewrite(help, span, odd.mended.as_str())
    } else {
        finding.help(help)
    };
    findings.push(and_more(finding, count));
}

fn code(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

/// The invisible characters and the decomposed letters of a text.
fn oddities(text: &str) -> Vec<Oddity> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let has_right_to_left = text.contains(is_right_to_left);
    for &(start, char) in &chars {
        if is_invisible(char) && !is_legitimate(text, start, has_right_to_left) {
            found.push(Oddity {
                part: start..start + char.len_utf8(),
                mended: String::new(),
            });
        }
    }
    if !unicode_normalization::is_nfc(text) {
        found.extend(pieces(&chars));
        found.sort_by_key(|odd| odd.part.start);
    }
    found
}

/// The letters of a text that are not in Normalization Form C, each with its marks.
///
/// Compatibility ideographs (U+F900 to U+FAFF) are kept: names of people use them on purpose.
fn pieces(chars: &[(usize, char)]) -> Vec<Oddity> {
    let is_mark = unicode_normalization::char::is_combining_mark;
    let mut found = Vec::new();
    // Hangul letters compose although they are not marks, so they stay with the letter before them.
    let goes_on = |char: char| is_mark(char) || matches!(char, '\u{1160}'..='\u{11ff}');
    for cluster in chars.chunk_by(|_, next| goes_on(next.1)) {
        let written: String = cluster.iter().map(|(_, char)| char).collect();
        let mended: String = written.nfc().collect();
        let is_kept = cluster
            .iter()
            .any(|(_, char)| matches!(char, '\u{f900}'..='\u{faff}'));
        if mended != written && !is_kept {
            let start = cluster[0].0;
            found.push(Oddity {
                part: start..start + written.len(),
                mended,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::oddities;

    #[test]
    fn finds_invisible_characters_but_none_that_scripts_need() {
        let found = |text: &str| -> Vec<String> {
            let found = oddities(text).into_iter();
            found
                .map(|odd| text[odd.part].escape_unicode().to_string())
                .collect()
        };
        for (text, expected) in [
            ("a\u{200b}b", &["\\u{200b}"][..]),
            ("zero\u{200d}width \u{feff}x", &["\\u{200d}", "\\u{feff}"]),
            ("a\u{200e} b\u{61c}", &["\\u{200e}", "\\u{61c}"]),
            ("a\u{fe0f}", &["\\u{fe0f}"]),
            ("x\u{e0041}", &["\\u{e0041}"]),
            ("\u{ad}end", &["\\u{ad}"]),
            ("e\u{301}te\u{301}", &["\\u{65}\\u{301}", "\\u{65}\\u{301}"]),
            // Persian, a family, a heart, a flag, Hebrew beside Latin, Thai, a hint for hyphens.
            ("\u{645}\u{6cc}\u{200c}\u{62e}\u{648}", &[]),
            ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", &[]),
            ("\u{2764}\u{fe0f} 1\u{fe0f}\u{20e3} \u{a9}\u{fe0f}", &[]),
            ("\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}", &[]),
            ("\u{5e9}\u{5dc} (C\u{200e}++\u{200e})", &[]),
            ("\u{e01}\u{e32}\u{e23}\u{200b}\u{e40}\u{e02}", &[]),
            ("Daten\u{ad}schutz", &[]),
            ("\u{fa19}", &[]),
            ("déjà vu", &[]),
        ] {
            assert_eq!(found(text), expected, "{text:?}");
        }
    }
}
