//! Calls, and the mistakes in them.

use charte_core::format::Format;
use proc_macro2::TokenStream;

use super::{Fleets, Policies, Site, SiteForm};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

fn errors(errors: &[syn::Error]) -> Vec<String> {
    errors.iter().map(ToString::to_string).collect()
}

/// Returns the expression that a call of `charter!` asks for.
fn expression(text: &str) -> (Option<Policies>, Vec<String>) {
    match Site::read(tokens(text)).form {
        SiteForm::Expression { policies, errors } => (policies, self::errors(&errors)),
        SiteForm::Module(module) => panic!("the module `{}`", module.name),
    }
}

#[test]
fn one_site() {
    assert_eq!(
        Site::read(tokens("[::x] \"a.toml\"")).runtime.to_string(),
        ":: x"
    );
    let (policies, errors) = expression("[::x] \"a.toml\"");
    let policies = policies.expect("policies");
    assert_eq!(policies.path, "a.toml");
    assert_eq!(policies.formats.len(), 5);
    assert_eq!(policies.languages, None);
    assert!(errors.is_empty());

    let text = "[::x] \"a.toml\", languages = [\"fr\",], formats = [json, html],";
    let policies = expression(text).0.expect("policies");
    assert_eq!(policies.formats, [Format::Html, Format::Json]);
    assert_eq!(policies.languages, Some(vec!["fr".to_owned()]));

    let (policies, errors) = expression("[::x] name");
    assert!(policies.is_none());
    assert_eq!(
        errors,
        ["expected the path of policies as a text in quotes"]
    );
}

#[test]
fn one_site_as_a_module() {
    for (text, expected) in [
        ("mod a = \"a.toml\"", &[][..]),
        (
            "/// Docs\n #[allow(dead_code)] pub(crate) mod a = \"a.toml\", formats = [json];",
            &[],
        ),
        (
            "mod a = b;",
            &["expected the path of policies as a text in quotes"],
        ),
        (
            "mod a = \"a.toml\", folder_test = true;",
            &[
                "there is no option `folder_test`; the options are `encodings`, `formats`, `languages`",
            ],
        ),
        (
            "mod a = \"a.toml\"; mod b = \"b.toml\";",
            &[
                "a call of `charter!` has one module: call it again for another site, or use \
               `charters!` for several platforms",
            ],
        ),
    ] {
        let SiteForm::Module(module) = Site::read(tokens(&format!("[::x] {text}"))).form else {
            panic!("an expression: {text}");
        };
        assert_eq!(module.name, "a");
        assert_eq!(errors(&module.errors), expected, "{text}");
    }
    assert_eq!(expression("[::x] mod = 3").1, ["expected identifier"]);
}

#[test]
fn modules() {
    let text = "[::x] /// Docs\n pub mod a = \"a\"; mod b = \"b\", folder_test = false";
    let fleets = Fleets::read(tokens(text));
    assert!(fleets.errors.is_empty());
    let [a, b] = &fleets.modules[..] else {
        panic!("two modules");
    };
    assert_eq!((a.name.to_string(), a.attributes.len()), ("a".into(), 1));
    assert!(a.policies.as_ref().is_some_and(|a| a.folder_test));
    assert!(b.policies.as_ref().is_some_and(|b| !b.folder_test));
}

#[test]
fn every_mistake_is_reported_and_the_rest_is_kept() {
    let text = "[::x] mod a = \"a\", format = [html], formats = [htm], languages = []; \
                nope; mod b = \"b\" x; mod c = \"c\", formats = [json], folder_test = 0;";
    let fleets = Fleets::read(tokens(text));
    assert_eq!(errors(&fleets.errors), ["expected `mod`"]);
    let [a, b, c] = &fleets.modules[..] else {
        panic!("three modules");
    };
    assert_eq!(
        errors(&a.errors),
        [
            "there is no option `format`; did you mean `formats`?",
            "there is no format `htm`; did you mean `html`?",
            "the list is empty; leave the option out, or `languages = [\"fr\", \"en\"]`",
        ]
    );
    assert_eq!(errors(&b.errors), ["expected `,` and an option, or `;`"]);
    assert_eq!(errors(&c.errors), ["expected `true` or `false`"]);
    let c = c.policies.as_ref().expect("policies");
    assert_eq!(c.formats, [Format::Json]);
}
