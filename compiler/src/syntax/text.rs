//! Texts in one or several languages, and dates.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::de::{DATE, TEXT};
use super::{Entry, Field, Inherit};
use crate::model;
use crate::source::Spanned;

/// A text as it is written: a string, or a table of languages.
///
/// After [`Inherit::inherit`] it may have both: the table of a nearer file, and the string of the
/// file that it extends.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text in the language of its file.
    pub plain: Option<Spanned<String>>,
    /// The text by language tag.
    pub languages: Vec<Entry<String>>,
}

impl Inherit for Text {
    const IS_TEXT: bool = true;

    /// A string replaces the whole text. A table replaces the languages that it contains.
    fn inherit(&mut self, base: &Self) {
        if self.plain.is_some() {
            return;
        }
        self.plain.clone_from(&base.plain);
        for entry in &base.languages {
            let known = |own: &Entry<String>| own.id.eq_ignore_ascii_case(&entry.id);
            if !self.languages.iter().any(known) {
                self.languages.push(entry.clone());
            }
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        enum Written {
            Plain(String),
            Languages(Vec<Entry<String>>),
        }

        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a table of languages")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
                Ok(Written::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut languages = Vec::new();
                while let Some(id) = map.next_key()? {
                    languages.push(Entry {
                        id,
                        value: map.next_value::<Field<String>>()?,
                    });
                }
                Ok(Written::Languages(languages))
            }
        }

        impl<'de> Deserialize<'de> for Written {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_newtype_struct(TEXT, TextVisitor)
            }
        }

        let written = Spanned::<Written>::deserialize(deserializer)?;
        Ok(match written.value {
            Written::Plain(text) => Self {
                plain: Some(Spanned::new(text, written.span)),
                languages: Vec::new(),
            },
            Written::Languages(languages) => Self {
                plain: None,
                languages,
            },
        })
    }
}

/// A TOML date without a time, or a month in a string: `"2026-04"`.
#[derive(Clone, Copy, Debug)]
pub struct Date(pub model::Date);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;

        impl Visitor<'_> for DateVisitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }

            /// Receives the year, month and day in decimal; the day of a whole month is 0. The
            /// deserializer has checked them.
            fn visit_u64<E: de::Error>(self, date: u64) -> Result<Date, E> {
                let part = |value: u64| u8::try_from(value % 100).unwrap_or_default();
                let year = u16::try_from(date / 10_000).unwrap_or_default();
                Ok(Date(model::Date {
                    year,
                    month: part(date / 100),
                    day: Some(part(date)).filter(|day| *day > 0),
                }))
            }
        }

        deserializer.deserialize_newtype_struct(DATE, DateVisitor)
    }
}
