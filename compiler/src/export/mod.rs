//! Exports of a charter for machines.
//!
//! [`register()`] writes every fact of a charter as JSON; `docs/register.schema.json` describes it.

mod cookie;
mod fact;
mod flat;
mod json;
mod register;
mod resource;

pub use register::{FORMAT_VERSION, register};
