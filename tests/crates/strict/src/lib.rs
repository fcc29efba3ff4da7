//! A crate that forbids every lint it can, and defines the names that generated code might use by mistake.

#![no_std]
#![no_implicit_prelude]
#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![forbid(warnings)]
#![forbid(
    missing_copy_implementations,
    missing_debug_implementations,
    single_use_lifetimes,
    trivial_casts,
    unreachable_pub,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]

::renamed::charters! {
    pub mod portals = "policies";
    /// The shops.
    pub mod shops = "shops.toml", formats = [text, html];
    pub mod choice = "choice.toml", formats = [text];
}

/// The charter of one site, which has no host.
pub static SITE: ::renamed::Charter<'static> = ::renamed::charter!("site.toml");

/// A page of it.
pub const TEXT: &str = ::renamed::page!(::renamed::charter!("site.toml"), text);

/// A key of each kind.
pub const KEYS: (
    ::renamed::Key<choice::categories::Necessary, ::renamed::Free>,
    ::renamed::Key<choice::categories::Audience, ::renamed::Gated>,
) = (choice::cookies::SESSIONID, choice::cookies::_PK_);

/// Hides the crate of the language.
pub mod core {}

/// Hides the crate of the language.
pub mod std {}

/// Hides the usual name of the crate.
pub mod charte {}

/// Not the ones of the language.
#[macro_export]
macro_rules! concat {
    () => {};
}
