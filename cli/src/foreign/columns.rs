//! Which fact a column of a table has, by its title in any language of charte.

use std::collections::HashMap;
use std::sync::LazyLock;

use charte_compiler::locale::{KNOWN, find};
use charte_compiler::model::{Column, Language};
use charte_core::word::Word;

use crate::inventory::entries::is_language;
use crate::inventory::text::plain;

/// A column.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Title {
    /// The key of the policy format, or one of those of [`OWN`].
    pub(crate) key: &'static str,
    /// The language of its texts, if the title has one: `purpose (fr)`.
    pub(crate) language: Option<String>,
}

/// Further keys: `type` has several meanings, by what its cells are.
const OWN: &[&str] = &[
    "type",
    "consent",
    "category_heading",
    "category_description",
    "pattern",
    "provider_name",
];

/// The keys of facts that the policy format has beside the columns of pages.
const FACTS: &[&str] = &[
    "host",
    "path",
    "secure",
    "http_only",
    "same_site",
    "partitioned",
    "refreshed",
    "duration_note",
    "privacy_policy",
    "country",
];

/// Titles of other tools and of people, below the key of the fact in brackets.
const TITLES: &str = include_str!("titles.txt");

static ALL: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for language in KNOWN.iter().filter_map(|tag| Language::parse(tag)) {
        let Some(locale) = find(&language) else {
            continue;
        };
        for column in Column::ALL {
            let title = locale.column.get(*column).plain();
            all.entry(normal(&title)).or_insert(column.word());
        }
    }
    let mut key = "name";
    for line in TITLES.lines().filter(|line| !line.starts_with('#')) {
        match line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            Some(section) => key = section,
            None => {
                all.insert(normal(line), key);
            }
        }
    }
    let keys = Column::ALL.iter().map(|column| column.word());
    for key in keys.chain(OWN.iter().copied()).chain(FACTS.iter().copied()) {
        all.insert(key.to_owned(), key);
    }
    all
});

fn normal(title: &str) -> String {
    let title = plain(title);
    let title = title.trim_matches(|it: char| !it.is_alphanumeric());
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns which fact a column has; `None` if its title is unknown.
pub(crate) fn title(written: &str) -> Option<Title> {
    let written = written.trim().trim_start_matches('\u{feff}');
    let (words, language) = match written.rsplit_once(['(', '[']) {
        Some((words, tag)) => {
            let tag = tag.trim_end_matches([')', ']']);
            if is_language(tag) && tag.len() < 9 {
                (words, Some(tag.to_owned()))
            } else {
                (written, None)
            }
        }
        None => (written, None),
    };
    let normal = normal(words);
    let normal = if normal.len() > 60 {
        return None;
    } else {
        normal
    };
    let known = ALL.get(&normal).copied();
    // `Cookie name(s)`, `Name of the cookie`: the words of a known title among others.
    let known = known.or_else(|| {
        let words: Vec<&str> = normal
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .collect();
        let has = |stems: &[&str]| {
            words
                .iter()
                .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        let is_short = words.len() <= 5;
        [
            (
                &[
                    "expir",
                    "dure",
                    "retention",
                    "lifetime",
                    "laufzeit",
                    "dauer",
                    "conserv",
                    "durac",
                    "scaden",
                ][..],
                "duration",
            ),
            (
                &[
                    "purpose",
                    "descr",
                    "finalit",
                    "zweck",
                    "scopo",
                    "beschreib",
                    "objectif",
                ],
                "purpose",
            ),
            (
                &[
                    "provid", "fourniss", "anbiet", "emett", "vendor", "proveed", "fornit",
                ],
                "provider",
            ),
            (&["categ", "kateg"], "category"),
            (&["domain", "doman"], "domain"),
            (&["name", "nom", "nombre", "nome", "naam", "cookie"], "name"),
        ]
        .into_iter()
        .find(|(stems, _)| is_short && has(stems))
        .map(|(_, key)| key)
    });
    known.map(|key| Title { key, language })
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn titles_of_published_tables() {
        for (written, key, language) in [
            ("Cookie name", Some("name"), None),
            ("Nom du cookie", Some("name"), None),
            ("Dur\u{e9}e de conservation", Some("duration"), None),
            ("Finalit\u{e9}s", Some("purpose"), None),
            ("Cookie / Data Key name", Some("name"), None),
            ("Speicherdauer", Some("duration"), None),
            ("\u{feff}name", Some("name"), None),
            ("purpose (fr)", Some("purpose"), Some("fr")),
            ("purpose[pt-BR]", Some("purpose"), Some("pt-BR")),
            ("D\u{e9}pos\u{e9} par", Some("provider"), None),
            ("Name(s) of the cookies", Some("name"), None),
            ("Expires in", Some("duration"), None),
            ("http_only", Some("http_only"), None),
            ("Lorem", None, None),
            ("", None, None),
        ] {
            let found = title(written);
            assert_eq!(found.as_ref().map(|it| it.key), key, "{written}");
            assert_eq!(
                found.and_then(|it| it.language).as_deref(),
                language,
                "{written}"
            );
        }
    }
}
