//! The facts and texts of a charter as a list, for comparisons of two charters.

use charte_core::word::Word;

use super::Content;
use crate::model::{Charter, Entry, Lint, PageOptions, Prose, Style, Text, written};
use crate::source::Spanned;

/// A fact or a text of a charter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// The entry of the policy that states it.
    pub entry: Entry,
    /// Its key, with those of the tables below the entry: `audience.anonymous`.
    pub key: String,
    /// What it states.
    pub value: FactValue,
}

/// What a fact states.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactValue {
    /// One value, as policies write it.
    One(String),
    /// Several values.
    List(Vec<String>),
    /// A text by language tag, with its markup and placeholders.
    Text(Vec<(String, String)>),
}

impl Charter {
    /// Returns every fact and text, in the order of the policy. What the fingerprint contains is
    /// here, and the settings that it omits: the edition, the rules, the look of the page.
    pub fn facts(&self) -> Vec<Fact> {
        let languages = self.languages.iter();
        let mut record = Record {
            languages: languages.map(|tag| tag.as_str().to_owned()).collect(),
            ..Record::default()
        };
        record.settings(self);
        let mut content = Content::new(Some(record));
        content.charter(self);
        content
            .record
            .map(|record| record.facts)
            .unwrap_or_default()
    }
}

/// The facts, while they are collected.
#[derive(Default)]
pub(super) struct Record {
    languages: Vec<String>,
    entry: Entry,
    /// The keys of the tables below the entry.
    tables: Vec<&'static str>,
    facts: Vec<Fact>,
}

impl Record {
    fn settings(&mut self, charter: &Charter) {
        let Charter {
            version,
            updated,
            consent_version,
            review_every,
            as_of,
            typography,
            rules,
            page,
            lints,
            ..
        } = charter;
        self.fact("version", version.as_ref().map(|it| it.as_str()));
        self.shown("updated", updated.as_ref());
        self.shown("consent_version", consent_version.as_ref());
        self.shown("review_every", review_every.as_ref());
        self.shown("as_of", as_of.as_ref());
        self.fact("typography", Some(typography.as_str()));
        self.list("rules", rules.iter().map(|it| it.0.clone()).collect());
        self.page(page);
        for Lint {
            name,
            level,
            reason,
        } in lints
        {
            self.entry = Entry::new("lints", name);
            self.fact("level", Some(level.value.word()));
            self.fact("reason", reason.as_ref().map(|it| it.as_str()));
        }
        self.entry = Entry::default();
    }

    fn page(&mut self, page: &PageOptions) {
        let PageOptions {
            heading_base,
            address,
            style,
            classes,
        } = page;
        self.entry = Entry::of("page");
        self.fact("heading_base", Some(&heading_base.to_string()));
        self.fact("address", address.as_ref().map(|it| it.as_str()));
        self.fact(
            "style",
            Some(match style {
                Style::Plain => "plain",
                Style::None => "none",
                Style::Own(stylesheet) => stylesheet,
            }),
        );
        for (key, class) in classes.entries() {
            self.fact(&format!("classes.{key}"), Some(class));
        }
    }

    fn shown<T: ToString>(&mut self, key: &str, fact: Option<&Spanned<T>>) {
        let shown = fact.map(|fact| fact.value.to_string());
        self.fact(key, shown.as_deref());
    }

    /// Records a fact, if the policy gives it. Several facts of one key are a list.
    pub(super) fn fact(&mut self, key: &str, fact: Option<&str>) {
        let Some(fact) = fact else {
            return;
        };
        let key = self.key(key);
        let last = self.facts.last_mut();
        if let Some(last) = last.filter(|last| last.key == key && last.entry == self.entry) {
            match &mut last.value {
                FactValue::One(first) => {
                    last.value = FactValue::List(vec![first.clone(), fact.to_owned()]);
                }
                FactValue::List(facts) => facts.push(fact.to_owned()),
                FactValue::Text(_) => {}
            }
            return;
        }
        self.push(key, FactValue::One(fact.to_owned()));
    }

    /// Records a list that is not empty.
    pub(super) fn list(&mut self, key: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.push(self.key(key), FactValue::List(items));
        }
    }

    /// Records a text in each language, if the policy gives it.
    fn text(&mut self, key: &str, lines: impl Iterator<Item = String>) {
        let text: Vec<_> = self.languages.iter().cloned().zip(lines).collect();
        if !text.is_empty() {
            self.push(self.key(key), FactValue::Text(text));
        }
    }

    fn key(&self, key: &str) -> String {
        // The fingerprint has the name of the table in some keys.
        let table = key.strip_prefix(self.entry.table);
        let key = table.and_then(|key| key.strip_prefix('.')).unwrap_or(key);
        let tables = self.tables.iter().copied();
        tables.chain([key]).collect::<Vec<_>>().join(".")
    }

    fn push(&mut self, key: String, value: FactValue) {
        let entry = self.entry.clone();
        self.facts.push(Fact { entry, key, value });
    }
}

impl Content {
    pub(super) fn record(&mut self, record: impl FnOnce(&mut Record)) {
        if let Some(facts) = &mut self.record {
            record(facts);
        }
    }

    /// Begins an entry of the policy, to which the next facts belong.
    pub(super) fn enter(&mut self, entry: impl FnOnce() -> Entry) {
        self.record(|record| record.entry = entry());
    }

    /// Walks through a table below the entry.
    pub(super) fn below(&mut self, table: &'static str, walk: impl FnOnce(&mut Self)) {
        self.record(|record| record.tables.push(table));
        walk(self);
        self.record(|record| {
            record.tables.pop();
        });
    }

    /// Walks through a text, which is recorded as a whole.
    pub(super) fn as_text(
        &mut self,
        key: &str,
        lines: impl Iterator<Item = String>,
        walk: impl FnOnce(&mut Self),
    ) {
        let record = self.record.take();
        walk(self);
        self.record = record;
        self.record(|record| record.text(key, lines));
    }
}

/// Returns the lines of a text as a policy writes them.
pub(super) fn lines(text: &Text) -> impl Iterator<Item = String> {
    text.iter().map(|line| written::inlines(&line.value))
}

/// Returns prose in each language as a policy writes it.
pub(super) fn paragraphs(prose: &Prose) -> impl Iterator<Item = String> {
    prose.iter().map(|blocks| written::blocks(&blocks.value))
}
