//! A phrase: text with places that charte fills, and words of other languages.

use std::fmt;

use crate::model::Language;

/// A phrase: runs in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Phrase(Vec<Run>);

/// A stretch of a [`Phrase`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Run {
    /// In the language of the locale.
    Own(String),
    /// In another language. The BCP 47 tag comes first.
    Foreign(String, String),
    /// A place, by its name.
    Place(&'static str),
}

impl Phrase {
    /// A phrase without text.
    pub(super) const EMPTY: Self = Self(Vec::new());

    /// Reads a phrase as a locale file writes it: `version {version}`, `[front office](lang:en)`.
    ///
    /// # Errors
    /// Returns the first fault. Each of the `places` must be in the phrase, and no other.
    pub(super) fn parse(text: &str, places: &'static [&'static str]) -> Result<Self, Fault> {
        let mut runs = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}', '[']) {
            let (own, marked) = rest.split_at(at);
            if !own.is_empty() {
                runs.push(Run::Own(own.to_owned()));
            }
            let (run, after) = if let Some(inside) = marked.strip_prefix('{') {
                let (name, after) = inside.split_once('}').ok_or(Fault::Brace)?;
                let place = places.iter().find(|place| **place == name);
                let place = place.ok_or_else(|| Fault::UnknownPlace(name.to_owned()))?;
                (Run::Place(place), after)
            } else if let Some(inside) = marked.strip_prefix('[') {
                foreign(inside).ok_or(Fault::Foreign)?
            } else {
                return Err(Fault::Brace);
            };
            runs.push(run);
            rest = after;
        }
        if !rest.is_empty() {
            runs.push(Run::Own(rest.to_owned()));
        }
        match places
            .iter()
            .find(|place| !runs.contains(&Run::Place(place)))
        {
            Some(place) => Err(Fault::MissingPlace(place)),
            None => Ok(Self(runs)),
        }
    }

    /// Returns the runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Returns the phrase as plain text, with these texts in its places.
    pub fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let runs = self.0.iter().map(|run| match run {
            Run::Own(text) | Run::Foreign(_, text) => text.clone(),
            Run::Place(name) => value(name),
        });
        runs.collect()
    }

    /// Returns the phrase as plain text. Its places are empty.
    pub fn plain(&self) -> String {
        self.filled(|_| String::new())
    }
}

/// Reads the rest of `[text](lang:tag)`, and returns it with the text after it.
fn foreign(inside: &str) -> Option<(Run, &str)> {
    let (text, after) = inside.split_once("](lang:")?;
    let (tag, after) = after.split_once(')')?;
    Language::parse(tag)?;
    Some((Run::Foreign(tag.to_owned(), text.to_owned()), after))
}

/// What is wrong with the text of a phrase.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// A brace without the other one.
    Brace,
    /// A bracket that begins no word of another language.
    Foreign,
    /// A place that the phrase does not have.
    UnknownPlace(String),
    /// A place that the text omits.
    MissingPlace(&'static str),
}

/// Writes the fault as the end of a sentence.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brace => f.write_str("a brace has no partner: a place is written `{name}`"),
            Self::Foreign => f.write_str(
                "a bracket begins a word of another language, which is written `[word](lang:en)`",
            ),
            Self::UnknownPlace(name) => write!(f, "the phrase has no place `{{{name}}}`"),
            Self::MissingPlace(name) => write!(f, "the place `{{{name}}}` is missing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Phrase, Run};

    #[test]
    fn a_phrase_has_runs() {
        let own = |text: &str| Run::Own(text.to_owned());
        let foreign = |tag: &str, text: &str| Run::Foreign(tag.to_owned(), text.to_owned());
        let read = |text| Phrase::parse(text, &["date", "name"]).expect("a phrase").0;
        assert_eq!(
            read("{name}: [front](lang:en-GB) {date}.{name}"),
            [
                Run::Place("name"),
                own(": "),
                foreign("en-GB", "front"),
                own(" "),
                Run::Place("date"),
                own("."),
                Run::Place("name"),
            ]
        );
    }

    #[test]
    fn each_fault_is_found() {
        let fault = |text| Phrase::parse(text, &["date"]).err();
        assert_eq!(fault("on {date}"), None);
        assert_eq!(fault("on {date"), Some(Fault::Brace));
        assert_eq!(fault("on {date}}"), Some(Fault::Brace));
        assert_eq!(fault("on"), Some(Fault::MissingPlace("date")));
        assert_eq!(
            fault("{date} {day}"),
            Some(Fault::UnknownPlace("day".to_owned()))
        );
        for text in ["[a", "[a](en)", "[a](lang:e_n)", "[a](lang:en"] {
            assert_eq!(fault(text), Some(Fault::Foreign), "{text}");
        }
    }
}
