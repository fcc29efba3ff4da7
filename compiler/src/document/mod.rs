//! A page as a tree, of no format: what the writers in [`render`](crate::render) read.
//!
//! [`build()`] lays the page out: `wording` turns the texts of the model into inlines in one
//! language, `line` sets them, `table` fills the tables with the help of `exemption`. What the
//! policy gives outside of its sections follows them: `choice`, `provider`, `contact`, `edition`.
//! [`preferences()`] lays out the other kind of page, where the visitor chooses, and [`switch()`] the
//! choice between languages.

mod build;
mod choice;
mod contact;
mod edition;
mod exemption;
mod line;
mod preferences;
mod provider;
mod switch;
mod table;
mod tree;
mod wording;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod outline;

pub use build::build;
pub use preferences::preferences;
pub use switch::switch;
pub use tree::{
    Block, Column, Document, Edition, Form, Group, Inline, Piece, Preferences, Switch, Table,
};

pub(crate) use wording::Wording;
