//! The embeds and scripts of a policy file, key by key.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::declare::table;
use super::kind::{Declared, Form, Key, Kind, Takes};
use super::{Attribute, Clash, Entries, Field, Inherit, Keyword, Many, Text};
use crate::model::PurposeClass;

table! {
    /// `[embed.<id>]`
    pub struct Embed {
        /// The id of its category.
        category: String,
        /// Who provides it.
        provider: String,
        /// What visitors call it.
        title: Text,
        /// Its purpose.
        purpose: Text,
        /// Its purpose, in the words that rules know.
        purpose_classes: Many<Keyword<PurposeClass>>,
        /// The hosts from which it loads.
        hosts: Hosts,
        /// Whether the inherited embed is omitted.
        absent: bool,
    }
}

table! {
    /// `[script.<id>]`
    pub struct Script {
        /// The id of its category.
        category: String,
        /// Who provides it.
        provider: String,
        /// What visitors call it.
        title: Text,
        /// Its purpose.
        purpose: Text,
        /// Its purpose, in the words that rules know.
        purpose_classes: Many<Keyword<PurposeClass>>,
        /// The hosts from which it loads.
        hosts: Hosts,
        /// Its address: https, or a path from `/`.
        src: String,
        /// The hashes of its content.
        integrity: String,
        /// The other attributes of its tag.
        attributes: Entries<Attribute>,
        /// Whether the inherited script is omitted.
        absent: bool,
    }
}

table! {
    /// `hosts` of an `[embed.<id>]` or a `[script.<id>]`: hosts by directive.
    pub struct Hosts {
        /// For scripts.
        script: Vec<Field<String>>,
        /// For frames.
        frame: Vec<Field<String>>,
        /// For connections.
        connect: Vec<Field<String>>,
        /// For images.
        img: Vec<Field<String>>,
    }
}
