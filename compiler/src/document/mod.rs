//! A page as a tree, of no format: what the writers in [`render`](crate::render) read.

mod tree;

pub use tree::{Block, Column, Document, Inline, Piece, Table};
