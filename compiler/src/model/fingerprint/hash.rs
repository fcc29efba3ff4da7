//! How facts, lists and words are hashed, and which of them are recorded as facts.

use charte_core::word::Word;

use super::Content;
use crate::source::Spanned;

impl Content {
    /// Writes a list, with its length.
    pub(super) fn list<'t, T: 't>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = &'t T>,
        mut each: impl FnMut(&mut Self, &'t T),
    ) {
        self.plain(key);
        let mut count = 0_usize;
        for item in items {
            count += 1;
            self.plain("item");
            each(self, item);
        }
        self.plain(&count.to_string());
    }

    /// Writes a list of plain facts.
    pub(super) fn plain_list(&mut self, key: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        self.list(key, &items, |content, item| content.plain(item));
        self.record(|record| record.list(key, items));
    }

    pub(super) fn words<T: Word>(&mut self, key: &str, words: &[Spanned<T>]) {
        self.plain_list(key, words.iter().map(|word| word.value.word().to_owned()));
    }

    pub(super) fn word<T: Word>(&mut self, key: &str, word: Option<Spanned<T>>) {
        self.fact(key, word.map(|word| word.value.word()));
    }

    pub(super) fn flag(&mut self, key: &str, flag: Option<Spanned<bool>>) {
        self.shown(key, flag);
    }

    /// Writes a fact by its `Display`.
    pub(super) fn shown<T: ToString>(&mut self, key: &str, fact: Option<Spanned<T>>) {
        let shown = fact.map(|fact| fact.value.to_string());
        self.fact(key, shown.as_deref());
    }

    pub(super) fn fact(&mut self, key: &str, fact: Option<&str>) {
        self.record(|record| record.fact(key, fact));
        self.unrecorded(key, fact);
    }

    /// Writes the fact that names an entry.
    pub(super) fn named(&mut self, key: &str, name: &str) {
        self.unrecorded(key, Some(name));
    }

    pub(super) fn unrecorded(&mut self, key: &str, fact: Option<&str>) {
        self.plain(key);
        match fact {
            Some(fact) => {
                self.plain("is");
                self.plain(fact);
            }
            None => self.plain("-"),
        }
    }

    pub(super) fn plain(&mut self, text: &str) {
        self.hash = self.hash.with_text(text);
    }
}
