//! `french-spacing`

use std::ops::Range;

use crate::lint::line::{OBJECT, Typography, Written, and_more, is_french, texts, typography};
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{self, Charter};
use crate::source::Span;

lint! {
    /// A French text that is published as written has an ordinary space where French needs a
    /// no-break space.
    ///
    /// # What it does
    ///
    /// With `typography = "as-written"`, reports an ordinary space before `: ; ? !` and inside « »
    /// in a French text. If the French texts of the charter have such spaces, also reports the
    /// places where the space is missing. If they never have one, the charter follows another style
    /// guide, such as that of the institutions of the European Union, and no missing space is
    /// reported. Names, addresses of pages, code, and French for Canada are not checked.
    ///
    /// # Why it matters
    ///
    /// A line can break at an ordinary space. The next line then begins with a question mark, or
    /// the line ends with an opening quotation mark. Without `typography = "as-written"`, charte
    /// inserts these spaces itself.
    pub static FRENCH_SPACING = "french-spacing" {
        group: Language,
        level: Warn,
        why: "a no-break space keeps the sign together with its word",
        sources: &[POLICY_FORMAT.section("`typography`")],
        check: Charter(check),
    }
}

/// A place where the space is the wrong one or is missing.
struct Miss {
    part: Range<usize>,
    /// The side of the sign where the space is or should be.
    side: String,
    is_missing: bool,
    /// The position of the space in the part, in bytes.
    at: usize,
    /// The space that French requires there.
    space: char,
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.typography == model::Typography::Locale {
        return;
    }
    let texts = texts(charter, is_french);
    let texts = texts.iter().filter(|text| !text.is_name());
    let mut found: Vec<(&Written<'_>, Vec<(usize, Miss)>)> = Vec::new();
    let mut has_spaces = vec![false; charter.languages.len()];
    for text in texts {
        let typography = charter.language(text.language).and_then(typography);
        let Some(typography) = typography else {
            continue;
        };
        let misses = text.find(|line| misses(line, &typography));
        let spaced = |line: &str| has_space(line, &typography);
        has_spaces[text.language] |= text.lines.iter().any(|line| spaced(&line.text));
        found.push((text, misses));
    }
    for (text, mut misses) in found {
        if !has_spaces[text.language] {
            misses.retain(|(_, miss)| !miss.is_missing);
        }
        let Some((number, first)) = misses.first() else {
            continue;
        };
        let Some(place) = text.lines[*number].place(findings, first.part.clone()) else {
            continue;
        };
        let (lack, label) = if first.is_missing {
            ("no space", "")
        } else {
            ("an ordinary space", "a line may break here")
        };
        let title = format!("{} has {lack} {}", text.subject, first.side);
        let finding = findings.at(place.span, title, label);
        let space = if first.space == NARROW {
            "the narrow no-break space (U+202F)"
        } else {
            "the no-break space (U+00A0)"
        };
        let help = format!("write {space} here");
        let finding = if place.is_exact {
            let start = place.span.start as usize + first.at;
            let end = start + usize::from(!first.is_missing);
            let space = Span::new(place.span.file, start, end);
            finding.rewrite(help, space, first.space)
        } else {
            finding.help(help)
        };
        let finding = if first.is_missing {
            finding
        } else {
            finding
                .help("without `typography = \"as-written\"`, charte inserts these spaces itself")
        };
        findings.push(and_more(finding, misses.len()));
    }
}

/// The places of a line that do not have the spaces of a locale.
fn misses(line: &str, typography: &Typography) -> Vec<Miss> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let char = |at: Option<usize>| at.and_then(|at| chars.get(at)).map(|&(_, char)| char);
    let mut misses = Vec::new();
    for (at, &(start, sign)) in chars.iter().enumerate() {
        let end = start + sign.len_utf8();
        let (before, after) = (char(at.checked_sub(1)), char(Some(at + 1)));
        let mut miss = |part: Range<usize>, is_before, is_missing, space| {
            misses.push(Miss {
                part,
                side: format!("{} `{sign}`", if is_before { "before" } else { "after" }),
                is_missing,
                at: if is_before { 0 } else { sign.len_utf8() },
                space,
            });
        };
        if let Some(space) = typography.before(sign).filter(|_| is_sign(sign, after)) {
            match before {
                Some(' ') if at > 1 => miss(start - 1..end, true, false, space),
                Some(last) if is_word(&line[..start], last, sign) => {
                    miss(start..end, true, true, space);
                }
                _ => {}
            }
        }
        let Some(space) = typography.inside_quotes() else {
            continue;
        };
        let is_text = |side: Option<char>| side.is_some_and(|side| !side.is_whitespace());
        match (sign, before, after) {
            ('«', _, Some(' ')) => miss(start..end + 1, false, false, space),
            ('«', _, after) if is_text(after) => miss(start..end, false, true, space),
            ('»', Some(' '), _) => miss(start - 1..end, true, false, space),
            ('»', before, _) if is_text(before) => miss(start..end, true, true, space),
            _ => {}
        }
    }
    misses
}

