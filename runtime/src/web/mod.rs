//! A charter over HTTP: negotiation, entity tags, compressed pages.
//!
//! An [`Endpoint`] answers requests, with what any framework over `http` 1 has; [`respond`] does so
//! for a charter that is known only at run time. What is answered stands at [`Endpoint`].
//!
//! | header of an answer | what it says |
//! |---|---|
//! | `ETag` | a hash of the page and of its compressed bytes, and the encoding: it changes with these, not with a build |
//! | `Cache-Control` | `public, max-age=3600`, or what [`Endpoint::cache_control`] says |
//! | `Vary` | the headers by which the page was chosen, where there was a choice |
//! | `Content-Language`, `Content-Encoding`, `Content-Type` | what the page is |
//! | `Link` | the page in its other languages (`hreflang`) and formats (`type`) |
//! | `Content-Security-Policy` | nothing but the style of the page, by its hash, which the compiler made |
//! | `X-Content-Type-Options`, `Referrer-Policy` | `nosniff`, `no-referrer` |
//!
//! A request with an `If-None-Match` that names the tag gets a 304 with `ETag`, `Cache-Control` and
//! `Vary`; one with an `If-Match` that does not name it gets a 412.
//!
//! An answer asks for memory three times, whatever the request says: `http` twice for the table of
//! headers, and once for the entity tag (to `HEAD` twice more, for the length). A body that is
//! composed of several pieces does so once, when it is sent. Nothing locks, and a request costs one
//! pass over the headers that it has.

mod accept;
mod accept_encoding;
mod accept_language;
pub(crate) mod answer;
mod body;
mod convert;
mod encoding;
mod endpoint;
mod entity_tag;
pub(crate) mod host;
mod list;
pub(crate) mod request;
mod respond;
mod service;
mod weight;

/// The door for the tests that compare with other implementations. Nothing in here is for
/// programs: it changes in any release.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[path = "judged.rs"]
pub mod __judged;

pub use body::Body;
pub use encoding::Encoding;
pub use endpoint::{Endpoint, respond};
