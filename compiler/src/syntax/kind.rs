//! The kind of value of a key.

use std::fmt;

use charte_core::word::Word;

use super::{Date, Entries, Field, Keyword, Many, Text};

/// The kind of value of a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
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
    /// A list.
    List,
    /// A table.
    Table,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boolean => "`true` or `false`",
            Self::Whole(most) => return write!(f, "a whole number from 0 to {most}"),
            Self::Date => "a date such as 2026-11-24, without quotes or a time, or a month such as \"2026-11\"",
            Self::String | Self::Word(_) => "a string",
            Self::Text => "a string or a table of languages",
            Self::List => "a list",
            Self::Table => "a table",
        })
    }
}

/// A type that holds a value of one kind.
pub(super) trait Takes {
    /// The kind.
    const KIND: Kind;
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
}

impl<T: Word> Takes for Keyword<T> {
    const KIND: Kind = Kind::Word(T::WORDS);
}

impl<T> Takes for Vec<Field<T>> {
    const KIND: Kind = Kind::List;
}

impl<T: Takes> Takes for Many<T> {
    const KIND: Kind = T::KIND;
}

impl<T> Takes for Entries<T> {
    const KIND: Kind = Kind::Table;
}
