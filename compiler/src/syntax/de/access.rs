//! The entries of tables and lists, and the sequences that [`super`] constructs.

use std::ops::Range;

use serde::de::value::{BoolDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};
use toml::de::{DeArray, DeValue};

use super::error::Error;
use super::{Context, Value};

pub(super) struct Table<'a, 's> {
    pub(super) entries: std::vec::IntoIter<(&'a str, Range<usize>, Value<'a, 's>)>,
    pub(super) next: Option<Value<'a, 's>>,
    pub(super) context: &'a Context<'s>,
}

impl<'de> MapAccess<'de> for Table<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, range, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.next = Some(value);
        // A key is a string at its own place, so that it can be `Spanned`.
        let name = DeValue::String(key.into());
        seed.deserialize(Value {
            node: &name,
            range,
            key,
            is_reported: false,
            context: self.context,
        })
        .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        value(self.next.take(), seed)
    }
}

pub(super) struct List<'a, 's> {
    pub(super) values: std::vec::IntoIter<Value<'a, 's>>,
}

impl<'a, 's> List<'a, 's> {
    pub(super) fn new(array: &'a DeArray<'a>, list: &Value<'a, 's>) -> Self {
        let element = |value: &'a toml::Spanned<DeValue<'a>>| Value {
            node: value.get_ref(),
            range: value.span(),
            ..list.clone()
        };
        Self {
            values: array.iter().map(element).collect::<Vec<_>>().into_iter(),
        }
    }
}

impl<'de> SeqAccess<'de> for List<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.values
            .next()
            .map(|value| seed.deserialize(value))
            .transpose()
    }
}

/// The place of a value as three keys (the file, the start, the end), and the value.
///
/// These are keys, because serde reads keys and values by two functions. With one function for both,
/// as for the elements of a sequence, the compiler would generate the code that reads a number as
/// each type of the format.
pub(super) struct Place<'a, 's> {
    pub(super) place: std::array::IntoIter<u32, 3>,
    pub(super) value: Option<Value<'a, 's>>,
}

impl<'de> MapAccess<'de> for Place<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(number) = self.place.next() else {
            return Ok(None);
        };
        let number: U32Deserializer<Error> = number.into_deserializer();
        seed.deserialize(number).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        value(self.value.take(), seed)
    }
}

/// The elements of a list or a single value, each with the key whether it is a list.
pub(super) struct Many<'a, 's> {
    pub(super) is_list: bool,
    pub(super) values: std::vec::IntoIter<Value<'a, 's>>,
    pub(super) next: Option<Value<'a, 's>>,
}

impl<'de> MapAccess<'de> for Many<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.next = self.values.next();
        if self.next.is_none() {
            return Ok(None);
        }
        let is_list: BoolDeserializer<Error> = self.is_list.into_deserializer();
        seed.deserialize(is_list).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        value(self.next.take(), seed)
    }
}

fn value<'de, V: DeserializeSeed<'de>>(
    value: Option<Value<'_, '_>>,
    seed: V,
) -> Result<V::Value, Error> {
    match value {
        Some(value) => seed.deserialize(value),
        None => Err(de::Error::custom("a value was requested before its key")),
    }
}
