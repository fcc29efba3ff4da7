//! Warnings on stable Rust.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote_spanned;

use crate::policies::Warning;

/// Returns a warning at the path in the call.
///
/// Macros cannot emit warnings on stable Rust, so this is the use of a deprecated constant. It has
/// no attribute that sets a level, because that would be an error under `#![forbid(warnings)]`. The
/// constant is in capitals, so that no other lint reports it.
pub(crate) fn warning(warning: &Warning, span: Span) -> TokenStream {
    let Warning { name, text } = warning;
    let name = Ident::new(&name.to_uppercase().replace('-', "_"), span);
    let mut note = Literal::string(text);
    note.set_span(span);
    quote_spanned! {span=>
        const _: () = {
            #[deprecated(note = #note)]
            const #name: () = ();
            const _: () = #name;
        };
    }
}
