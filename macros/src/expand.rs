//! The expansions of the macros.
//!
//! Generated code uses absolute paths, and the program's own name for the runtime. Its tokens have
//! the place of the macro call, which counts as foreign code, so lints of the program ignore it.
//! Errors and warnings have the place of the path in the call.

use std::collections::{BTreeMap, BTreeSet};

use charte_compiler::Outline;
use charte_compiler::pages::{Declared, Fleet, Platform, Template};
use charte_core::own_value::OwnKind;
use charte_files::Want;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Attribute;

use crate::call::{Fleets, Module, Policies};
use crate::data::data;
use crate::folder_test::folder_test;
use crate::keys::keys;
use crate::name::{identifier, place};
use crate::policies::{self, Compiled, Stub};
use crate::track::track;
use crate::warning::warning;

mod site;

pub(crate) use site::charter;

/// Returns the expansion of `charters!`: modules.
pub(crate) fn charters(input: TokenStream) -> TokenStream {
    let Fleets {
        runtime,
        modules,
        errors,
    } = Fleets::read(input);
    let errors = errors.iter().map(syn::Error::to_compile_error);
    let modules = modules.into_iter().map(|mut module| {
        let Some(policies) = &module.policies else {
            return self::module(
                &runtime,
                &mut module,
                &Err(Stub::default()),
                &TokenStream::new(),
            );
        };
        let compiled = policies::read(policies, Want::Fleet, true);
        let mut items = notices(&compiled, policies, &mut module.errors);
        if let Some(files) = &compiled.files
            && files.is_folder
            && policies.folder_test
        {
            items.extend(folder_test(&runtime, files));
        }
        self::module(&runtime, &mut module, &compiled.fleet, &items)
    });
    quote!(#(#errors)* #(#modules)*)
}

/// Returns a module of `charters!`; `others` are the items that the program does not use.
fn module(
    runtime: &TokenStream,
    module: &mut Module,
    fleet: &Result<Fleet, Stub>,
    others: &TokenStream,
) -> TokenStream {
    let Module {
        attributes,
        visibility,
        name,
        policies,
        errors,
    } = module;
    let data = data_or_stub(runtime, fleet.as_ref().ok());
    let items = match fleet {
        Ok(fleet) => items(runtime, fleet, policies.as_ref(), errors),
        Err(stub) => stub_items(runtime, stub),
    };
    let documentation = documentation(attributes, policies.as_ref(), "charters");
    let errors = errors.iter().map(syn::Error::to_compile_error);
    quote! {
        #documentation
        #(#attributes)*
        #visibility mod #name {
            #(#errors)*
            #others

            /// All charters; finds the charter of a host.
            pub static FLEET: #runtime::Fleet = {
                static DATA: #runtime::__private::Data = #data;
                #runtime::__private::fleet(&DATA)
            };

            #items
        }
    }
}

