//! Warnings on stable Rust.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote_spanned;

use crate::policies::Warning;

/// A warning at the path that the call writes.
///
/// Macros have no warnings of their own, so it is the use of a deprecated constant. There is no
/// attribute that sets a level: it would be an error under `#![forbid(warnings)]`. The constant is
/// in capitals, so that no other lint speaks.
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
