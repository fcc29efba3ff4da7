//! Cookie charters that are compiled into the program.
//!
//! A policy in TOML declares the cookies of a site. A macro checks it when the program is compiled,
//! and embeds the finished pages in the binary. An error in a policy is a compile error.
//!
//! ```
//! use charte::Charter;
//!
//! const CHARTER: Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
//!
//! // A page implements `Display`. Nothing allocates but the `String` here.
//! let page = CHARTER.html().to_string();
//! assert!(page.starts_with("<!doctype html>"));
//! // The facts of the policy are data.
//! assert!(CHARTER.cookies().iter().any(|cookie| cookie.category == "videos"));
//! ```
//!
//! # Modules, types and macros
//!
//! | task | item |
//! |---|---|
//! | one site | [`charter!`]: a [`Charter`] |
//! | several platforms | [`charters!`]: a module with a [`Fleet`], which finds the [`Charter`] of a host |
//! | platforms that are known only at run time | a [`Template`] of that module |
//! | the text of a charter | a [`Page`]: [`Charter::html`], [`Charter::page`] and the like |
//! | the text as a constant | [`page!`] |
//! | the page with the form for the visitor's choice | [`Charter::preferences`], in a [`FormState`] |
//! | the facts of a charter | [`Charter::cookies`], [`Charter::cookie`], [`Charter::gated_categories`] |
//! | cookies that the compiler checks | [`Visit`] sets what its [`Key`] allows; [`Granted`] is a proof of consent |
//! | the visitor's choice | [`choice`]: the answer to the form; [`Visit::needs_answer`] |
//! | scripts and embeds that wait for consent | [`Visit::script`], [`Visit::embed`], [`Visit::content_security_policy`] |
//! | headers compared with the charter | [`guard`]; `tower`, a layer; `audit`, for tests |
//! | a charter over HTTP | `web::Endpoint`; `axum` and `actix` have routes |
//!
//! # Features
//!
//! No feature is on by default. Without features, nothing allocates. A feature for another crate
//! has the version of that crate in its name. `tower` and `web` have no version, because their
//! public items use only `http` 1 and the stable traits of `tower`.
//!
//! | feature | adds |
//! |---|---|
//! | `cookie-0.18` | `Visit::set`, `Visit::delete`, `Granted::set`: values of the crate `cookie` |
//! | `signed` | `Visit::signed`: choices that nobody can forge |
//! | `alloc` | [`OwnedCharter`]: tenants with values of their own |
//! | `http-1` | [`Headers`] from an `http::HeaderMap`; `http::HeaderValue` from a [`SetCookie`] |
//! | `web` | the module `web`: negotiation, entity tags, pages compressed with gzip; for every framework over `http` 1 |
//! | `brotli` | pages compressed with Brotli too |
//! | `axum-0.8`, `axum-0.8-router` | the module `axum`: pages and outcomes as responses; a ready router |
//! | `actix-web-4` | the module `actix`: the same for actix-web |
//! | `rocket-0.5` | the module `rocket`: visits and pages for Rocket |
//! | `decoder` | `choice::Decoder`, `Visit::decoded`: another consent manager's cookie |
//! | `testing` | `testing::visit`: any consent, for the tests of a program |
//! | `tower` | the module `tower`: the guard as a layer for services over `http` 1; needs `std` |
//! | `receipts` | the module `receipt`: the record of an answer, with `serde` |
//! | `audit` | the module `audit`: what a test or a browser saw, compared with the charter; needs `std` |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "audit", feature = "tower", feature = "web"))]
extern crate std;

#[cfg(feature = "actix-web-4")]
pub mod actix;
#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "axum-0.8")]
pub mod axum;
pub mod guard;
#[cfg(feature = "receipts")]
pub mod receipt;
#[cfg(feature = "rocket-0.5")]
pub mod rocket;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "web")]
pub mod web;

mod authority;
mod buffer;
mod by_key;
mod charter;
pub mod choice;
#[cfg(any(feature = "tower", feature = "web"))]
mod clock;
mod constant;
mod content_security_policy;
mod cookie_value;
mod data;
mod declaration;
mod field_value;
mod fleet;
mod folder;
mod folder_test;
mod granted;
#[cfg(feature = "http-1")]
mod header_value;
mod headers;
mod held;
#[cfg(feature = "cookie-0.18")]
mod jar;
mod key;
mod macros;
#[cfg(feature = "alloc")]
mod owned_charter;
mod page;
mod pages;
#[cfg(feature = "web")]
mod pending;
mod reach;
mod request_header;
mod resource;
mod revision;
mod sentence;
mod set_cookie;
mod signal;
mod template;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod values;
mod visit;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use charte_core::address::AddressError;
pub use charte_core::body::Compressed;
pub use charte_core::cookie::{Consent, Cookie, Exemption, SameSite, Storage};
pub use charte_core::duration::{Duration, DurationError, Period, Unit};
pub use charte_core::encoding::Encoding;
pub use charte_core::form::FormState;
pub use charte_core::format::Format;
pub use charte_core::hash::ContentHash;
pub use charte_core::host::HostError;
pub use charte_core::kind::PageKind;
pub use charte_core::layout::Pieces;
pub use charte_core::name::NameError;
pub use charte_core::own_value::OwnValueError;
pub use charte_core::resource::FrameAddressError;
pub use charte_core::url::UrlError;
pub use charte_core::word::UnknownWord;

pub use charter::Charter;
pub use content_security_policy::{ContentSecurityPolicy, ContentSecurityPolicyError};
pub use cookie_value::CookieValue;
pub use fleet::{Charters, Fleet};
pub use granted::Granted;
pub use headers::Headers;
pub use key::{
    Category, ConsentedAs, CookieKey, Free, Gated, Key, NamedKey, NeedsConsent, NeedsNoConsent,
    ScriptOnly, SetByResponses,
};
#[cfg(feature = "alloc")]
pub use owned_charter::OwnedCharter;
pub use page::{BufferTooSmall, Page};
pub use resource::{Embed, EmbedError, Script};
pub use set_cookie::{SetCookie, SetError};
pub use signal::Signal;
pub use template::Template;
pub use text::Text;
pub use values::{TenantValues, ValueError, Values};
pub use visit::{Answer, Visit};

#[cfg(test)]
mod tests;
