//! Telling Cargo which files the program is made from.

use proc_macro2::TokenStream;
use quote::quote;

/// Items that make Cargo compile the crate again when one of the files changes.
///
/// The files are bytes to rustc, so that one that is not UTF-8 has no second error, and unnamed
/// constants, so that they are not in the program. No absolute path is written.
pub(crate) fn track(files: &[String]) -> TokenStream {
    let paths = files.iter().map(|file| format!("/{file}"));
    quote! {
        #(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(::core::concat!(
                ::core::env!("CARGO_MANIFEST_DIR"),
                #paths
            ));
        )*
    }
}
