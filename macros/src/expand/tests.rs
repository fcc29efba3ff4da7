//! Expansions of a fleet written by hand.

use std::path::Path;

use charte_compiler::Outline;
use charte_compiler::pages::{
    CategoryMarker, ChoiceStorage, Cookie, Declared, Fleet, Key, Keys, Packed, Platform, Resource,
    Template,
};
use charte_core::cookie::{Consent, Exemption, SameSite, Storage};
use charte_core::duration::{Duration, Period, Unit};
use charte_core::hash::ContentHash;
use charte_core::own_value::OwnKind;
use charte_core::resource::Directive;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use super::{Stub, module};
use crate::call::{Module, Policies};
use crate::folder_test::folder_test;
use crate::policies::Files;
use crate::track::{Root, track};

mod resource;
mod site;

fn declared(path: &str) -> Declared {
    Declared {
        path: path.into(),
        line: 3,
    }
}

fn platform(constant: Option<&str>, host: &str) -> Platform {
    Platform {
        constant: constant.map(str::to_owned),
        declared: declared("policies/a.toml"),
        template: 0,
        url: format!("https://{host}"),
        href: String::new(),
        names: Vec::new(),
        own: String::new(),
        hosts: vec![host.to_owned()],
        registrable: 0,
    }
}

fn template(constant: &str, shows_name: bool) -> Template {
    Template {
        constant: Some(constant.to_owned()),
        declared: declared("policies/t.toml"),
        languages: vec!["fr".to_owned()],
        layouts: Vec::new(),
        index: vec![0; 7 * 8],
        security_policies: vec![String::new(); 2],
        alternates: Vec::new(),
        gated: vec!["audience".to_owned()],
        questions: vec!["audience".to_owned()],
        shows_name,
        values: Vec::new(),
        cookies: vec![Cookie {
            name: "sessionid".to_owned(),
            pattern: false,
            storage: Storage::LocalStorage,
            category: "necessary".to_owned(),
            question: "necessary".to_owned(),
            consent: Consent::Exempt,
            exemption: Some(Exemption::LoadBalancing),
            duration: Some(Duration::Between(
                Period {
                    count: 1,
                    unit: Unit::Day,
                },
                Period {
                    count: 13,
                    unit: Unit::Month,
                },
            )),
            host: None,
            domain: None,
            path: Some("/".to_owned()),
            secure: Some(true),
            http_only: None,
            same_site: Some(SameSite::Lax),
            partitioned: None,
            max_value_length: None,
            script_only: true,
            third_party: false,
        }],
        resources: vec![Resource {
            id: "matomo".to_owned(),
            is_script: true,
            question: Some("audience".to_owned()),
            sources: vec![(Directive::Script, "https://cdn.example".to_owned())],
            integrity: Some("'sha256-a'".to_owned()),
        }],
        revision: ContentHash::EMPTY,
        version: None,
        address: None,
        fingerprint: ContentHash::EMPTY,
        choice: ChoiceStorage {
            cookie: Some("choice".to_owned()),
            kept: Some(60),
            refusal_kept: None,
            gpc: Some("{\"gpc\": true}\n".to_owned()),
            dnt: false,
            charter: Some("/c/charter".to_owned()),
            manage: Some("/c".to_owned()),
            saved: vec!["/c?saved".to_owned()],
            overrule: false,
            shared: None,
        },
    }
}

fn keys() -> Keys {
    let marker = |name: &str, id: &str| CategoryMarker {
        name: name.to_owned(),
        id: id.to_owned(),
        heading: "All [of] it".to_owned(),
        declared: declared("policies/t.toml"),
    };
    let key = |constant: &str, name: &str, question: &str, consent| Key {
        constant: constant.to_owned(),
        name: name.to_owned(),
        pattern: name.contains('*'),
        question: question.to_owned(),
        consent,
        script_only: name == "_ga",
        purpose: "For <this>.".to_owned(),
        duration: None,
        declared: vec![declared("policies/a.toml"), declared("policies/t.toml")],
        is_declared_elsewhere: true,
    };
    Keys {
        categories: vec![
            marker("Audience", "audience"),
            marker("Necessary", "necessary"),
        ],
        cookies: vec![
            key("SESSIONID", "sessionid", "necessary", Consent::Exempt),
            key("_PK_", "_pk_*", "audience", Consent::Required),
        ],
        embeds: vec![resource::key("COUNCIL", "council")],
        scripts: vec![resource::key("MATOMO", "matomo")],
    }
}

