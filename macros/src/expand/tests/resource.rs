//! The constants of embeds and scripts.

use charte_compiler::pages::ResourceKey;
use quote::quote;

use super::{declared, expand, fleet, has, platform};

pub(super) fn key(constant: &str, id: &str) -> ResourceKey {
    ResourceKey {
        constant: constant.to_owned(),
        id: id.to_owned(),
        question: "audience".to_owned(),
        title: "A <title>".to_owned(),
        purpose: "For [this].".to_owned(),
        declared: declared("policies/a.toml"),
    }
}

#[test]
fn embeds_and_scripts() {
    let (tokens, _) = expand(&Ok(fleet(vec![platform(None, "a.de")], false)));
    has(
        &tokens,
        &quote! {
            ::charte::__private::ResourceData {
                id: "matomo",
                is_script: true,
                question: ::core::option::Option::Some("audience"),
                sources: &[(::charte::__private::Directive::Script, "https://cdn.example")],
                integrity: ::core::option::Option::Some("'sha256-a'"),
            }
        },
    );
    has(
        &tokens,
        &quote! {
            pub mod embeds {
                #[doc = "`[embed.council]`, of `audience`: A \\<title\\>\n\nFor \\[this\\].\n\nDeclared in `policies/a.toml`, line 3."]
                pub const COUNCIL: ::charte::Embed<super::categories::Audience> =
                    ::charte::__private::embed("council");
            }
        },
    );
    has(
        &tokens,
        &quote! {
            pub const MATOMO: ::charte::Script<super::categories::Audience> =
                ::charte::__private::script("matomo");
        },
    );
}
