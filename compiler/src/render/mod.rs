//! Writes a [`Document`](crate::document::Document) as HTML, Markdown and plain text.
//!
//! Each writer converts the same tree to an [`Output`](crate::output::Output): text that every
//! platform shares, with holes for the values of each. The writers are independent of each other.
//! None adds a word: the document contains all texts of the page.
//!
//! | writer | output | format |
//! |---|---|---|
//! | [`html`] | a whole page, or a fragment for another page | HTML living standard |
//! | [`markdown`] | a page | CommonMark 0.31 with the tables of GFM 0.29 |
//! | [`text`] | a page | plain text; tabs between the cells of a table |
//!
//! No character of a text becomes markup of the format. The addresses of links are written
//! unchanged, so they must have been checked before.

pub mod html;
pub mod markdown;
pub mod text;
