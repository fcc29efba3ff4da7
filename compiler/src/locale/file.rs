//! The locale files of charte.

use std::sync::OnceLock;

use super::cldr::plural;
use super::reader::{Entry, Expected, Key, Problem, Reader};
use super::words::Locale;
use crate::model::Language;
use crate::syntax::{self, Written};

/// Returns the phrases of a language; `None` if charte does not support it.
///
/// The region counts only if it has a file of its own.
pub fn find(language: &Language) -> Option<&'static Locale> {
    file_of(language.as_str()).map(File::locale)
}

/// Returns the words of charte in a language, as they are written; none if charte has none.
pub(super) fn words_of(language: &Language) -> Vec<Written> {
    let file = file_of(language.as_str());
    file.map(File::words).unwrap_or_default()
}

/// Returns the phrases of English: for a charter without a language that charte supports.
pub fn english() -> &'static Locale {
    file_of("en").unwrap_or(&FILES[0]).locale()
}

/// Returns the names of countries in a language. Only a page that shows a country reads them.
pub(super) fn country(language: &str, code: &str) -> Option<&'static str> {
    let mut lines = file_of(language)?.countries.lines();
    lines.find_map(|line| line.strip_prefix(code)?.strip_prefix(' '))
}

fn file_of(language: &str) -> Option<&'static File> {
    FILES.iter().find(|file| covers(file.tag, language))
}

/// The file of a language, or of a region of it.
macro_rules! file {
    ($tag:literal, $language:literal $(, $region:literal)?) => {
        File {
            tag: $tag,
            texts: &[
                include_str!(concat!("../../locale/", $language, ".toml")),
                $(include_str!(concat!("../../locale/", $region, ".toml")),)?
            ],
            countries: include_str!(concat!("../../locale/countries/", $language, ".txt")),
            locale: OnceLock::new(),
        }
    };
}

/// The locale files: sorted primary subtags, each with the regions that have a file of their own.
macro_rules! files {
    ($($tag:literal $(and $region:literal)*,)+) => {
        /// The files. A tag precedes each shorter tag that is its prefix.
        static FILES: [File; [$($($region,)* $tag,)+].len()] =
            [$($(file!($region, $tag, $region),)* file!($tag, $tag),)+];

        /// The languages that [`find`] supports, as primary subtags, sorted.
        pub const KNOWN: &[&str] = &[$($tag),+];
    };
}

files! {
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr" and "fr-CA",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
}

/// A locale file.
struct File {
    /// The tag of the language.
    tag: &'static str,
    /// The text of the file. The words of a region come after those of the whole language.
    texts: &'static [&'static str],
    /// The names of countries: in each line, a code and a name.
    countries: &'static str,
    /// The phrases, after the first use.
    locale: OnceLock<Locale>,
}

impl File {
    /// Returns the phrases. The tests find every mistake in a file; a page would omit its phrase.
    fn locale(&self) -> &Locale {
        self.locale.get_or_init(|| read(&self.words()).0)
    }

    fn words(&self) -> Vec<Written> {
        let mut texts = self.texts.iter().map(|text| syntax::own_words(text));
        let mut words = texts.next().unwrap_or_default();
        for written in texts.flatten() {
            match words
                .iter_mut()
                .find(|known| known.key.value == written.key.value)
            {
                Some(known) => *known = written,
                None => words.push(written),
            }
        }
        words
    }
}

/// Reads the words of a language. Returns what is wrong with them, and the keys of the language, too.
pub(super) fn read(words: &[Written]) -> (Locale, Vec<Problem>, Vec<Expected>) {
    let language = words
        .iter()
        .find(|written| written.key.as_str() == "language");
    let language = language.and_then(|written| Language::parse(&written.text));
    let primary = language.map_or_else(String::new, |language| language.primary());
    let mut reader = Reader::new(words, plural(&primary));
    let root = Key {
        path: String::new(),
        about: "",
        places: &[],
        is_optional: false,
        is_placeless: false,
    };
    let locale = Locale::read(&mut reader, root);
    reader.finish();
    (locale, reader.problems, reader.expected)
}

/// Returns whether a locale file has a table of this name.
pub(crate) fn is_table(name: &str) -> bool {
    static TABLES: OnceLock<Vec<String>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let (_, _, expected) = read(&[]);
        let tables = expected.iter().filter_map(|one| one.key.split_once('.'));
        tables.map(|(table, _)| table.to_owned()).collect()
    });
    tables.iter().any(|table| table == name)
}

