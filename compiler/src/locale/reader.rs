//! From the words of a language, as they are written, to typed phrases.

use std::collections::HashMap;
use std::fmt;

use charte_core::word::Word;

use super::phrase::{Fault, Phrase, Run};
use super::plural::{self, Category, Plural};
use super::typography::Typography;
use crate::source::Span;
use crate::syntax::Written;

/// A key that a language has, and what its text is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Expected {
    /// The dotted key.
    pub key: String,
    /// Where its text is shown.
    pub about: &'static str,
    /// The places of its text.
    pub places: &'static [&'static str],
    /// Whether the language may omit it.
    pub is_optional: bool,
}

/// What is wrong with the words of a language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The dotted key.
    pub key: String,
    /// Where the key and its text are written; `None` if the key is missing.
    pub place: Option<(Span, Span)>,
    /// What is wrong.
    pub what: What,
}

/// The kind of a [`Problem`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum What {
    /// The key is not given.
    Missing,
    /// No language has the key.
    Unknown,
    /// The text is empty, or begins or ends with a space.
    Blank,
    /// The text has a fault.
    Fault(Fault),
    /// The text separates two places, and this one has more.
    NotBetween,
    /// No typography has this name.
    UnknownTypography,
}

/// Writes the problem as the end of a sentence.
impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the key is missing"),
            Self::Unknown => f.write_str("no language has this key"),
            Self::Blank => f.write_str("the text is empty, or begins or ends with a space"),
            Self::Fault(fault) => fault.fmt(f),
            Self::NotBetween => {
                f.write_str("the first place begins the text, and the second place ends it")
            }
            Self::UnknownTypography => {
                let names: Vec<&str> = Typography::NAMED.iter().map(|(name, _)| *name).collect();
                write!(f, "the typographies are: {}", names.join(", "))
            }
        }
    }
}

/// Reads the words of one language: takes the text of each key, and records the keys.
pub(super) struct Reader<'w> {
    /// The texts that no key has taken yet.
    left: HashMap<&'w str, &'w Written>,
    /// The plurals of the language.
    pub(super) plural: Plural,
    /// The categories of the counts from 1 on.
    from_one: Vec<Category>,
    /// The categories of the counts from 2 on.
    from_two: Vec<Category>,
    /// All keys of the language, in the order of the declaration.
    pub(super) expected: Vec<Expected>,
    /// What is wrong, in the same order.
    pub(super) problems: Vec<Problem>,
}

/// Something that is read from the texts at a key, or below it.
pub(super) trait Entry {
    /// Reads it. A text that is missing or wrong is reported, and empty.
    fn read(reader: &mut Reader<'_>, key: Key) -> Self;
}

/// A key, and what its text is for.
#[derive(Clone)]
pub(super) struct Key {
    /// The dotted key.
    pub(super) path: String,
    /// Where its text is shown.
    pub(super) about: &'static str,
    /// The places of its text.
    pub(super) places: &'static [&'static str],
    /// Whether the language may omit it.
    pub(super) is_optional: bool,
    /// Whether its text may omit the places.
    pub(super) is_placeless: bool,
}

impl Key {
    /// Returns a key below this one.
    pub(super) fn below(&self, name: &str) -> Self {
        let path = match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        Self { path, ..*self }
    }
}

