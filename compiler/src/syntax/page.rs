//! The options of the page, key by key.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::declare::table;
use super::kind::{Declared, Form, Key, Kind, Takes};
use super::{Clash, Field, Inherit};

table! {
    /// `[page]`
    pub struct PageOptions {
        /// The level of the first heading of the fragment and of the Markdown page.
        heading_base: u8,
        /// Where the charter is served: an address, or a path from `/`.
        address: String,
        /// `plain`, `none`, or the path of a stylesheet.
        style: String,
        /// The classes of a design system.
        classes: Classes,
    }
}

table! {
    /// `[page.classes]`
    pub struct Classes {
        /// For tables.
        table: String,
        /// For headings.
        heading: String,
        /// For links.
        link: String,
    }
}
