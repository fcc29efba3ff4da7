//! The procedural macros of charte: tokens only.
//!
//! | step | module |
//! |---|---|
//! | reading the arguments of the call | `call` |
//! | reading its policies and compiling them | `policies` |
//! | the expansion | `expand`, with `data`, `keys`, `warning`, `track`, `folder_test` |
//!
//! Use them through the crate `charte`. Its macros of the same names forward to these with the
//! program's name for it, and contain the documentation. A call keeps no state for the next one.

mod call;
mod data;
mod expand;
mod folder_test;
mod keys;
mod name;
mod policies;
mod track;
mod warning;

use proc_macro::TokenStream;

/// The charter of one site: `charte::charter!` forwards to this macro.
#[proc_macro]
pub fn charter(input: TokenStream) -> TokenStream {
    expand::charter(input.into()).into()
}

/// The charters of several platforms: `charte::charters!` forwards to this macro.
#[proc_macro]
pub fn charters(input: TokenStream) -> TokenStream {
    expand::charters(input.into()).into()
}
