//! Serves a charter over HTTP: negotiation, entity tags, compressed pages.
//!
//! An [`Endpoint`] answers requests with the types of any framework over `http` 1. [`respond`] does
//! the same for a charter that is known only at run time. [`Endpoint`] documents the answers.
//!
//! | header of an answer | value |
//! |---|---|
//! | `ETag` | a hash of the page and of its compressed bytes, and the encoding: it changes with these, not with a build |
//! | `Cache-Control` | `public, max-age=3600`, or the value of [`Endpoint::cache_control`] |
//! | `Vary` | the headers by which the page was chosen, if there was a choice |
//! | `Content-Language`, `Content-Encoding`, `Content-Type` | the properties of the page |
//! | `Link` | the page in its other languages (`hreflang`) and formats (`type`) |
//! | `Content-Security-Policy` | only the style of the page, by its hash, which the compiler computed |
//! | `X-Content-Type-Options`, `Referrer-Policy` | `nosniff`, `no-referrer` |
//!
//! A request with an `If-None-Match` that names the tag gets a 304 with `ETag`, `Cache-Control` and
//! `Vary`. One with an `If-Match` that does not name it gets a 412.
//!
//! An answer allocates three times, for any request: `http` twice for the table of headers, and
//! once for the entity tag (for `HEAD` twice more, for the length). A body of several pieces
//! allocates once, when it is sent. Nothing locks, and a request costs one pass over its headers.

mod accept;
mod accept_encoding;
mod accept_language;
mod body;
mod convert;
mod endpoint;
mod entity_tag;
pub(crate) mod host;
mod list;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod respond;
mod service;
pub(crate) mod visits;
mod weight;

/// For the tests that compare with other implementations. Programs must not use it: it changes in
/// any release.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[path = "judged.rs"]
pub mod __judged;

pub use body::Body;
pub use endpoint::{Endpoint, respond};
#[cfg(feature = "receipts")]
pub use visits::NotRecorded;
pub use visits::{NoVisit, Visited, VisitedFuture, Visits};
