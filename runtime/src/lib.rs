#![doc = include_str!("../README.md")]
//!
//! # Where to look
//!
//! | for | there is |
//! |---|---|
//! | one site | [`charter!`]: a [`Charter`] |
//! | several platforms | [`charters!`]: a module with a [`Fleet`], which finds the [`Charter`] of a host |
//! | platforms known only at run time | a [`Template`] in that module |
//! | the text of a charter | [`Page`]: [`Charter::html`], [`Charter::page`] and the like |
//! | the text as a constant | [`page!`] |
//! | the facts of a charter | [`Charter::cookies`], [`Charter::cookie`] |
//! | what is set, compared with what is declared | [`guard`]; `tower`, a layer; `audit`, for tests |
//!
//! # Features
//!
//! Without a feature, nothing allocates and nothing else is built.
//!
//! | feature | gives | builds |
//! |---|---|---|
//! | `tower` | `charte::tower`: the guard as a layer for services over `http` 1 | `http`, `pin-project-lite`, `tower-layer`, `tower-service`, `tracing`; needs `std` |
//! | `audit` | `charte::audit`: what a test or a browser saw, compared with the charter | `serde_json`; needs `std` |

#![no_std]
#![forbid(unsafe_code)]

#[cfg(any(feature = "audit", feature = "tower"))]
extern crate std;

#[cfg(feature = "audit")]
pub mod audit;
pub mod guard;
#[cfg(feature = "tower")]
pub mod tower;

mod charter;
mod constant;
mod data;
mod fleet;
mod folder;
mod macros;
mod page;
mod sentence;
mod template;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use charte_core::cookie::{Consent, Cookie, Exemption, SameSite, Storage};
pub use charte_core::duration::{Duration, Unit};
pub use charte_core::format::Format;
pub use charte_core::hash::ContentHash;
pub use charte_core::host::HostError;
pub use charte_core::layout::Pieces;
pub use charte_core::name::NameError;
pub use charte_core::url::UrlError;
pub use charte_core::word::Word;

pub use charter::Charter;
pub use fleet::{Charters, Fleet};
pub use page::{BufferTooSmall, Page};
pub use template::{Template, ValueError, Values};

#[cfg(test)]
mod tests;