fn fleet(platforms: Vec<Platform>, shows_name: bool) -> Fleet {
    Fleet {
        parts: "<p>".to_owned(),
        templates: vec![template("T", false), template("U", shows_name)],
        platforms,
        keys: keys(),
        packed: Packed {
            strings: "https://a.de".to_owned(),
            records: vec![7; 16],
            known: "a.de".to_owned(),
            ..Packed::default()
        },
    }
}

fn expand(fleet: &Result<Fleet, Stub>) -> (String, Vec<String>) {
    let mut call = Module {
        attributes: Vec::new(),
        visibility: syn::parse_quote!(pub(crate)),
        name: syn::parse_quote!(portals),
        policies: Some(Policies {
            path: "../policies".to_owned(),
            span: Span::call_site(),
            formats: Vec::new(),
            encodings: None,
            languages: None,
            folder_test: true,
        }),
        errors: Vec::new(),
    };
    let tokens = module(&quote!(::charte), &mut call, fleet, &TokenStream::new());
    let errors = call.errors.iter().map(ToString::to_string).collect();
    (tokens.to_string(), errors)
}

fn has(tokens: &str, part: &TokenStream) {
    let part = part.to_string();
    assert!(tokens.contains(&part), "no `{part}` in `{tokens}`");
}

#[test]
fn a_fleet() {
    let platforms = vec![
        platform(Some("A_DE"), "a.de"),
        platform(Some("B_DE"), "b.de"),
    ];
    let (tokens, errors) = expand(&Ok(fleet(platforms, false)));
    assert!(errors.is_empty());
    has(
        &tokens,
        &quote! {
            #[doc = "The charters of `../policies`."]
            pub(crate) mod portals
        },
    );
    has(
        &tokens,
        &quote! {
            #[doc = "The charter of `https://a.de`, from `policies/a.toml`, line 3."]
            pub const A_DE: ::charte::Charter<'static> =
                ::charte::__private::charter_at(FLEET, 0usize);
            #[doc = "The charter of `https://b.de`, from `policies/a.toml`, line 3."]
            pub const B_DE: ::charte::Charter<'static> =
                ::charte::__private::charter_at(FLEET, 1usize);
        },
    );
    has(
        &tokens,
        &quote! {
            #[doc = "The template from `policies/t.toml`, line 3."]
            pub const U: ::charte::Template = ::charte::__private::template_at(super::FLEET, 1usize);
        },
    );
    let records = Literal::byte_string(&[7; 16]);
    has(&tokens, &quote!(strings: "https://a.de", records: #records));
    has(&tokens, &quote!(known: "a.de"));
    let cookie = quote!(::charte::__private::cookie(
        "sessionid",
        ::charte::Storage::LocalStorage,
        "necessary",
        ::charte::Consent::Exempt,
    ));
    has(&tokens, &cookie);
    let exemption = quote!(::charte::Exemption::LoadBalancing);
    has(
        &tokens,
        &quote!(cookie.exemption = ::core::option::Option::Some(#exemption);),
    );
    has(
        &tokens,
        &quote! {
            cookie.duration = ::core::option::Option::Some(::charte::Duration::Between(
                ::charte::Period { count: 1u32, unit: ::charte::Unit::Day },
                ::charte::Period { count: 13u32, unit: ::charte::Unit::Month }
            ));
        },
    );
    let count = tokens.matches(&cookie.to_string()).count();
    assert_eq!(count, 1, "one list for both");
    assert!(!tokens.contains("platform_name"));
}

#[test]
fn a_template_that_shows_the_name_asks_for_it() {
    let (tokens, _) = expand(&Ok(fleet(vec![platform(None, "a.de")], true)));
    has(
        &tokens,
        &quote!(pub platform_name: &'a ::core::primitive::str),
    );
    has(
        &tokens,
        &quote!(::core::option::Option::Some(self.platform_name)),
    );
    assert!(!tokens.contains("charter_at"), "no constant");
}

#[test]
fn a_name_that_is_taken() {
    let platforms = vec![
        platform(Some("A"), "a"),
        platform(Some("A"), "a.b"),
        platform(Some("FLEET"), "fleet"),
    ];
    let (tokens, errors) = expand(&Ok(fleet(platforms, false)));
    assert_eq!(errors.len(), 2);
    assert_eq!(
        errors[0],
        "the name `A` of the platform `https://a.b` is taken\n --> policies/a.toml:3:1\n\
         give it another with `id` in its `[platform]`"
    );
    assert_eq!(tokens.matches("pub static FLEET").count(), 1);
    assert_eq!(tokens.matches("pub const A ").count(), 1);
}

#[test]
fn a_fleet_with_errors_keeps_its_names() {
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    let (tokens, _) = expand(&Err(Stub {
        outline: Outline {
            platforms: names(&["A_DE", "A_DE", "FLEET", "not a name"]),
            templates: names(&["T"]),
            values: vec![
                ("contact".to_owned(), OwnKind::Link),
                ("type".to_owned(), OwnKind::Text),
            ],
            keys: keys(),
        },
        shows_name: true,
    }));
    has(&tokens, &quote!(= ::charte::__private::Data::EMPTY;));
    has(&tokens, &quote!(pub const A_DE: ::charte::Charter<'static>));
    has(&tokens, &quote!(pub const T: ::charte::Template));
    has(&tokens, &quote!(pub platform_name));
    has(&tokens, &quote!(pub contact: &'a ::core::primitive::str));
    has(&tokens, &quote!(pub r#type: ::charte::Text<'a>));
    has(
        &tokens,
        &quote!(pub const SESSIONID: ::charte::Key<super::categories::Necessary, ::charte::Free>),
    );
    assert_eq!(tokens.matches("pub const").count(), 6);
}

#[test]
fn keys_and_categories() {
    let (tokens, _) = expand(&Ok(fleet(vec![platform(None, "a.de")], false)));
    has(
        &tokens,
        &quote! {
            pub enum Audience {}

            impl ::charte::Category for Audience {
                const ID: &'static ::core::primitive::str = "audience";
            }
        },
    );
    has(
        &tokens,
        &quote! {
            #[doc = "The cookies `_pk_*`, of the category `audience`: set only with the visitor's consent.\n\nFor \\<this\\>.\n\nLife: not declared. Declared in `policies/a.toml`, line 3; `policies/t.toml`, line 3; and elsewhere."]
            pub const _PK_: ::charte::Key<super::categories::Audience, ::charte::Gated> =
                ::charte::__private::key("_pk_*", true);
        },
    );
    has(
        &tokens,
        &quote! {
            choice: ::charte::__private::ChoiceData {
                cookie: ::core::option::Option::Some("choice"),
                kept: ::core::option::Option::Some(60u64),
                refusal_kept: ::core::option::Option::None,
                gpc: ::core::option::Option::Some("{\"gpc\": true}\n"),
                dnt: false,
                charter: ::core::option::Option::Some("/c/charter"),
                manage: ::core::option::Option::Some("/c"),
                saved: &["/c?saved"],
                overrule: false,
                shared: ::core::option::Option::None,
            }
        },
    );
}

#[test]
fn the_test_of_a_folder() {
    let hash = ContentHash::from_u128(0x4142);
    let files = Files {
        root: root("/w"),
        folder: "../policies".to_owned(),
        is_folder: true,
        tracked: Vec::new(),
        hashes: [("a.toml".to_owned(), hash), ("b.toml".to_owned(), hash)].into(),
    };
    let tokens = folder_test(&quote!(::charte), &files);
    has(
        &tokens.to_string(),
        &quote! {
            #[cfg(test)]
            ::charte::__private::folder_test! {
                ::core::env!("CARGO_MANIFEST_DIR"),
                ::charte::__private::CompiledFolder {
                    folder: "../policies",
                    source: ::core::file!(),
                    files: "a.toml\0b.toml",
                    hashes: b"BA\0\0\0\0\0\0\0\0\0\0\0\0\0\0BA\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                }
            }
        },
    );
}

/// `include_bytes!` takes a relative path from the source file, not from where rustc runs.
#[test]
fn relative_manifest_dir() {
    let here = std::env::current_dir().expect("a folder");
    let here = here.to_str().expect("UTF-8");
    let tokens = track(&root("."), &["a.toml".to_owned()]);
    has(
        &tokens.to_string(),
        &quote!(::core::include_bytes!(::core::concat!(#here, "/a.toml"))),
    );
    for unset in [None, Some(Path::new(""))] {
        assert!(Root::find(unset).is_err_and(|error| error.contains("is not set")));
    }
}

fn root(manifest: &str) -> Root {
    Root::find(Some(Path::new(manifest))).expect("a folder")
}
