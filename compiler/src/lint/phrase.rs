//! Sentences with certain phrases in the texts of a charter.

use std::ops::Range;

use super::Findings;
use super::line::{Place, Written, texts};
use crate::model::{Charter, Subject};

/// A sentence of a charter that a rule matches.
pub(crate) struct Sentence<'a> {
    /// The key and the owner of its text.
    pub(crate) subject: Subject<'a>,
    /// Where it is written.
    pub(crate) place: Place,
}

/// The sentences of a charter that match. The rule gets the language, such as `fr`, and a sentence
/// as [`plain`] returns it.
pub(crate) fn find<'a>(
    charter: &'a Charter,
    findings: &Findings<'_>,
    matches: impl Fn(&str, &str) -> bool,
) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    for text in texts(charter, |_| true) {
        let Some(language) = charter.language(text.language) else {
            continue;
        };
        let (language, is_name) = (language.primary(), text.is_name());
        for (line, range) in text.find(sentences).into_iter().filter(|_| !is_name) {
            let line = &text.lines[line];
            if !matches(&language, &plain(&line.text[range.clone()])) {
                continue;
            }
            if let Some(place) = line.place(findings, range) {
                let subject = text.subject;
                found.push(Sentence { subject, place });
            }
        }
    }
    found
}

/// The sentences of one text, as [`plain`] returns them.
pub(crate) fn of(text: &Written<'_>) -> Vec<String> {
    let found = text.find(sentences).into_iter();
    found
        .map(|(line, range)| plain(&text.lines[line].text[range]))
        .collect()
}

/// The sentences of a line, without the white space around them and the mark at their end.
fn sentences(line: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_end = matches!(character, '.' | '!' | '?' | ';')
            && characters
                .peek()
                .is_none_or(|(_, next)| next.is_whitespace());
        if is_end {
            sentences.push(start..at);
            start = at + character.len_utf8();
        }
    }
    sentences.push(start..line.len());
    let trimmed = sentences.into_iter().map(|range| {
        let text = &line[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    });
    trimmed.filter(|range| !range.is_empty()).collect()
}

/// A sentence in lower case, with straight apostrophes and one space between words.
fn plain(sentence: &str) -> String {
    let sentence = sentence.to_lowercase().replace('\u{2019}', "'");
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sentence contains one of some phrases.
pub(crate) fn has_one(sentence: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| sentence.contains(phrase))
}

/// Whether a sentence is about necessary cookies, and not about others ("non-essential").
pub(crate) fn names_necessary(sentence: &str) -> bool {
    let is_inside = |character: char| character.is_alphanumeric() || character == '-';
    let words = sentence.split(|character| !is_inside(character));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_necessary = |word: &str| NECESSARY.iter().any(|known| word.starts_with(known));
    let is_negated = |at: usize| at > 0 && NEGATIONS.contains(&words[at - 1]);
    let mut words = words.iter().enumerate();
    words.any(|(at, word)| is_necessary(word) && !is_negated(at))
}

const NEGATIONS: &[&str] = &[
    "non", "not", "nicht", "no", "niet", "nie", "não", "pas", "icke", "μη",
];

/// The beginnings of words for necessary, in the languages of the rules about phrases.
const NECESSARY: &[&str] = &[
    "necessary",
    "essential",
    "technical",
    "nécessaire",
    "essentiel",
    "technique",
    "notwendig",
    "erforderlich",
    "necesari",
    "técnic",
    "esencial",
    "necessari",
    "tecnic",
    "noodzakelijk",
    "technisch",
    "niezbędn",
    "necessári",
    "essenciai",
    "nödvändig",
    "απαραίτητ",
    "αναγκαί",
];

#[cfg(test)]
mod tests {
    use super::{names_necessary, plain, sentences};

    #[test]
    fn sentences_end_at_marks_before_white_space() {
        let line = "See example.org. If you\u{a0}refuse, l\u{2019}ACC\u{c8}S ends ! Or not";
        let found: Vec<String> = sentences(line)
            .into_iter()
            .map(|range| plain(&line[range]))
            .collect();
        assert_eq!(
            found,
            ["see example.org", "if you refuse, l'accès ends", "or not"]
        );
    }
    #[test]
    fn necessary_cookies_are_distinguished_from_others() {
        for sentence in [
            "strictly necessary cookies",
            "les cookies essentiels",
            "cookie tecnici",
        ] {
            assert!(names_necessary(sentence), "{sentence}");
        }
        for sentence in [
            "non-essential cookies",
            "cookies non essentiels",
            "unnecessary cookies",
        ] {
            assert!(!names_necessary(sentence), "{sentence}");
        }
    }
}