impl<'w> Reader<'w> {
    pub(super) fn new(words: &'w [Written], plural: Plural) -> Self {
        let texts = words
            .iter()
            .map(|written| (written.key.as_str(), written))
            .collect();
        Self {
            left: texts,
            plural,
            from_one: plural::categories(plural, 1),
            from_two: plural::categories(plural, 2),
            expected: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Returns the plural categories of the counts from `least` on, which is 1 or 2.
    pub(super) fn categories(&self, least: u32) -> Vec<Category> {
        let categories = if least == 1 {
            &self.from_one
        } else {
            &self.from_two
        };
        categories.clone()
    }

    /// Reports the texts that no key has taken.
    pub(super) fn finish(&mut self) {
        let mut unknown: Vec<&Written> = self.left.drain().map(|(_, written)| written).collect();
        unknown.sort_by_key(|written| (written.key.span, written.key.as_str()));
        for written in unknown {
            self.problem(written, What::Unknown);
        }
    }

    /// Returns whether a text is given below a key.
    pub(super) fn has_below(&self, key: &Key) -> bool {
        let prefix = format!("{}.", key.path);
        self.left.keys().any(|path| path.starts_with(&prefix))
    }

    /// Returns the names of the texts directly below a key, sorted.
    pub(super) fn names_below(&self, key: &Key) -> Vec<String> {
        let prefix = format!("{}.", key.path);
        let mut names: Vec<String> = self
            .left
            .keys()
            .filter_map(|path| path.strip_prefix(&prefix))
            .map(str::to_owned)
            .collect();
        names.sort();
        names
    }

    /// Takes the text of a key, and reports it if it is missing or blank.
    fn take(&mut self, key: Key) -> Option<&'w Written> {
        let written = self.left.remove(key.path.as_str());
        if written.is_none() && !key.is_optional {
            self.problems.push(Problem {
                key: key.path.clone(),
                place: None,
                what: What::Missing,
            });
        }
        self.expected.push(Expected {
            key: key.path,
            about: key.about,
            places: key.places,
            is_optional: key.is_optional,
        });
        let written = written?;
        if written.text.is_empty() || written.text.trim() != written.text.as_str() {
            self.problem(written, What::Blank);
        }
        Some(written)
    }

    fn problem(&mut self, written: &Written, what: What) {
        self.problems.push(Problem {
            key: written.key.value.clone(),
            place: Some((written.key.span, written.text.span)),
            what,
        });
    }

    /// Reads a phrase that the language may omit.
    fn phrase(&mut self, key: Key) -> Option<Phrase> {
        let (places, is_placeless) = (key.places, key.is_placeless);
        let written = self.take(key)?;
        if is_placeless && let Ok(phrase) = Phrase::parse(&written.text, &[]) {
            return Some(phrase);
        }
        self.parsed(written, places)
    }

    /// Reads the text between two places, if the language has it.
    fn between(&mut self, key: Key) -> Option<Between> {
        let places = key.places;
        let written = self.take(key)?;
        let phrase = self.parsed(written, places)?;
        let between = Between::of(&phrase);
        if between.is_none() {
            self.problem(written, What::NotBetween);
        }
        between
    }

    fn parsed(&mut self, written: &Written, places: &'static [&'static str]) -> Option<Phrase> {
        let phrase = Phrase::parse(&written.text, places);
        phrase
            .map_err(|fault| self.problem(written, What::Fault(fault)))
            .ok()
    }
}

impl Entry for Phrase {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        reader.phrase(key).unwrap_or_default()
    }
}

impl Entry for Option<Phrase> {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        reader.phrase(Key {
            is_optional: true,
            ..key
        })
    }
}

/// Text without places and marks, such as the name of the language.
impl Entry for String {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let Some(written) = reader.take(key) else {
            return Self::new();
        };
        if written.text.contains(['{', '}'])
            && let Err(fault) = Phrase::parse(&written.text, &[])
        {
            reader.problem(written, What::Fault(fault));
        }
        written.text.value.clone()
    }
}

impl Entry for Typography {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let Some(written) = reader.take(key) else {
            return Self::PLAIN;
        };
        Self::named(&written.text).unwrap_or_else(|| {
            reader.problem(written, What::UnknownTypography);
            Self::PLAIN
        })
    }
}

/// The text between two places, such as the comma of a list. The places begin and end its phrase.
#[derive(Clone, Debug, Default)]
pub struct Between(String);

impl Between {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(phrase: &Phrase) -> Option<Self> {
        match phrase.runs() {
            [Run::Place(_), Run::Own(text), Run::Place(_)] => Some(Self(text.clone())),
            _ => None,
        }
    }
}

impl Entry for Between {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        reader.between(key).unwrap_or_default()
    }
}

impl Entry for Option<Between> {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        reader.between(Key {
            is_optional: true,
            ..key
        })
    }
}

/// A phrase for each word of a closed set.
#[derive(Clone, Debug)]
pub struct Set<W: Word>(Vec<(W, Phrase)>);

impl<W: Word> Set<W> {
    /// Returns the phrase for a word.
    pub fn get(&self, word: W) -> &Phrase {
        static NONE: Phrase = Phrase::EMPTY;
        let known = self.0.iter().find(|(known, _)| *known == word);
        known.map_or(&NONE, |(_, phrase)| phrase)
    }
}

impl<W: Word> Entry for Set<W> {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let phrase = |&word: &W| (word, Phrase::read(reader, key.below(word.word())));
        Self(W::ALL.iter().map(phrase).collect())
    }
}
