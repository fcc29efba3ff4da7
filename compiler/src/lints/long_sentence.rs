//! `long-sentence`

use std::ops::Range;

use crate::lint::line::{OBJECT, and_more, texts};
use crate::lint::source::GDPR;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A sentence has more than 40 words.
    ///
    /// # What it does
    ///
    /// Counts the words of each sentence. Each item of a list is a sentence of its own. Signs are
    /// not counted, a number in groups of digits counts as one word, and an abbreviation does not
    /// end a sentence. Only the policy turns this lint on: `[lints]` with `long-sentence = "warn"`.
    ///
    /// # Why it matters
    ///
    /// Information must be concise and intelligible, in clear and plain language. The number 40 is
    /// a rule of thumb of this project: no law contains it.
    pub static LONG_SENTENCE = "long-sentence" {
        group: Language,
        level: Allow,
        why: "information for visitors must be in clear and plain language; 40 words are a rule \
              of thumb",
        sources: &[GDPR.section("article 12")],
        check: Charter(check),
    }
}

/// The greatest number of words in a sentence.
const MAX_WORDS: usize = 40;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for text in texts(charter, |_| true) {
        let long = text.find(|line| {
            let mut sentences = sentences(line);
            sentences.retain(|(_, words)| *words > MAX_WORDS);
            sentences
        });
        let Some((number, (start, words))) = long.first() else {
            continue;
        };
        let Some(place) = text.lines[*number].place(findings, start.clone()) else {
            continue;
        };
        let title = format!("{} has a sentence of {words} words", text.subject);
        let finding = findings
            .at(place.span, title, "it begins here")
            .help("split it into several sentences, or write a list");
        findings.push(and_more(finding, long.len()));
    }
}

/// The sentences of a line: the first word of each, and the number of its words.
fn sentences(line: &str) -> Vec<(Range<usize>, usize)> {
    let mut sentences: Vec<(Range<usize>, usize)> = Vec::new();
    let mut is_new = true;
    let mut was_number = false;
    let mut words = words(line).peekable();
    while let Some(part) = words.next() {
        let word = &line[part.clone()];
        let is_number = word
            .chars()
            .all(|char| char.is_numeric() || ",.".contains(char));
        let counts = word.contains(|char: char| char.is_alphanumeric() || OBJECT.contains(char));
        if counts && is_new {
            sentences.push((part.clone(), 0));
            is_new = false;
        }
        if let Some((_, count)) = sentences.last_mut() {
            *count += usize::from(counts && !(is_number && was_number));
        }
        was_number = is_number;
        let next = words.peek().map(|next| &line[next.clone()]);
        is_new |= ends(word, next) || line[part.end..].starts_with('\n');
    }
    sentences
}

fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    line.split_inclusive(char::is_whitespace)
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let word = piece.trim_end();
            (!word.is_empty()).then(|| start..start + word.len())
        })
}

/// Whether a word ends a sentence.
fn ends(word: &str, next: Option<&str>) -> bool {
    let bare = word.trim_end_matches(['"', '”', '’', '»', ')', ']', '\u{a0}', '\u{202f}']);
    if bare.ends_with(['!', '?', '…', '。', '؟', '।']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else {
        return false;
    };
    // "l'art."
    let stem = stem.rsplit(['"', '“', '«', '(', '[', '\'', '’']).next();
    let stem = stem.unwrap_or_default().to_lowercase();
    let is_short = stem.chars().nth(1).is_none() && stem.chars().all(char::is_alphabetic);
    // "i.e.", "p. ex."
    let is_abbreviation = is_short || stem.contains('.') || ABBREVIATIONS.contains(&stem.as_str());
    let next_is_lower = next.is_some_and(|next| next.starts_with(char::is_lowercase));
    !is_abbreviation && !next_is_lower
}

/// Abbreviations without their last full stop, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "al", "art", "approx", "cf", "co", "corp", "dr", "env", "ex", "fig", "inc", "ltd", "max",
    "min", "mr", "mrs", "ms", "no", "nos", "par", "pp", "sec", "st", "tel", "tél", "vol", "vs",
];

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn counts_the_words_of_each_sentence() {
        let counts = |line: &str| -> Vec<usize> {
            let sentences = sentences(line).into_iter();
            sentences.map(|(_, words)| words).collect()
        };
        for (line, expected) in [
            ("Un deux. Trois !\u{a0}» Quatre", &[2, 1, 1][..]),
            (
                "Voir l'art. 5 de la loi no. 3 : M. Dupont, i.e. lui.",
                &[12],
            ),
            ("Il y a 34 560 000 secondes – soit 400 jours.", &[8]),
            ("Panier, etc. sont là. Version 1.5 ici", &[4, 3]),
            ("Un\nDeux trois", &[1, 2]),
            ("? ! –", &[]),
            ("", &[]),
        ] {
            assert_eq!(counts(line), expected, "{line}");
        }
    }
}
