//! The texts of a first policy in each language of charte.

use std::sync::LazyLock;

use charte_compiler::diagnostic::similar;
use toml_edit::{Document, Item};

use crate::failure::Failure;

/// The texts in one language.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// The language, as the user named it in the file.
    pub(crate) language: String,
    texts: Item,
}

static ALL: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    // A test reads every text of the file.
    let document = Document::parse(include_str!("phrases.toml")).ok();
    let languages = document.iter().flat_map(|document| document.iter());
    let phrases = languages.map(|(language, texts)| Phrases {
        language: language.to_owned(),
        texts: texts.clone(),
    });
    phrases.collect()
});

impl Phrases {
    /// Returns the text of a key.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.texts
            .get(key)
            .and_then(Item::as_str)
            .unwrap_or_default()
    }
}

/// Returns the texts in a language.
pub(crate) fn find(tag: &str) -> Result<&'static Phrases, Failure> {
    let known = ALL
        .iter()
        .find(|phrases| phrases.language.eq_ignore_ascii_case(tag));
    known.ok_or_else(|| {
        let tags: Vec<&str> = ALL
            .iter()
            .map(|phrases| phrases.language.as_str())
            .collect();
        let failure = Failure::new(format!("there are no texts in the language `{tag}`"));
        let language = tag.split('-').next().unwrap_or_default();
        match similar(language, tags.iter().copied())
            .or(tags.iter().copied().find(|tag| *tag == language))
        {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help(format!("the languages are {}", tags.join(", "))),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_language_has_every_text() {
        let keys = |at: usize| -> Vec<&str> {
            let texts = ALL[at].texts.as_table().expect("a table");
            texts.iter().map(|(key, _)| key).collect()
        };
        assert_eq!(ALL.len(), 24);
        for (at, phrases) in ALL.iter().enumerate() {
            assert_eq!(keys(at), keys(0), "{}", phrases.language);
            for key in keys(at) {
                assert!(!phrases.get(key).is_empty(), "{}: {key}", phrases.language);
            }
        }
    }
}
