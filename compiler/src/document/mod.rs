//! A page as a tree, of no format: what the writers in [`render`](crate::render) read.
//!
//! [`build()`] lays the page out: `wording` turns the texts of the model into inlines in one
//! language, `line` sets them, `table` fills the tables.

mod build;
mod line;
mod table;
mod tree;
mod wording;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod outline;

pub use build::build;
pub use tree::{Block, Column, Document, Inline, Piece, Table};

pub(crate) use wording::Wording;
