//! The expansion of `charter!`: an expression, or a module with keys.

use charte_compiler::pages::Fleet;
use charte_files::Want;
use proc_macro2::TokenStream;
use quote::quote;

use super::{data_or_stub, documentation, notices};
use crate::call::{Module, Policies, Site, SiteForm};
use crate::keys::keys;
use crate::policies::{self, Stub};

/// Returns the expansion of `charter!`.
pub(crate) fn charter(input: TokenStream) -> TokenStream {
    let Site { runtime, form } = Site::read(input);
    match form {
        SiteForm::Expression {
            policies,
            mut errors,
        } => {
            let (fleet, notices) = compiled(policies.as_ref(), false, &mut errors);
            let charter = expression(&runtime, fleet.as_ref().ok());
            let errors = errors.iter().map(syn::Error::to_compile_error);
            quote! {{
                #(#errors)*
                #notices
                #charter
            }}
        }
        SiteForm::Module(mut module) => {
            let policies = module.policies.as_ref();
            let (fleet, notices) = compiled(policies, true, &mut module.errors);
            site_module(&runtime, &module, &fleet, &notices)
        }
    }
}

/// Compiles the policy of a call; returns the charter as a fleet of one, and the warnings and the
/// tracking of files.
fn compiled(
    policies: Option<&Policies>,
    keys: bool,
    errors: &mut Vec<syn::Error>,
) -> (Result<Fleet, Stub>, TokenStream) {
    let Some(policies) = policies else {
        return (Err(Stub::default()), TokenStream::new());
    };
    let compiled = policies::read(policies, Want::Site, keys);
    let notices = notices(&compiled, policies, errors);
    (compiled.fleet, notices)
}

/// Returns the charter of one site, or an empty one if its policy has errors.
pub(super) fn expression(runtime: &TokenStream, fleet: Option<&Fleet>) -> TokenStream {
    let data = data_or_stub(runtime, fleet);
    quote! {{
        static DATA: #runtime::__private::Data = #data;
        #runtime::__private::charter_at(#runtime::__private::fleet(&DATA), 0)
    }}
}

/// Returns a module with the charter of one site and its keys.
pub(super) fn site_module(
    runtime: &TokenStream,
    module: &Module,
    fleet: &Result<Fleet, Stub>,
    notices: &TokenStream,
) -> TokenStream {
    let Module {
        attributes,
        visibility,
        name,
        policies,
        errors,
    } = module;
    let documentation = documentation(attributes, policies.as_ref(), "charter");
    let charter = expression(runtime, fleet.as_ref().ok());
    let typed = match fleet {
        Ok(fleet) => &fleet.keys,
        Err(stub) => &stub.outline.keys,
    };
    let typed = keys(runtime, typed);
    let errors = errors.iter().map(syn::Error::to_compile_error);
    quote! {
        #documentation
        #(#attributes)*
        #visibility mod #name {
            #(#errors)*
            #notices

            /// The charter of the site.
            pub const CHARTER: #runtime::Charter<'static> = #charter;

            #typed
        }
    }
}
