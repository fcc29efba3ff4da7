//! The value of a key: absent, broken or given.

use std::fmt;
use std::marker::PhantomData;

use charte_core::word::Word;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use crate::source::{FileId, Span, Spanned};

/// The value of a key.
///
/// A value of the wrong form is reported once, where it is read. From then on it is *broken*: no
/// other error is reported for it, and it does not count as missing.
#[derive(Clone, Debug, Default)]
pub enum Field<T> {
    /// The file does not have the key.
    #[default]
    Absent,
    /// The file has the key, and an error of its value was reported.
    Broken,
    /// The key has a value.
    Given(Spanned<T>),
}

impl<T> Field<T> {
    /// Returns the value, if it is given.
    pub fn get(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Returns whether the file does not have the key.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether an error of the value was reported.
    pub fn is_broken(&self) -> bool {
        matches!(self, Self::Broken)
    }

    /// Marks a part of a given value as reported; marks the field itself as broken if no value is
    /// given.
    pub(super) fn mark(&mut self, mark: impl FnOnce(&mut T)) {
        match self {
            Self::Absent => *self = Self::Broken,
            Self::Broken => {}
            Self::Given(value) => mark(&mut value.value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The deserializer has reported the error already.
        Ok(Spanned::deserialize(deserializer).map_or(Self::Broken, Self::Given))
    }
}

/// A value that a nearer file inherits from the file that it extends.
pub trait Inherit {
    /// Whether it is a text for people.
    const IS_TEXT: bool = false;

    /// Takes from `base` all that this value does not give itself.
    fn inherit(&mut self, base: &Self);
}

impl<T: Clone + Inherit> Inherit for Field<T> {
    fn inherit(&mut self, base: &Self) {
        match (self, base) {
            (Self::Given(near), Self::Given(far)) => near.value.inherit(&far.value),
            (near @ Self::Absent, far) => *near = far.clone(),
            (Self::Broken | Self::Given(_), _) => {}
        }
    }
}

/// A key that both a nearer file and the file that it extends give.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clash {
    /// The key.
    pub(crate) key: &'static str,
    /// Whether it is a text for people.
    pub(crate) is_text: bool,
    /// The place in the nearer file.
    pub(crate) near: Span,
    /// The place in the other file.
    pub(crate) far: Span,
}

impl<T: Inherit> Field<T> {
    /// Returns the clash with the value that this one replaces.
    pub(crate) fn clash(&self, key: &'static str, base: &Self) -> Option<Clash> {
        let (near, far) = (self.get()?, base.get()?);
        Some(Clash {
            key,
            is_text: T::IS_TEXT,
            near: near.span,
            far: far.span,
        })
    }
}

/// A value that the nearer file replaces as a whole.
macro_rules! replaced {
    ($($type:ty),+) => {
        $(impl Inherit for $type {
            fn inherit(&mut self, _: &Self) {}
        })+
    };
}

replaced!(String, bool, u8, u32, super::Date);

impl<T> Inherit for Vec<T> {
    fn inherit(&mut self, _: &Self) {}
}

/// A word of a closed set.
#[derive(Clone, Copy, Debug)]
pub struct Keyword<T>(pub T);

impl<T> Inherit for Keyword<T> {
    fn inherit(&mut self, _: &Self) {}
}

impl<'de, T: Word> Deserialize<'de> for Keyword<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeywordVisitor<T>(PhantomData<T>);

        impl<T: Word> Visitor<'_> for KeywordVisitor<T> {
            type Value = Keyword<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                T::from_word(text)
                    .map(Keyword)
                    .ok_or_else(|| E::unknown_variant(text, T::WORDS))
            }
        }

        deserializer.deserialize_enum("", T::WORDS, KeywordVisitor(PhantomData))
    }
}

/// One value, or a list of them.
#[derive(Clone, Debug)]
pub struct Many<T> {
    /// Whether it is written as a list.
    pub is_list: bool,
    /// The values.
    pub values: Vec<Field<T>>,
}

impl<T> Inherit for Many<T> {
    fn inherit(&mut self, _: &Self) {}
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ManyVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
            type Value = Many<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value or a list")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                // Only a list can be empty.
                let mut is_list = true;
                let mut values = Vec::new();
                while let Some(key) = map.next_key()? {
                    is_list = key;
                    values.push(map.next_value()?);
                }
                Ok(Many { is_list, values })
            }
        }

        deserializer.deserialize_tuple_struct("Many", 0, ManyVisitor(PhantomData))
    }
}

/// Tables by id: `[provider.<id>]`, in the order of the file.
#[derive(Clone, Debug)]
pub struct Entries<T>(pub Vec<Entry<T>>);

/// A table and its id.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// The id.
    pub id: Spanned<String>,
    /// The table.
    pub value: Field<T>,
}

impl<T> Entries<T> {
    /// Returns the entry with this id.
    pub fn find(&self, id: &str) -> Option<&Entry<T>> {
        self.0.iter().find(|entry| entry.id.value == id)
    }
}

impl<T: Clone + Inherit> Inherit for Entries<T> {
    /// Inherited tables keep their order and come first.
    fn inherit(&mut self, base: &Self) {
        let near = std::mem::replace(&mut self.0, base.0.clone());
        for mut entry in near {
            match self
                .0
                .iter_mut()
                .find(|inherited| inherited.id.value == entry.id.value)
            {
                Some(inherited) => {
                    entry.value.inherit(&inherited.value);
                    *inherited = entry;
                }
                None => self.0.push(entry),
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(id) = map.next_key()? {
                    entries.push(Entry {
                        id,
                        value: map.next_value()?,
                    });
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let span = place(&mut map)?;
                Ok(Spanned::new(map.next_value()?, span))
            }
        }

        deserializer.deserialize_tuple(4, SpannedVisitor(PhantomData))
    }
}

/// Reads the place of a value.
fn place<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Span, A::Error> {
    let mut number = || {
        map.next_key()?
            .ok_or_else(|| de::Error::custom("the place is incomplete"))
    };
    Ok(Span {
        file: FileId::from_u32(number()?),
        start: number()?,
        end: number()?,
    })
}
