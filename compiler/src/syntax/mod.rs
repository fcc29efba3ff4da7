//! The format as it is written: TOML text to serde structs, with the place of every value.
//!
//! Nothing is checked here but the form: keys, types, words of closed sets, characters. What is
//! wrong is told and left out, and the reading goes on, so that one pass finds every such error of
//! a file. TOML is known to this module alone.

mod broken;
mod character;
mod de;
mod declare;
mod duplicate;
mod field;
mod file;
mod form;
mod kind;
mod literal;
mod policy;
mod tables;
mod text;

pub(crate) use character::{forbidden, is_forbidden};
pub(crate) use field::Clash;
pub use field::{Entries, Entry, Field, Inherit, Keyword, Many};
pub use file::read;
pub(crate) use file::too_large;
pub use literal::Literal;
pub use policy::{
    Audience, Category, Choice, Classes, Contact, Cookie, LintSetting, Lock, PageOptions, Platform,
    Policy, Provider, Section, Table,
};
pub use text::{Date, Text};
