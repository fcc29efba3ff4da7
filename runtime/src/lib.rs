// Its examples need the features that they show.
#![cfg_attr(
    any(not(doctest), feature = "axum-0.8-router"),
    doc = include_str!("../README.md")
)]
//!
//! # Where to look
//!
//! | for | there is |
//! |---|---|
//! | one site | [`charter!`]: a [`Charter`] |
//! | several platforms | [`charters!`]: a module with a [`Fleet`], which finds the [`Charter`] of a host |
//! | platforms known only at run time | a [`Template`] in that module |
//! | the text of a charter | [`Page`]: [`Charter::html`], [`Charter::page`] and the like |
//! | the page where visitors choose | [`Charter::preferences`], in a [`FormState`] |
//! | the text as a constant | [`page!`] |
//! | a charter over HTTP | `web::Endpoint`, behind features |
//! | the facts of a charter | [`Charter::cookies`], [`Charter::cookie`], [`Charter::gated_categories`] |
//! | cookies that the compiler checks | [`Visit`]: sets what its [`Key`] allows; [`Granted`] is a proof of consent |
//! | the visitor's choice | [`choice`]: the form and what it stores; [`Visit::needs_answer`] |
//! | what is set, compared with what is declared | [`guard`]; `tower`, a layer; `audit`, for tests |
//!
//! # Features
//!
//! None is on without being asked for; without one, nothing allocates and nothing else is built. A first build
//! without features took 27 CPU seconds, with `web` 5 more, with `brotli` 7 more.
//!
//! | feature | adds |
//! |---|---|
//! | `cookie-0.18` | `Visit::set`, `Visit::delete`, `Granted::set`: values of the crate `cookie` |
//! | `signed` | `Visit::signed`: choices that nobody can forge |
//! | `web` | `charte::web`: negotiation, entity tags, pages compressed with gzip; for anything over `http` 1 |
//! | `brotli` | pages compressed with Brotli too |
//! | `axum-0.8`, `axum-0.8-router` | `charte::axum`: a page as a response; a ready router |
//! | `actix-web-4` | `charte::actix`: the same for actix-web |
//! | `http-1` | [`Headers`] from an `http::HeaderMap` |
//! | `decoder` | `choice::Decoder`, `Visit::decoded`: another consent manager's cookie |
//! | `testing` | `testing::visit`: any consent, for the tests of a program |
//! | `tower` | `charte::tower`: the guard as a layer for services over `http` 1; needs `std` |
//! | `audit` | `charte::audit`: what a test or a browser saw, compared with the charter; needs `std` |

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "web")]
extern crate alloc;
#[cfg(any(feature = "audit", feature = "tower"))]
extern crate std;

#[cfg(feature = "actix-web-4")]
pub mod actix;
#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "axum-0.8")]
pub mod axum;
pub mod guard;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "web")]
pub mod web;

mod authority;
mod buffer;
mod by_key;
mod charter;
pub mod choice;
mod constant;
mod data;
mod declaration;
mod field_value;
mod fleet;
mod folder;
mod folder_test;
mod granted;
mod headers;
#[cfg(feature = "cookie-0.18")]
mod jar;
mod key;
mod macros;
mod page;
mod reach;
mod request_header;
mod sentence;
mod set_cookie;
mod template;
#[cfg(feature = "testing")]
pub mod testing;
mod visit;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use charte_core::body::Compressed;
pub use charte_core::coding::Coding;
pub use charte_core::cookie::{Consent, Cookie, Exemption, SameSite, Storage};
pub use charte_core::duration::{Duration, Unit};
pub use charte_core::form::FormState;
pub use charte_core::format::Format;
pub use charte_core::hash::ContentHash;
pub use charte_core::host::HostError;
pub use charte_core::kind::Kind;
pub use charte_core::layout::Pieces;
pub use charte_core::name::NameError;
pub use charte_core::url::UrlError;
pub use charte_core::word::Word;

pub use charter::Charter;
pub use fleet::{Charters, Fleet};
pub use granted::Granted;
pub use headers::Headers;
pub use key::{
    Category, ConsentedAs, CookieKey, Free, Gated, Key, NamedKey, NeedsConsent, NeedsNoConsent,
};
pub use page::{BufferTooSmall, Page};
pub use set_cookie::{SetCookie, SetError};
pub use template::{Template, ValueError, Values};
pub use visit::{Answer, Signal, Visit};

#[cfg(test)]
mod tests;
