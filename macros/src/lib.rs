//! The procedural macros of charte.

use proc_macro::TokenStream;

#[proc_macro]
/// x
pub fn charter(input: TokenStream) -> TokenStream {
    input
}
#[proc_macro]
/// x
pub fn charters(input: TokenStream) -> TokenStream {
    input
}
