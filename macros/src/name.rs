//! Names in generated code, and places in its documentation.

use charte_compiler::pages::Declared;
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// Returns the identifier of a constant or a type; the compiler makes only valid ones. A keyword
/// of Rust becomes a raw identifier: `r#type`.
pub(crate) fn identifier(constant: &str) -> Option<Ident> {
    let name: Ident = syn::parse_str(constant)
        .or_else(|_| syn::parse_str(&format!("r#{constant}")))
        .ok()?;
    Some(format_ident!("{name}", span = Span::call_site()))
}

/// Returns the place of a declaration, for documentation.
pub(crate) fn place(declared: &Declared) -> String {
    let Declared { path, line } = declared;
    format!("`{path}`, line {line}")
}
