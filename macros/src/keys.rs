//! The types of categories and the constants of cookies, embeds and scripts.

use charte_compiler::pages::{CategoryMarker, Key, Keys, ResourceKey};
use charte_core::cookie::Consent;
use charte_core::escape::Escape;
use charte_core::question::SEPARATOR;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::name::{identifier, place};

/// Returns the modules `categories`, `cookies`, `embeds` and `scripts`. If the policies have errors, with the names that
/// are known.
pub(crate) fn keys(runtime: &TokenStream, keys: &Keys) -> TokenStream {
    let Keys {
        categories,
        cookies,
        embeds,
        scripts,
    } = keys;
    let (embeds, scripts) = [
        (embeds, "embed", quote!(Embed), quote!(embed)),
        (scripts, "script", quote!(Script), quote!(script)),
    ]
    .map(|(keys, table, of, new)| {
        let constants = keys.iter().filter_map(|key| {
            let (constant, marker, text) = resource(key, table, categories)?;
            let id = &key.id;
            Some(quote! {
                #[doc = #text]
                pub const #constant: #runtime::#of<super::categories::#marker> =
                    #runtime::__private::#new(#id);
            })
        });
        constants.collect::<Vec<_>>()
    })
    .into();
    let markers = categories.iter().map(|category| marker(runtime, category));
    let constants = cookies
        .iter()
        .filter_map(|key| constant(runtime, key, categories));
    quote! {
        /// The categories: a type without values for each, so that the compiler distinguishes consents
        /// by category, or by provider.
        pub mod categories {
            #(#markers)*
        }

        /// The cookies: a key for each name and each pattern that a policy of this module declares.
        pub mod cookies {
            #(#constants)*
        }

        /// The embeds that a policy of this module declares.
        pub mod embeds {
            #(#embeds)*
        }

        /// The scripts that a policy of this module declares.
        pub mod scripts {
            #(#scripts)*
        }
    }
}

/// Returns the name of the constant of an embed or a script, that of its category, and its
/// documentation.
fn resource(
    key: &ResourceKey,
    table: &str,
    categories: &[CategoryMarker],
) -> Option<(Ident, Ident, String)> {
    let ResourceKey {
        constant,
        id,
        question,
        title,
        purpose,
        declared,
    } = key;
    let marker = categories.iter().find(|marker| marker.id == *question)?;
    let text = format!(
        "`[{table}.{id}]`, of `{question}`: {}\n\n{}\n\nDeclared in {}.",
        prose(title),
        prose(purpose),
        place(declared)
    );
    Some((identifier(constant)?, identifier(&marker.name)?, text))
}

fn marker(runtime: &TokenStream, category: &CategoryMarker) -> Option<TokenStream> {
    let CategoryMarker {
        name,
        id,
        heading,
        declared,
    } = category;
    let name = identifier(name)?;
    let what = match id.split_once(SEPARATOR) {
        Some((category, provider)) => {
            format!("The provider `{provider}` in the category `{category}`")
        }
        None => format!("The category `{id}`"),
    };
    let text = format!(
        "{what}: {}\n\nDeclared in {}.",
        prose(heading),
        place(declared)
    );
    Some(quote! {
        #[doc = #text]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub enum #name {}

        impl #runtime::Category for #name {
            const ID: &'static ::core::primitive::str = #id;
        }
    })
}

fn constant(
    runtime: &TokenStream,
    key: &Key,
    categories: &[CategoryMarker],
) -> Option<TokenStream> {
    let Key {
        constant,
        name,
        pattern,
        question,
        consent,
        script_only,
        purpose: _, // in the documentation, as are the next three
        duration: _,
        declared: _,
        is_declared_elsewhere: _,
    } = key;
    let constant = identifier(constant)?;
    let marker = categories.iter().find(|marker| marker.id == *question)?;
    let marker = identifier(&marker.name)?;
    let access = match (script_only, consent) {
        (true, _) => quote!(ScriptOnly),
        (false, Consent::Exempt) => quote!(Free),
        (false, Consent::Required) => quote!(Gated),
    };
    let text = documentation(key);
    Some(quote! {
        #[doc = #text]
        pub const #constant: #runtime::Key<super::categories::#marker, #runtime::#access> =
            #runtime::__private::key(#name, #pattern);
    })
}

fn documentation(key: &Key) -> String {
    let Key {
        constant: _,
        name,
        pattern,
        question,
        consent,
        script_only,
        purpose,
        duration,
        declared,
        is_declared_elsewhere,
    } = key;
    let what = if *pattern { "cookies" } else { "cookie" };
    let consent = match consent {
        Consent::Exempt => "exempt from consent",
        Consent::Required => "set only with the visitor's consent",
    };
    let setter = if *script_only {
        ", and only by scripts"
    } else {
        ""
    };
    let life = match duration {
        Some(duration) => format!("`{duration}`"),
        None => "not declared".to_owned(),
    };
    let mut places: Vec<String> = declared.iter().map(place).collect();
    if *is_declared_elsewhere {
        places.push("and elsewhere".to_owned());
    }
    format!(
        "The {what} `{name}`, of the category `{question}`: {consent}{setter}.\n\n{}\n\n\
         Life: {life}. Declared in {}.",
        prose(purpose),
        places.join("; ")
    )
}

/// Returns a text of a policy in a form that rustdoc shows unchanged, without links.
fn prose(text: &str) -> String {
    let mut rest = text;
    let mut written = String::new();
    while !rest.is_empty() {
        let (piece, behind) = Escape::Markdown.next(rest);
        written.push_str(piece);
        rest = behind;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn text_of_a_policy_is_not_markup() {
        assert_eq!(
            prose("See [x] at <https://a.de>"),
            "See \\[x\\] at \\<https\\://a.de\\>"
        );
    }
}
