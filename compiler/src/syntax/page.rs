//! The options of the page, key by key.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::declare::table;
use super::kind::{Declared, Form, Key, Kind, Takes};
use super::{Clash, Field, Inherit, Keyword};
use crate::model::DesignSystem;

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
        /// The design system whose classes count for the other keys.
        system: Keyword<DesignSystem>,
        /// For the title.
        title: String,
        /// For headings, and for the title without `title`.
        heading: String,
        /// For headings below the second level, if they differ.
        subheading: String,
        /// For paragraphs.
        text: String,
        /// For lists without numbers.
        list: String,
        /// For numbered lists.
        numbered: String,
        /// For links.
        link: String,
        /// For the element around a table.
        wrapper: String,
        /// For tables.
        table: String,
        /// For the captions of tables.
        caption: String,
        /// For captions that only screen readers read.
        hidden: String,
        /// For header cells.
        header: String,
        /// For other cells.
        cell: String,
        /// For the banner.
        banner: String,
        /// For an element around the content of the banner.
        banner_content: String,
        /// For the title of the banner.
        banner_title: String,
        /// For the element around buttons.
        actions: String,
        /// For buttons.
        button: String,
        /// For buttons that refuse, accept or save, beside `button`.
        primary: String,
        /// For the link of the banner to the choices, beside `button`.
        secondary: String,
        /// For the group of a category in the form.
        group: String,
        /// For the legend of a group.
        legend: String,
        /// For an element around the content of a group.
        content: String,
        /// For the element around a checkbox and its label.
        field: String,
        /// For checkboxes.
        checkbox: String,
        /// For the labels of checkboxes.
        label: String,
        /// For messages about the choice.
        notice: String,
    }
}
