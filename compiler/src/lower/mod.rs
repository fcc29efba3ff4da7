//! Policies to the model: every string that has a meaning becomes that meaning, or an error.
//!
//! What is wrong is told and stands in the model as if it were absent. So one pass finds every
//! error, and a model is used only where there was none.

mod charter;
mod choice_cookie;
mod contact;
mod context;
mod cookie;
mod dates;
mod duration;
mod fleet;
mod host;
pub(crate) mod language;
mod link;
mod name;
mod page;
mod platform;
mod public_suffix;
mod punycode;
mod rich;
mod section;
mod stylesheet;
mod uri;

pub use fleet::fleet;
