//! Calls, and the mistakes in them.

use charte_core::format::Format;
use proc_macro2::TokenStream;

use super::{Fleets, Site};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

fn errors(errors: &[syn::Error]) -> Vec<String> {
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn one_site() {
    let site = Site::read(tokens("[::x] \"a.toml\""));
    assert_eq!(site.runtime.to_string(), ":: x");
    let policies = site.policies.expect("policies");
    assert_eq!(policies.path, "a.toml");
    assert_eq!(policies.formats.len(), 5);
    assert_eq!(policies.languages, None);
    assert!(site.errors.is_empty());

    let text = "[::x] \"a.toml\", languages = [\"fr\",], formats = [json, html],";
    let policies = Site::read(tokens(text)).policies.expect("policies");
    assert_eq!(policies.formats, [Format::Html, Format::Json]);
    assert_eq!(policies.languages, Some(vec!["fr".to_owned()]));

    let site = Site::read(tokens("[::x] name"));
    assert!(site.policies.is_none());
    assert_eq!(
        errors(&site.errors),
        ["expected the path of policies as a text in quotes"]
    );
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