/// Returns the constants of platforms and templates, and the values that templates take.
fn items(
    runtime: &TokenStream,
    fleet: &Fleet,
    policies: Option<&Policies>,
    errors: &mut Vec<syn::Error>,
) -> TokenStream {
    let Fleet {
        parts: _, // in the data
        templates,
        platforms,
        keys: typed,
        packed: _, // in the data too
    } = fleet;
    let mut named = BTreeSet::new();
    let mut constants = Vec::new();
    for (position, platform) in platforms.iter().enumerate() {
        let Platform {
            constant,
            declared,
            url,
            template: _, // in the data, as are the next five
            href: _,
            names: _,
            own: _,
            hosts: _,
            registrable: _,
        } = platform;
        let Some(constant) = constant else { continue };
        if constant == "FLEET" || named.contains(constant) {
            let span = policies.map_or_else(Span::call_site, |policies| policies.span);
            let Declared { path, line } = declared;
            let message = format!(
                "the name `{constant}` of the platform `{url}` is taken\n --> {path}:{line}:1\n\
                 give it another with `id` in its `[platform]`"
            );
            errors.push(syn::Error::new(span, message));
            continue;
        }
        named.insert(constant);
        let text = format!("The charter of `{url}`, from {}.", place(declared));
        constants.push(platform_constant(runtime, constant, &text, position));
    }
    let mut template_constants = Vec::new();
    let mut shows_name = false;
    let mut own = BTreeMap::new();
    for (position, template) in templates.iter().enumerate() {
        let Template {
            constant,
            declared,
            shows_name: shows,
            values,
            languages: _, // in the data, as are the others, except what only commands read
            layouts: _,
            index: _,
            security_policies: _,
            alternates: _,
            gated: _,
            questions: _,
            cookies: _,
            resources: _,
            revision: _,
            version: _,
            fingerprint: _,
            address: _,
            choice: _,
        } = template;
        let Some(constant) = constant else { continue };
        shows_name |= shows;
        own.extend(values.iter().cloned());
        let text = format!("The template from {}.", place(declared));
        template_constants.push(template_constant(runtime, constant, &text, position));
    }
    let templates = template_module(&template_constants);
    let values = values(runtime, shows_name, &own);
    let typed = keys(runtime, typed);
    quote!(#(#constants)* #templates #typed #values)
}

/// Returns the same names for policies with errors, without data.
fn stub_items(runtime: &TokenStream, stub: &Stub) -> TokenStream {
    let Stub {
        outline:
            Outline {
                platforms,
                templates,
                values: own,
                keys: typed,
            },
        shows_name,
    } = stub;
    let unique = |names: &[String]| {
        let mut unique = names.to_vec();
        unique.sort();
        unique.dedup();
        unique.retain(|name| name != "FLEET");
        unique
    };
    let text = "Empty, because the policies have errors.";
    let platforms = unique(platforms);
    let platforms = platforms
        .iter()
        .map(|constant| platform_constant(runtime, constant, text, 0));
    let templates: Vec<_> = unique(templates)
        .iter()
        .map(|constant| template_constant(runtime, constant, text, 0))
        .collect();
    let templates = template_module(&templates);
    let own = own.iter().cloned().collect();
    let values = values(runtime, *shows_name, &own);
    let typed = keys(runtime, typed);
    quote!(#(#platforms)* #templates #typed #values)
}

fn platform_constant(
    runtime: &TokenStream,
    constant: &str,
    text: &str,
    position: usize,
) -> Option<TokenStream> {
    let name = identifier(constant)?;
    Some(quote! {
        #[doc = #text]
        pub const #name: #runtime::Charter<'static> =
            #runtime::__private::charter_at(FLEET, #position);
    })
}

fn template_constant(
    runtime: &TokenStream,
    constant: &str,
    text: &str,
    position: usize,
) -> Option<TokenStream> {
    let name = identifier(constant)?;
    Some(quote! {
        #[doc = #text]
        pub const #name: #runtime::Template =
            #runtime::__private::template_at(super::FLEET, #position);
    })
}

fn template_module(constants: &[Option<TokenStream>]) -> TokenStream {
    quote! {
        /// The templates, for platforms that are known only at run time.
        pub mod templates {
            #(#constants)*
        }
    }
}

/// Returns the struct of values that templates take. All templates of a module take the same
/// struct. `own` has the values that policies declare.
fn values(runtime: &TokenStream, shows_name: bool, own: &BTreeMap<String, OwnKind>) -> TokenStream {
    let field = shows_name.then(|| {
        quote! {
            /// The name of the platform: one line of text.
            pub platform_name: &'a ::core::primitive::str,
        }
    });
    let name = if shows_name {
        quote!(::core::option::Option::Some(self.platform_name))
    } else {
        quote!(::core::option::Option::None)
    };
    let (mut fields, mut arms) = (Vec::new(), Vec::new());
    for (id, kind) in own {
        let Some(field) = identifier(id) else {
            continue;
        };
        let (text, of) = match kind {
            OwnKind::Text => (
                format!("`{{value.{id}}}`: one line of text."),
                quote!(#runtime::Text<'a>),
            ),
            OwnKind::Link => (
                format!("`{{value.{id}}}`: an `https:`, `mailto:` or `tel:` address."),
                quote!(&'a ::core::primitive::str),
            ),
        };
        fields.push(quote!(#[doc = #text] pub #field: #of,));
        arms.push(quote! {
            #id => ::core::option::Option::Some(::core::convert::Into::into(self.#field)),
        });
    }
    let id = if own.is_empty() {
        quote!(_)
    } else {
        quote!(id)
    };
    let body = if own.is_empty() {
        quote!(::core::option::Option::None)
    } else {
        quote!(match id { #(#arms)* _ => ::core::option::Option::None })
    };
    // A charter borrows its values, and has no place for those that a policy declares.
    let borrowed = own.is_empty().then(|| {
        quote! {
            impl<'a> Values<'a> {
                /// The same values with the registrable domain of the platform's host (`owner.fr` for
                /// `www.owner.fr`), where scripts set their cookies: a withdrawal deletes them there too.
                pub fn with_registrable_domain(
                    self,
                    domain: &'a ::core::primitive::str,
                ) -> #runtime::Values<'a> {
                    <#runtime::Values<'a> as ::core::convert::From<Self>>::from(self)
                        .with_registrable_domain(domain)
                }
            }

            impl<'a> ::core::convert::From<Values<'a>> for #runtime::Values<'a> {
                fn from(values: Values<'a>) -> Self {
                    #runtime::__private::TenantValues::platform(&values)
                }
            }
        }
    });
    quote! {
        /// The values of a platform that is known only at run time, for one of the [`templates`].
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub struct Values<'a> {
            /// The URL of the platform: an https origin whose host is in ASCII.
            pub platform_url: &'a ::core::primitive::str,
            #field
            #(#fields)*
        }

        #borrowed

        impl<'a> #runtime::__private::TenantValues<'a> for Values<'a> {
            fn platform(&self) -> #runtime::Values<'a> {
                #runtime::__private::values(self.platform_url, #name)
            }

            fn own(
                &self,
                #id: &::core::primitive::str,
            ) -> ::core::option::Option<#runtime::Text<'a>> {
                #body
            }
        }
    }
}

/// Returns the warnings of a compilation and the tracking of its files. Adds its errors to those of
/// the call.
fn notices(compiled: &Compiled, policies: &Policies, errors: &mut Vec<syn::Error>) -> TokenStream {
    let texts = compiled.errors.iter();
    errors.extend(texts.map(|text| syn::Error::new(policies.span, text)));
    let files = compiled.files.as_ref();
    let mut tokens =
        files.map_or_else(TokenStream::new, |files| track(&files.root, &files.tracked));
    for one in &compiled.warnings {
        tokens.extend(warning(one, policies.span));
    }
    tokens
}

fn data_or_stub(runtime: &TokenStream, fleet: Option<&Fleet>) -> TokenStream {
    fleet.map_or_else(
        || quote!(#runtime::__private::Data::EMPTY),
        |fleet| data(runtime, fleet),
    )
}

/// Returns the documentation of a module that has none; `what` is what it contains.
fn documentation(
    attributes: &[Attribute],
    policies: Option<&Policies>,
    what: &str,
) -> Option<TokenStream> {
    let mut attributes = attributes.iter();
    if attributes.any(|attribute| attribute.path().is_ident("doc")) {
        return None;
    }
    let path = policies.map_or("", |policies| policies.path.as_str());
    let text = format!("The {what} of `{path}`.");
    Some(quote!(#[doc = #text]))
}

#[cfg(test)]
mod tests;
