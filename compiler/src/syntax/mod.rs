//! The format as it is written: from TOML text to serde structs, with the place of every value.
//!
//! This pass checks only the form: keys, types, words of closed sets, characters. It reports and
//! omits what is wrong, and continues, so that one pass finds every such error of a file. No other
//! module knows TOML.

mod attribute;
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
mod page;
mod policy;
mod resource;
mod tables;
mod text;
mod words;

pub use attribute::Attribute;
pub(crate) use character::{forbidden, is_forbidden};
pub(crate) use field::Clash;
pub use field::{Entries, Entry, Field, Inherit, Keyword, Many};
pub use file::read;
pub(crate) use file::{read_words, too_large};
pub use kind::{Declared, Form, Key, Kind};
pub use literal::Literal;
pub use page::{Classes, PageOptions};
pub use policy::{
    Audience, Banner, Category, ChoiceSettings, Contact, Cookie, Identity, LintSetting, Lock,
    Platform, PlatformTable, Policy, Provider, Section, Table,
};
pub use resource::{Embed, Hosts, Script};
pub use text::{Date, Text};

#[cfg(test)]
pub(crate) use words::faults;
pub(crate) use words::own_words;
pub use words::{Phrases, Words, Written};

/// The root of a policy as data: every key of the format, below it.
pub const FORMAT: &Declared = Policy::DECLARED;
