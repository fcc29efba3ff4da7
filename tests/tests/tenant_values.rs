//! The values of a platform follow the same rules at compile time and at run time: `tests/tenants/values/` has
//! values, each with its verdict below it.
//!
//! Each value is written into a policy, and given as the value of a tenant. Bless with
//! `BLESS=1 cargo test -p charte-tests --test tenant_values`.

use charte::{AddressError, HostError, NameError, OwnValueError, UrlError, ValueError};
use charte_compiler::diagnostic::{Diagnostic, Severity};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, Request, compile};
use charte_core::format::Format;
use charte_tests::headers;
use tenants::templates::TEMPLATE;

charte::charters! {
    /// A template that shows every value of a tenant.
    mod tenants = "tenants/policies";
}

/// A tenant whose values are right.
const TOWN: tenants::Values<'static> = tenants::Values {
    platform_url: "https://www.owner.example",
    platform_name: "Town",
    label: charte::Text::same("Town"),
    contact: "https://www.owner.example/contact",
};

/// A line `@ name`, `@ url`, `@ host`, `@ text` or `@ link` names the kind of the values below it. A host is an
/// alias in a policy and the registrable domain of a tenant; a text and a link are declared in `[values]`.
#[test]
fn each_value_has_one_verdict() {
    let mut kind = String::new();
    headers::compare("tenants/values", |line| {
        if let Some(next) = line.strip_prefix("@ ") {
            next.clone_into(&mut kind);
        }
        let Some(value) = headers::header(line) else {
            return Vec::new();
        };
        let value = String::from_utf8(value).expect("a text");
        let written = text(&value);
        let (at_run_time, policy) = match kind.as_str() {
            "name" => (
                tenant(
                    tenants::Values {
                        platform_name: &value,
                        ..TOWN
                    },
                    None,
                ),
                platform("name", &text(&doubled(&value))),
            ),
            "url" => (
                tenant(
                    tenants::Values {
                        platform_url: &value,
                        ..TOWN
                    },
                    None,
                ),
                platform("url", &written),
            ),
            "host" => (
                tenant(TOWN, Some(&value)),
                platform("aliases", &format!("[{written}]")),
            ),
            "text" => (
                tenant(
                    tenants::Values {
                        label: value.as_str().into(),
                        ..TOWN
                    },
                    None,
                ),
                platform("values.label", &text(&doubled(&value))),
            ),
            "link" => (
                tenant(
                    tenants::Values {
                        contact: &value,
                        ..TOWN
                    },
                    None,
                ),
                platform("values.contact", &text(&doubled(&value))),
            ),
            other => panic!("what is `{other}`?"),
        };
        let in_a_policy = errors(&policy);
        match at_run_time {
            Ok(()) | Err(ValueError::OtherDomain) => {
                assert_eq!(in_a_policy, [""; 0], "{value:?} is right for a tenant");
                vec!["right".to_owned()]
            }
            Err(error) => {
                let [one] = in_a_policy.as_slice() else {
                    panic!("{value:?}: {error}; in a policy: {in_a_policy:?}");
                };
                assert!(
                    one.contains(&reason(error)),
                    "{value:?}: {error}; in a policy: {one}"
                );
                vec![error.to_string()]
            }
        }
    });
}

/// The one difference: a policy may have a host in Unicode. A tenant gives the A-label, which both take.
#[test]
fn only_a_policy_has_unicode_hosts() {
    let unicode = "https://m\u{fc}nchen.example";
    assert_eq!(errors(&platform("url", &text(unicode))), [""; 0]);
    let values = tenants::Values {
        platform_url: unicode,
        ..TOWN
    };
    assert_eq!(
        tenant(values, None).err(),
        Some(ValueError::PlatformUrl(UrlError::Host(HostError::Unicode)))
    );
}

/// The part of the error that the compiler's message has too.
fn reason(error: ValueError) -> String {
    match error {
        // No text of a policy may have these, so they are reported when it is read.
        ValueError::PlatformName(
            NameError::Control(odd) | NameError::Bidirectional(odd) | NameError::NoText(odd),
        )
        | ValueError::Own {
            error:
                OwnValueError::Text(
                    NameError::Control(odd)
                    | NameError::Bidirectional(odd)
                    | NameError::NoText(odd),
                ),
            ..
        }
        | ValueError::PlatformUrl(UrlError::Host(HostError::Character(odd @ '\0'..='\x08'))) => {
            format!("U+{:04X}", u32::from(odd))
        }
        // A lint reports this host in each address of a policy.
        ValueError::PlatformUrl(UrlError::Example) => "has the placeholder".to_owned(),
        ValueError::Own {
            error: OwnValueError::Link(AddressError::Character),
            ..
        } => String::new(),
        ValueError::Own { error, .. } => error.to_string(),
        ValueError::PlatformName(error) => error.to_string(),
        ValueError::PlatformUrl(error) => error.to_string(),
        ValueError::RegistrableDomain(error) => error.to_string(),
        other => other.to_string(),
    }
}

fn tenant(values: tenants::Values<'_>, domain: Option<&str>) -> Result<(), ValueError> {
    let tenant = TEMPLATE.tenant(values)?;
    match domain {
        Some(domain) => tenant.with_registrable_domain(domain).map(drop),
        None => Ok(()),
    }
}

/// The keys of a platform whose values are right, except this one.
fn platform(key: &str, value: &str) -> String {
    let right = [
        ("url", TOWN.platform_url),
        ("values.label", "Town"),
        ("values.contact", TOWN.contact),
    ];
    let right = right.into_iter().filter(|(other, _)| *other != key);
    let mut lines: Vec<String> = right
        .map(|(key, value)| format!("{key} = \"{value}\""))
        .collect();
    lines.push(format!("{key} = {value}"));
    lines.join("\n")
}

/// The errors of a policy whose `[platform]` has these keys: each with its title and its first label.
fn errors(keys: &str) -> Vec<String> {
    let template = include_str!("../tenants/policies/template.toml");
    let template = template.replace("tenants = \"run-time\"\n", "");
    let policy = format!(
        "{}\n[platform]\n{keys}\n",
        template.replace(".name", ".url")
    );
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("policy.toml".to_owned()),
        formats: vec![Format::Html],
        languages: None,
        keys: false,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |_| Ok(policy.clone().into_bytes()));
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors = compilation.diagnostics.iter().filter(is_error);
    errors
        .map(|error| format!("{}: {}", error.title, error.labels[0].text))
        .collect()
}

/// A string of TOML.
fn text(value: &str) -> String {
    let escaped = value.chars().map(|character| {
        let is_plain = character.is_ascii_graphic() && !matches!(character, '"' | '\\');
        if is_plain {
            character.to_string()
        } else {
            format!("\\U{:08X}", u32::from(character))
        }
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A text without placeholders.
fn doubled(value: &str) -> String {
    value.replace('{', "{{").replace('}', "}}")
}
