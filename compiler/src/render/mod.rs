//! Writes a [`Document`](crate::document::Document) as HTML, Markdown and plain text.
//!
//! Each writer turns the same tree into an [`Output`](crate::output::Output): text that every
//! platform shares, with holes for the values of each. The writers do not know each other, and
//! none of them adds a word: what a page says is in its document.
//!
//! | writer | output | where |
//! |---|---|---|
//! | [`html`] | a whole page, or a fragment for a page of one's own | HTML living standard |
//! | [`markdown`] | a page | CommonMark 0.31 with the tables of GFM 0.29 |
//! | [`text`] | a page | plain text; tabs between the cells of a table |
//!
//! Whatever a text contains, it stays text: no character of it becomes markup of the format. The
//! addresses of links are written as they are given, so that they must have been checked before.

pub mod html;
pub mod markdown;
pub mod text;
