//! A charter over HTTP: what a request asks for, of what there is.

#![cfg_attr(
    not(feature = "testing"),
    allow(dead_code, reason = "the endpoint that reads it is written beside it")
)]

mod accept;
mod accept_encoding;
mod accept_language;
mod encoding;
mod entity_tag;
mod list;
mod weight;

/// The door for the tests that compare with other implementations. Nothing in here is for
/// programs: it changes in any release.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[path = "judged.rs"]
pub mod __judged;

pub use encoding::Encoding;