/// Returns whether the subtags of `range` are the first ones of `tag` (RFC 4647, 3.3.1).
pub(crate) fn covers(range: &str, tag: &str) -> bool {
    let (first, rest) = tag.split_at_checked(range.len()).unwrap_or((tag, ""));
    first.eq_ignore_ascii_case(range) && (rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::{FILES, KNOWN, find, read};
    use crate::locale::{Locale, What};
    use crate::model::Language;

    /// Each key of each file: missing, unknown, blank, with the places that it must have.
    #[test]
    fn every_file_has_every_phrase() {
        for file in &FILES {
            let tag = file.tag;
            for text in file.texts {
                let faults = crate::syntax::faults(text);
                assert!(faults.is_empty(), "{tag}: {faults:?}");
            }
            let words = file.words();
            let (locale, problems, _) = read(&words);
            let problems: Vec<String> = problems
                .iter()
                .map(|problem| format!("{}: {}", problem.key, problem.what))
                .collect();
            assert!(problems.is_empty(), "{tag}.toml: {problems:#?}");
            assert_eq!(locale.language, tag);
        }
    }

    #[test]
    fn a_file_with_mistakes_is_reported() {
        let text = include_str!("../../locale/en.toml");
        for (right, wrong, key, what) in [
            ("no = \"no\"\n", "", "cell.no", "missing"),
            ("no = \"no\"", "non = \"no\"", "cell.non", "no language"),
            ("no = \"no\"", "no = \"\"", "cell.no", "empty"),
            ("no = \"no\"", "no = \"no \"", "cell.no", "space"),
            ("no = \"no\"", "no = \"[no](en)\"", "cell.no", "bracket"),
            ("on {date}", "on {day}", "edition.updated", "`{day}`"),
            ("on {date}", "on", "edition.updated", "`{date}` is missing"),
            ("on {date}", "on {date", "edition.updated", "brace"),
            (
                "one = \"{count} day\", other",
                "one",
                "unit.day.other",
                "missing",
            ),
            (
                "other = \"{count} days",
                "few = \"{count} days",
                "unit.day.few",
                "no language",
            ),
            (
                "{first} and {last}",
                "{first} and {last}.",
                "list.two",
                "ends",
            ),
            (
                "\"plain\"",
                "\"paris\"",
                "typography",
                "plain, elision, france, canada, short-and, year-mark",
            ),
        ] {
            assert!(text.contains(right), "{right}");
            let text = text.replacen(right, wrong, 1);
            let (_, problems, _) = read(&crate::syntax::own_words(&text));
            let found = problems.iter().find(|problem| problem.key == key);
            let found = found.map(|problem| problem.what.to_string());
            assert!(
                found.as_deref().is_some_and(|found| found.contains(what)),
                "{wrong}: {problems:?}"
            );
        }
    }

    #[test]
    fn the_documentation_has_a_row_for_each_language() {
        let rows = include_str!("../../../docs/languages.md").lines();
        let rows = rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        assert_eq!(rows.collect::<Vec<_>>(), KNOWN);
    }

    #[test]
    fn a_missing_phrase_is_empty() {
        let (locale, problems, _) = read(&[]);
        assert_eq!(locale.preferences.title.plain(), "");
        assert!(problems.iter().all(|problem| problem.what == What::Missing));
    }

    #[test]
    fn a_language_is_found_by_its_first_subtags() {
        let found = |tag: &str| {
            let language = Language::parse(tag).expect("well-formed");
            find(&language).map(|Locale { language, .. }| language.as_str())
        };
        for (tag, locale) in [
            ("fr", Some("fr")),
            ("FR-be", Some("fr")),
            ("fr-ca", Some("fr-CA")),
            ("fr-CA-x-casual", Some("fr-CA")),
            ("en-GB", Some("en")),
            ("frr", None),
            ("tlh", None),
        ] {
            assert_eq!(found(tag), locale, "{tag}");
        }
        let mut primary: Vec<&str> = FILES
            .iter()
            .filter_map(|file| file.tag.split('-').next())
            .collect();
        primary.dedup();
        assert_eq!(primary, KNOWN);
    }
}
