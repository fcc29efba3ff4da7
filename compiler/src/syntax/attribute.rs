//! The value of an attribute of a tag.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Inherit;

/// The value of an attribute: `true` or `false`, or a string.
#[derive(Clone, Debug)]
pub enum Attribute {
    /// Whether the tag has the attribute, without a value.
    Flag(bool),
    /// Its value.
    Text(String),
    /// Neither: a number, a list, a table.
    Other,
}

impl Inherit for Attribute {
    fn inherit(&mut self, _: &Self) {}
}

impl<'de> Deserialize<'de> for Attribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AttributeVisitor;

        impl<'de> Visitor<'de> for AttributeVisitor {
            type Value = Attribute;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false` or a string")
            }

            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Attribute, E> {
                Ok(Attribute::Flag(flag))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Attribute, E> {
                Ok(Attribute::Text(text.to_owned()))
            }

            fn visit_unit<E: de::Error>(self) -> Result<Attribute, E> {
                Ok(Attribute::Other)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Attribute, A::Error> {
                Ok(Attribute::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Attribute, A::Error> {
                Ok(Attribute::Other)
            }
        }

        deserializer.deserialize_any(AttributeVisitor)
    }
}
