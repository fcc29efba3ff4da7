//! A deserializer that continues after an error.
//!
//! serde stops at the first error, but the author of a policy needs all errors at once. So this
//! deserializer reports an error itself, where the value and its place are known, and then returns
//! [`Error`]. A [`Field`](super::Field) that receives the error becomes *broken*, and reading
//! continues with the next key. Keys that a struct does not have are reported and skipped before
//! serde sees them. One pass over the parsed TOML finds everything, and no value is read twice.

mod access;
mod error;
mod key;
mod mend;
mod report;

pub(in crate::syntax) use mend::{ambiguous_date, listed, no_date};

use std::cell::RefCell;
use std::ops::Range;

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use toml::de::{DeTable, DeValue};

use access::{List, Many, Place, Table};
use error::Error;

use super::kind::Kind;
use super::tables::Misplaced;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Date;
use crate::source::{FileId, SourceMap, Span};

/// Requests a date as the number `20261124`.
pub(in crate::syntax) const DATE: &str = "$charte::Date";
/// Requests a string, or a table of languages.
pub(in crate::syntax) const TEXT: &str = "$charte::Text";
/// Requests a string, or a table of strings and tables.
pub(in crate::syntax) const WORDS: &str = "$charte::Words";
/// The struct that may be a plain string: the value of its key `level`.
const SHORTHAND: (&str, &str) = ("LintSetting", "level");

/// Deserializes the root table of a file. Also returns the keys in wrong tables; these are not
/// read, and do not count as missing.
pub(in crate::syntax) fn root<T>(
    table: DeTable<'_>,
    span: Span,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(Value<'_, '_>) -> Result<T, Error>,
) -> (Option<T>, Vec<Misplaced>) {
    let context = Context {
        file: span.file,
        sources,
        diagnostics: RefCell::new(diagnostics),
        misplaced: RefCell::default(),
    };
    let root = DeValue::Table(table);
    let value = Value {
        node: &root,
        range: span.range(),
        key: "",
        is_reported: false,
        context: &context,
    };
    let value = read(value).ok();
    (value, context.misplaced.into_inner())
}

/// Returns the keys of a table and of all tables in it, with their places, in the order of the
/// file.
pub(in crate::syntax) fn keys(table: &DeTable<'_>) -> impl Iterator<Item = (String, Range<usize>)> {
    fn collect(value: &DeValue<'_>, keys: &mut Vec<(String, Range<usize>)>) {
        match value {
            DeValue::Table(table) => {
                for (key, value) in table {
                    keys.push((key.get_ref().to_string(), key.span()));
                    collect(value.get_ref(), keys);
                }
            }
            DeValue::Array(array) => {
                array
                    .iter()
                    .for_each(|value| collect(value.get_ref(), keys));
            }
            _ => {}
        }
    }
    let mut keys = Vec::new();
    for (key, value) in table {
        keys.push((key.get_ref().to_string(), key.span()));
        collect(value.get_ref(), &mut keys);
    }
    keys.sort_by_key(|(_, span)| span.start);
    keys.into_iter()
}

struct Context<'s> {
    file: FileId,
    sources: &'s SourceMap,
    diagnostics: RefCell<&'s mut Diagnostics>,
    /// Keys in wrong tables.
    misplaced: RefCell<Vec<Misplaced>>,
}

impl Context<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn report(&self, diagnostic: Diagnostic) -> Error {
        self.diagnostics.borrow_mut().push(diagnostic);
        Error::Reported
    }
}

/// A value of a file, with its key and its place.
#[derive(Clone)]
pub(in crate::syntax) struct Value<'a, 's> {
    node: &'a DeValue<'a>,
    range: Range<usize>,
    key: &'a str,
    /// Whether its key was misspelt, so that no more errors are reported for it.
    is_reported: bool,
    context: &'a Context<'s>,
}

