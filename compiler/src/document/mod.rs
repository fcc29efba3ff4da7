//! A page as a tree, independent of a format: the input of the writers in
//! [`render`](crate::render).
//!
//! [`build()`] lays the page out. `wording` converts the texts of the model to inlines in one
//! language, `link` makes the links, `line` applies the typography, `table` fills the tables with
//! the help of `exemption`. After the sections come the parts that the policy declares elsewhere:
//! `choice`, `provider`, `contact`, `edition`. [`preferences()`] lays out the preferences page,
//! [`banner()`], [`confirmation()`] and [`placeholder()`] the parts of the site's own pages, and [`switch()`] the switch
//! between languages.

mod banner;
mod build;
mod choice;
mod contact;
mod edition;
mod exempt;
mod exemption;
mod line;
mod link;
mod placeholder;
mod preferences;
mod provider;
mod resource;
mod switch;
mod table;
mod tree;
mod wording;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod outline;

pub use banner::{banner, confirmation};
pub use build::build;
pub use placeholder::{placeholder, script_tag};
pub use preferences::preferences;
pub use switch::switch;
pub use tree::{
    Banner, Block, Column, Confirmation, Document, Edition, Form, Group, Inline, Message, Piece,
    Placeholder, Preferences, Question, ScriptTag, Switch, Table, has_address,
};

pub(crate) use wording::Wording;

/// The classes that writers of HTML give to elements.
pub use crate::model::Classes;
