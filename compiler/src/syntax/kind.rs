//! The keys of the format as data: the kind of value of each, its form and its meaning.

use std::fmt;

use charte_core::word::Word;

use super::{Attribute, Date, Entries, Field, Keyword, Many, Text, Words};

/// The kind of value of a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0 to this one.
    Whole(u32),
    /// A date without a time, or a month in a string.
    Date,
    /// A string.
    String,
    /// A word of a closed set.
    Word(&'static [&'static str]),
    /// A string, or a table of languages.
    Text,
    /// A string, or a table of strings and tables.
    Words,
    /// A list.
    List,
    /// A table.
    Table,
}

impl Form {
    /// Returns the kind of value.
    pub(super) const fn kind(&self) -> Kind {
        match *self {
            Self::Value(kind) => kind,
            Self::Word(words, _) => Kind::Word(words),
            Self::Many(form) => form.kind(),
            Self::List(_) => Kind::List,
            Self::Table(_) | Self::Entries(_) => Kind::Table,
            Self::Attribute => Kind::String,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boolean => "`true` or `false`",
            Self::Whole(most) => return write!(f, "a whole number from 0 to {most}"),
            Self::Date => "a date such as 2026-11-24, without quotes or a time, or a month such as \"2026-11\"",
            Self::String | Self::Word(_) => "a string",
            Self::Text => "a string or a table of languages",
            Self::Words => "a string or a table",
            Self::List => "a list",
            Self::Table => "a table",
        })
    }
}

/// A table of the format.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Declared {
    /// The name of its struct.
    pub name: &'static str,
    /// The keys, in the order of the documentation.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Key {
    /// The key, as it is written.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
    /// What it is for: the doc comment of its field.
    pub meaning: &'static str,
}

/// What the value of a key looks like: its kind, and what lists and tables contain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// One value of this kind, without a form of its own.
    Value(Kind),
    /// A word of a closed set: the words, and the meaning of each.
    Word(&'static [&'static str], &'static [&'static str]),
    /// One value, or a list of them.
    Many(&'static Form),
    /// A list.
    List(&'static Form),
    /// A table with these keys.
    Table(&'static Declared),
    /// Tables or values by id.
    Entries(&'static Form),
    /// The value of an attribute of a tag: `true`, `false` or a string.
    Attribute,
}

/// A type that holds a value of one kind.
pub(super) trait Takes {
    /// The kind.
    const KIND: Kind;
    /// What the value looks like.
    const FORM: Form = Form::Value(Self::KIND);
}

macro_rules! takes {
    ($($type:ty: $kind:expr;)+) => {
        $(impl Takes for $type {
            const KIND: Kind = $kind;
        })+
    };
}

takes! {
    bool: Kind::Boolean;
    u8: Kind::Whole(u8::MAX as u32);
    u32: Kind::Whole(u32::MAX);
    Date: Kind::Date;
    String: Kind::String;
    Text: Kind::Text;
    Words: Kind::Words;
}

impl<T: Word> Takes for Keyword<T> {
    const KIND: Kind = Kind::Word(T::WORDS);
    const FORM: Form = Form::Word(T::WORDS, T::MEANINGS);
}

impl<T: Takes> Takes for Vec<Field<T>> {
    const KIND: Kind = Kind::List;
    const FORM: Form = Form::List(&T::FORM);
}

impl<T: Takes> Takes for Many<T> {
    const KIND: Kind = T::KIND;
    const FORM: Form = Form::Many(&T::FORM);
}

impl<T: Takes> Takes for Entries<T> {
    const KIND: Kind = Kind::Table;
    const FORM: Form = Form::Entries(&T::FORM);
}

impl Takes for Attribute {
    const KIND: Kind = Kind::String;
    const FORM: Form = Form::Attribute;
}
