//! The options of the page: `[page]` and `typography`.

use charte_core::words;

use super::{Classes, LinkOrPath};
use crate::source::Spanned;

/// The options of the page.
#[derive(Clone, Debug)]
pub struct PageOptions {
    /// The level of the first heading of the fragment and of the Markdown page.
    pub heading_base: u8,
    /// The address of the page, for links to it.
    pub address: Option<Spanned<LinkOrPath>>,
    /// The style of the HTML document.
    pub style: Style,
    /// The classes of the elements.
    pub classes: Classes,
}

/// The style of the HTML document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Style {
    /// The small embedded stylesheet.
    Plain,
    /// No stylesheet.
    None,
    /// The policy's own stylesheet, embedded.
    Own(String),
}

words! {
    /// Whether the typography of each language is applied to its texts.
    pub enum Typography {
        /// The typography is applied.
        Locale = "locale",
        /// The texts are unchanged.
        AsWritten = "as-written",
    }
}