impl<'a, 's> Value<'a, 's> {
    fn entries(
        &self,
        table: &'a DeTable<'a>,
        fields: Option<&'static [&'static str]>,
    ) -> Table<'a, 's> {
        let mut entries: Vec<(&'a str, Range<usize>, Value<'a, 's>)> = Vec::new();
        for (key, value) in table {
            let written = key.get_ref().as_ref();
            let (name, is_reported) = match fields {
                Some(fields) if !fields.contains(&written) => {
                    // The key that was meant is not missing, and its value has no errors of its
                    // own.
                    match self.unknown_key((key, value), table, fields) {
                        // Two keys can be misspellings of one.
                        Some(near)
                            if !table.contains_key(near)
                                && !entries.iter().any(|(other, ..)| *other == near) =>
                        {
                            (near, true)
                        }
                        _ => continue,
                    }
                }
                _ => (written, false),
            };
            let is_scalar = !matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
            let value = Value {
                node: value.get_ref(),
                range: value.span(),
                key: name,
                // A misspelt `extends` is still read, because the file that it names has errors of
                // its own.
                is_reported: is_reported && is_scalar && name != "extends",
                context: self.context,
            };
            entries.push((name, key.span(), value));
        }
        entries.sort_by_key(|(_, span, _)| span.start);
        Table {
            entries: entries.into_iter(),
            next: None,
            context: self.context,
        }
    }
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let result = match self.node {
            DeValue::String(text) => {
                self.checked_string(text)?;
                visitor.visit_str(text)
            }
            DeValue::Boolean(boolean) => visitor.visit_bool(*boolean),
            DeValue::Array(array) => visitor.visit_seq(List::new(array, &self)),
            DeValue::Table(table) => visitor.visit_map(self.entries(table, None)),
            // Read on request, by their size and form.
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => visitor.visit_unit(),
        };
        self.reported(result)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            DeValue::Boolean(boolean) => self.reported(visitor.visit_bool(*boolean)),
            _ => Err(self.wrong_type(Kind::Boolean)),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.whole(u8::MAX.into(), visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.whole(u32::MAX, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.string(Kind::String, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            DeValue::Array(array) => self.reported(visitor.visit_seq(List::new(array, &self))),
            _ => Err(self.wrong_type(Kind::List)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.check_ids()?;
        self.table(Kind::Table, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.string(Kind::Word(words), visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let table = match self.node {
            DeValue::Table(table) => self.entries(table, Some(fields)),
            DeValue::String(_) if name == SHORTHAND.0 => {
                let entry = (SHORTHAND.1, self.range.clone(), self.clone());
                Table {
                    entries: vec![entry].into_iter(),
                    next: None,
                    context: self.context,
                }
            }
            _ => return Err(self.wrong_type(Kind::Table)),
        };
        let result = visitor.visit_map(table);
        self.reported(result)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == TEXT || name == WORDS {
            let kind = if name == TEXT {
                Kind::Text
            } else {
                Kind::Words
            };
            return match self.node {
                DeValue::Table(_) => self.table(kind, visitor),
                _ => self.string(kind, visitor),
            };
        }
        if name != DATE {
            return visitor.visit_newtype_struct(self);
        }
        let date = match self.node {
            DeValue::Datetime(datetime) if datetime.time.is_none() => {
                datetime.date.map(|date| (date.year, date.month, date.day))
            }
            DeValue::String(text) => Date::parse_month(text).map(|date| (date.year, date.month, 0)),
            _ => None,
        };
        let Some((year, month, day)) = date else {
            return Err(self.wrong_type(Kind::Date));
        };
        visitor.visit_u64(u64::from(year) * 10_000 + u64::from(month) * 100 + u64::from(day))
    }

    /// A value with its place: what [`Spanned`](crate::source::Spanned) requests.
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        if self.is_reported {
            return Err(Error::Reported);
        }
        let span = self.span();
        let place = [span.file.to_u32(), span.start, span.end];
        visitor.visit_map(Place {
            place: place.into_iter(),
            value: Some(self),
        })
    }

    /// A value or a list: what [`Many`](super::Many) requests.
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (is_list, values) = match self.node {
            DeValue::Array(array) => (true, List::new(array, &self).values),
            _ => (false, vec![self].into_iter()),
        };
        visitor.visit_map(Many {
            is_list,
            values,
            next: None,
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        identifier ignored_any
    }
}

impl Value<'_, '_> {
    /// Reads a string, where a value of this kind is required.
    fn string<'de, V: Visitor<'de>>(self, kind: Kind, visitor: V) -> Result<V::Value, Error> {
        let DeValue::String(text) = self.node else {
            return Err(self.wrong_type(kind));
        };
        self.checked_string(text)?;
        self.reported(visitor.visit_str(text))
    }

    /// Reads a table with any keys, where a value of this kind is required.
    fn table<'de, V: Visitor<'de>>(self, kind: Kind, visitor: V) -> Result<V::Value, Error> {
        let DeValue::Table(table) = self.node else {
            return Err(self.wrong_type(kind));
        };
        let entries = self.entries(table, None);
        self.reported(visitor.visit_map(entries))
    }

    /// Reads a whole number from 0 to `most`.
    fn whole<'de, V: Visitor<'de>>(self, most: u32, visitor: V) -> Result<V::Value, Error> {
        let number = match self.node {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        match number.filter(|number| *number <= most) {
            Some(number) => self.reported(visitor.visit_u32(number)),
            None => Err(self.wrong_type(Kind::Whole(most))),
        }
    }
}
