//! From policies to the model: every string with a meaning becomes that meaning, or an error.
//!
//! A wrong value is reported, and is absent in the model. So one pass finds every error, and a
//! model is used only if there was none.

mod attribute;
mod charter;
mod choice_cookie;
mod classes;
mod contact;
mod context;
mod cookie;
mod defaults;
mod duration;
mod edition;
mod fleet;
mod host;
mod key;
pub(crate) mod language;
mod link;
mod manage;
mod name;
mod own;
mod page;
mod platform;
mod public_suffix;
mod punycode;
mod questions;
mod resource;
mod rich;
mod rules;
mod script;
mod section;
mod shared_choice;
mod stylesheet;
mod untaken;
mod words;

pub use fleet::fleet;
