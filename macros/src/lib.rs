//! The procedural macros of charte: tokens only.
//!
//! | step | module |
//! |---|---|
//! | what the call says | `call` |
//! | reading its policies and compiling them | `policies` |
//! | the expansion | `expand`, with `data`, `keys`, `warning`, `track`, `folder_test` |
//!
//! Use them through the crate `charte`, whose macros of the same names tell these how the program
//! names it and carry the documentation. Nothing is kept from one call to the next.

mod call;
mod data;
mod expand;
mod folder_test;
mod keys;
mod policies;
mod track;
mod warning;

use proc_macro::TokenStream;

/// The charter of one site: what `charte::charter!` forwards to.
#[proc_macro]
pub fn charter(input: TokenStream) -> TokenStream {
    expand::charter(input.into()).into()
}

/// The charters of several platforms: what `charte::charters!` forwards to.
#[proc_macro]
pub fn charters(input: TokenStream) -> TokenStream {
    expand::charters(input.into()).into()
}
