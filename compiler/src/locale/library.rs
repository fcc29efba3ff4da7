//! The locales whose words are, in whole or in part, those of a policy.

use std::collections::{BTreeMap, HashSet};

use charte_core::hash::ContentHash;

use super::file::{english, find, read, words_of};
use super::reader::{Expected, Problem};
use super::words::Locale;
use crate::model::{Charter, Language};
use crate::source::{Span, Spanned};
use crate::syntax::Written;

/// The locales with own words of a compilation. Policies that inherit the same words share one.
#[derive(Debug, Default)]
pub struct Library {
    locales: Vec<Locale>,
    /// The position of each locale, by its language and the places of its own words.
    positions: BTreeMap<(String, Vec<Span>), usize>,
}

/// The locale that some words make.
#[derive(Debug)]
pub struct Made {
    /// Its position in the [`Library`].
    pub position: usize,
    /// The hash of the keys and texts.
    pub content: ContentHash,
    /// What is wrong with the words. It is empty if the locale was made before.
    pub problems: Vec<Problem>,
    /// The keys of the language. It is empty if the locale was made before.
    pub expected: Vec<Expected>,
}

impl Library {
    /// Makes the locale of a language: the own words, and those of charte for all other keys.
    pub fn make(&mut self, language: &Language, own: &[Written]) -> Made {
        // A file of words states its language; a table does not.
        let phrases = own
            .iter()
            .filter(|written| written.key.as_str() != "language");
        let content = phrases.fold(ContentHash::EMPTY, |hash, written| {
            hash.with_text(&written.key).with_text(&written.text)
        });
        let places = own.iter().map(|written| written.text.span).collect();
        let name = (language.as_str().to_ascii_lowercase(), places);
        if let Some(&position) = self.positions.get(&name) {
            return Made {
                position,
                content,
                problems: Vec::new(),
                expected: Vec::new(),
            };
        }
        let position = self.locales.len();
        let (locale, problems, expected) = read(&joined(language, own));
        self.locales.push(locale);
        self.positions.insert(name, position);
        Made {
            position,
            content,
            problems,
            expected,
        }
    }

    /// Returns the locale with own words at a position; `None` if there is none.
    pub fn get(&self, position: usize) -> Option<&Locale> {
        self.locales.get(position)
    }

    /// Returns the locale of a language of a charter; `None` if neither the charter nor charte has
    /// its words.
    pub fn find<'l>(&'l self, charter: &Charter, language: usize) -> Option<&'l Locale> {
        let own = charter.words.iter().find(|own| own.language == language);
        match own {
            Some(own) => self.get(own.locale),
            None => find(charter.languages.get(language)?),
        }
    }

    /// Returns the locale of a language of a charter, or the English one.
    pub fn locale<'l>(&'l self, charter: &Charter, language: usize) -> &'l Locale {
        match self.find(charter, language) {
            Some(locale) => locale,
            None => english(),
        }
    }
}

/// Returns the words of charte in a language, if it has any, with the own words in their place.
fn joined(language: &Language, own: &[Written]) -> Vec<Written> {
    let mut words = words_of(language);
    let nowhere = Span::new(crate::source::FileId::from_u32(0), 0, 0);
    let tag = Written {
        key: Spanned::new("language".to_owned(), nowhere),
        text: Spanned::new(language.as_str().to_owned(), nowhere),
    };
    let replaced: HashSet<&str> = own
        .iter()
        .chain([&tag])
        .map(|written| written.key.as_str())
        .collect();
    words.retain(|written| !replaced.contains(written.key.as_str()));
    words.extend_from_slice(own);
    words.retain(|written| written.key.as_str() != "language");
    words.push(tag);
    words
}