/// Whether a sign is punctuation, judged by what follows it. Excludes ports, times, emoticons and
/// code.
fn is_sign(sign: char, after: Option<char>) -> bool {
    after.is_none_or(|after| {
        after.is_whitespace() || (matches!(sign, '?' | '!') && ")]»\"”’.,…?!*".contains(after))
    })
}

/// Whether a line ends with a word that a sign may follow. Excludes schemes (`http:`), the letters
/// of drives and, before an exclamation mark, names (`Yahoo!`).
fn is_word(line: &str, last: char, sign: char) -> bool {
    if OBJECT.contains(last) {
        return true;
    }
    let is_part = |char: char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
    let rest = line.trim_end_matches(is_part);
    let word = &line[rest.len()..];
    let is_free = rest.is_empty()
        || rest.ends_with(|end: char| end.is_whitespace() || "«([\"“".contains(end));
    is_free
        && last.is_alphabetic()
        && word.chars().nth(1).is_some()
        && ![
            "data", "ftp", "http", "https", "lang", "mailto", "tel", "urn",
        ]
        .contains(&word)
        && !(sign == '!' && word.starts_with(char::is_uppercase))
}

/// Whether a line has a space in a place where French requires one.
fn has_space(line: &str, typography: &Typography) -> bool {
    let is_space = |char: char| matches!(char, ' ' | '\u{a0}' | NARROW | '\u{2009}');
    let mut chars = line.chars().peekable();
    let mut before = None;
    while let Some(char) = chars.next() {
        let after = chars.peek().copied();
        let is_spaced = match char {
            '«' => after.is_some_and(is_space),
            '»' => before.is_some_and(is_space),
            _ => {
                typography.before(char).is_some()
                    && is_sign(char, after)
                    && before.is_some_and(is_space)
            }
        };
        if is_spaced {
            return true;
        }
        before = Some(char);
    }
    false
}

const NARROW: char = '\u{202f}';

#[cfg(test)]
mod tests {
    use super::misses;
    use crate::lint::line::{Typography, typography};
    use crate::model::Language;

    fn of(tag: &str) -> Typography {
        typography(&Language::parse(tag).expect("a tag")).expect("a known language")
    }

    /// The misses of a line: `_` for an ordinary space, `+` for a missing one.
    fn found(line: &str) -> String {
        let misses = misses(line, &of("fr"));
        let mark = |missing: bool| if missing { '+' } else { '_' };
        misses.iter().map(|miss| mark(miss.is_missing)).collect()
    }

    #[test]
    fn finds_punctuation_but_no_signs_of_other_uses() {
        for (line, expected) in [
            ("Qu'est-ce ? Ceci : un ; deux !", "____"),
            ("les «\u{a0}internes\u{a0}», qui\u{202f}?", ""),
            ("« nécessaires » ou «tiers»", "__++"),
            ("sans espace: non?", "++"),
            ("Quoi ?! Quoi ?)", "__"),
            ("à 12:30, le port :8080, http: et C: ou mailto:", ""),
            ("Yahoo! et Joomla! :) ;-) :D a != b, c?d:e &nbsp;", ""),
            ("\u{fffc}: l'adresse; xxxx?y", "++"),
            ("?", ""),
            (" ?", ""),
            ("", ""),
        ] {
            assert_eq!(found(line), expected, "{line}");
        }
        assert!(misses("«Quoi» ?", &of("fr-CA")).is_empty());
    }
}
