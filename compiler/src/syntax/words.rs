//! The words of a language: the strings of nested tables, by their dotted key.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use toml::de::{DeTable, DeValue};

use super::de::WORDS;
use super::{Entry, Field, Inherit};
use crate::source::{FileId, Span, Spanned};

/// A text of a language, as it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The dotted key.
    pub key: Spanned<String>,
    /// The text.
    pub text: Spanned<String>,
}

/// `words`: the words of each language, or a file that has those of one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The path of the file. [`resolve`](crate::resolve) reads it, and adds an entry.
    pub file: Option<Spanned<String>>,
    /// The words by language tag.
    pub languages: Vec<Entry<Phrases>>,
}

/// The words of a language, as they are written.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The path of the file that has them. [`resolve`](crate::resolve) reads it.
    pub file: Option<Spanned<String>>,
    /// The texts, in the order of the file.
    pub written: Vec<Written>,
    /// Whether an error of some text was reported, so that missing texts cannot be detected.
    pub is_uncertain: bool,
}

impl Inherit for Words {
    fn inherit(&mut self, base: &Self) {
        for far in &base.languages {
            let near = self.languages.iter_mut();
            match near
                .into_iter()
                .find(|near| near.id.eq_ignore_ascii_case(&far.id))
            {
                Some(near) => near.value.inherit(&far.value),
                None => self.languages.push(far.clone()),
            }
        }
    }
}

impl Inherit for Phrases {
    fn inherit(&mut self, base: &Self) {
        self.is_uncertain |= base.is_uncertain;
        let known: HashSet<String> = self
            .written
            .iter()
            .map(|near| near.key.value.clone())
            .collect();
        let inherited = base.written.iter();
        let inherited = inherited.filter(|far| !known.contains(&far.key.value));
        self.written.extend(inherited.cloned());
    }
}

/// A value in the table of a language.
enum Node {
    Text(String),
    Table(Vec<Entry<Node>>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;

        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a table")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut entries = Vec::new();
                while let Some(id) = map.next_key()? {
                    let value = map.next_value()?;
                    entries.push(Entry { id, value });
                }
                Ok(Node::Table(entries))
            }
        }

        deserializer.deserialize_newtype_struct(WORDS, NodeVisitor)
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Spanned::<Node>::deserialize(deserializer)?;
        Ok(Self::of(node))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Spanned::<Node>::deserialize(deserializer)?;
        Ok(match node.value {
            Node::Text(path) => Self {
                file: Some(Spanned::new(path, node.span)),
                languages: Vec::new(),
            },
            Node::Table(entries) => Self {
                file: None,
                languages: entries
                    .into_iter()
                    .map(|Entry { id, value }| Entry {
                        id,
                        value: match value {
                            Field::Given(node) => {
                                let span = node.span;
                                Field::Given(Spanned::new(Phrases::of(node), span))
                            }
                            Field::Absent | Field::Broken => Field::Broken,
                        },
                    })
                    .collect(),
            },
        })
    }
}

impl Phrases {
    fn of(node: Spanned<Node>) -> Self {
        let mut phrases = Self::default();
        match node.value {
            Node::Text(path) => phrases.file = Some(Spanned::new(path, node.span)),
            Node::Table(entries) => phrases.collect(entries, ""),
        }
        phrases
    }

    fn collect(&mut self, entries: Vec<Entry<Node>>, prefix: &str) {
        for Entry { id, value } in entries {
            let Field::Given(node) = value else {
                self.is_uncertain = true;
                continue;
            };
            let path = below(prefix, &id);
            match node.value {
                Node::Text(text) => self.written.push(Written {
                    key: Spanned::new(path, id.span),
                    text: Spanned::new(text, node.span),
                }),
                Node::Table(entries) => self.collect(entries, &path),
            }
        }
    }
}

fn below(prefix: &str, key: &str) -> String {
    match prefix {
        "" => key.to_owned(),
        prefix => format!("{prefix}.{key}"),
    }
}

/// Reads a locale file of charte. Its places are not known to any source map. What is no string is
/// omitted.
pub(crate) fn own_words(text: &str) -> Vec<Written> {
    let (table, _) = DeTable::parse_recoverable(text);
    let mut words = Vec::new();
    collect(table.get_ref(), "", &mut words);
    words
}

fn collect(table: &DeTable<'_>, prefix: &str, words: &mut Vec<Written>) {
    let place =
        |range: std::ops::Range<usize>| Span::new(FileId::from_u32(0), range.start, range.end);
    for (key, value) in table {
        let path = below(prefix, key.get_ref());
        match value.get_ref() {
            DeValue::String(text) => words.push(Written {
                key: Spanned::new(path, place(key.span())),
                text: Spanned::new(text.to_string(), place(value.span())),
            }),
            DeValue::Table(table) => collect(table, &path, words),
            _ => {}
        }
    }
}

/// Returns what is wrong with the TOML of a locale file.
#[cfg(test)]
pub(crate) fn faults(text: &str) -> Vec<String> {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.iter().map(ToString::to_string).collect()
}
