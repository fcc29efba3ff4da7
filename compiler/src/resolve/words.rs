//! The files of words that policies name.

use std::collections::BTreeMap;

use super::loader::Loader;
use super::{path, unread};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::{self, Entry, Field, Phrases, Policy};

/// The files of words, by their path relative to the folder of the request; `None` for a file of
/// which nothing can be used.
pub(super) type WordFiles = BTreeMap<String, Option<Phrases>>;

const HELP: &str =
    "write the path of a file of words relative to this file, as in `words = \"words.ca.toml\"`";

/// Reads the files of words that a policy names, and puts the words into the policy.
pub(super) fn read(
    policy: &mut Policy,
    from: &str,
    known: &mut WordFiles,
    loader: &mut Loader<'_, '_>,
) {
    let Field::Given(words) = &mut policy.words else {
        return;
    };
    if let Some(path) = words.value.file.take() {
        let entry = match file(from, &path, known, loader) {
            Some(phrases) => of_its_language(&path, phrases, loader),
            None => None,
        };
        match entry {
            Some(entry) => words.value.languages.push(entry),
            None => policy.words = Field::Broken,
        }
        return;
    }
    for entry in &mut words.value.languages {
        let named = entry.value.get().and_then(|phrases| phrases.file.clone());
        if let Some(path) = named {
            entry.value = match file(from, &path, known, loader) {
                Some(phrases) => Field::Given(Spanned::new(phrases, path.span)),
                None => Field::Broken,
            };
        }
    }
}

/// Returns the words of a file, with the language that the file names.
fn of_its_language(
    path: &Spanned<String>,
    phrases: Phrases,
    loader: &mut Loader<'_, '_>,
) -> Option<Entry<Phrases>> {
    let mut written = phrases.written.iter();
    let language = written.find(|written| written.key.as_str() == "language");
    let Some(language) = language else {
        if !phrases.is_uncertain {
            let title = format!("`{path}` does not name its language");
            loader.diagnostics.push(
                Diagnostic::error(
                    "missing-key",
                    title,
                    path.span,
                    "the words of which language?",
                )
                .help("add `language = \"...\"` to the file, with the tag of the language")
                .help("or write the tag here, as in `words = { ca = \"words.ca.toml\" }`"),
            );
        }
        return None;
    };
    Some(Entry {
        id: language.text.clone(),
        value: Field::Given(Spanned::new(phrases, path.span)),
    })
}

/// Returns the words of a file that a policy names.
fn file(
    from: &str,
    named: &Spanned<String>,
    known: &mut WordFiles,
    loader: &mut Loader<'_, '_>,
) -> Option<Phrases> {
    let path = match path::join(from, named) {
        Ok(path) => path,
        Err(why) => {
            let refused = path::refused("words", named, why, HELP);
            loader.diagnostics.push(refused);
            return None;
        }
    };
    if let Some(phrases) = known.get(&path) {
        return phrases.clone();
    }
    let shown = loader.shown(&path);
    let phrases = match (loader.read)(&path) {
        Ok(bytes) => syntax::read_words(shown, bytes, loader.sources, loader.diagnostics).1,
        Err(error) => {
            let unread = unread::named(&path, named.span, "named here", error, HELP);
            loader.diagnostics.push(unread);
            None
        }
    };
    known.insert(path, phrases.clone());
    phrases
}
