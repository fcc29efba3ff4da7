//! Expansions of one site.

use charte_compiler::Outline;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{fleet, has, keys, platform, root};
use crate::call::Module;
use crate::expand::site::{expression, site_module};
use crate::policies::Stub;
use crate::track::track;

#[test]
fn one_site() {
    let fleet = fleet(vec![platform(None, "a.de")], false);
    let runtime = quote!(::renamed);
    let tokens = expression(&runtime, Some(&fleet)).to_string();
    has(
        &tokens,
        &quote!(charter_at(::renamed::__private::fleet(&DATA), 0)),
    );
    assert!(!tokens.contains("charte ::"), "the name of the program");
    let tokens = expression(&runtime, None).to_string();
    has(&tokens, &quote!(::renamed::__private::Data::EMPTY));
}

#[test]
fn one_site_as_a_module() {
    let module = |errors| Module {
        attributes: Vec::new(),
        visibility: syn::parse_quote!(pub),
        name: syn::parse_quote!(site),
        policies: None,
        errors,
    };
    let runtime = quote!(::renamed);
    let tracked = track(&root("/w"), &["a/b.toml".to_owned()]);
    let fleet = Ok(fleet(vec![platform(None, "a.de")], false));
    let tokens = site_module(&runtime, &module(Vec::new()), &fleet, &tracked).to_string();
    for part in [
        quote!(pub mod site),
        quote!(pub const CHARTER: ::renamed::Charter<'static> =),
        quote!(pub mod categories),
        quote!(pub const SESSIONID: ::renamed::Key<super::categories::Necessary, ::renamed::Free> =),
        quote! {
            ::core::include_bytes!(::core::concat!(
                ::core::env!("CARGO_MANIFEST_DIR"),
                "/a/b.toml"
            ))
        },
    ] {
        has(&tokens, &part);
    }
    assert!(!tokens.contains("charte ::"), "the name of the program");

    let stub = Err(Stub {
        outline: Outline {
            keys: keys(),
            ..Outline::default()
        },
        shows_name: false,
    });
    let error = syn::Error::new(Span::call_site(), "first\nsecond");
    let tokens = site_module(&runtime, &module(vec![error]), &stub, &TokenStream::new());
    let tokens = tokens.to_string();
    has(&tokens, &quote!(::core::compile_error! { "first\nsecond" }));
    has(&tokens, &quote!(::renamed::__private::Data::EMPTY));
    has(&tokens, &quote!(pub const SESSIONID));
}
