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
//! | the page where visitors choose | [`Charter::preferences`], in a [`FormState`] |
//! | the text as a constant | [`page!`] |
//! | the facts of a charter | [`Charter::cookies`], [`Charter::cookie`], [`Charter::gated_categories`] |

#![no_std]
#![forbid(unsafe_code)]

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
pub use page::{BufferTooSmall, Page};
pub use template::{Template, ValueError, Values};

#[cfg(test)]
mod tests;
