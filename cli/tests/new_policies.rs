//! What `charte new` writes passes `charte check`, in every language and for every kind of site.

use std::path::Path;
use std::process::Command;

const LANGUAGES: &[&str] = &[
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv",
    "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

fn charte(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command runs");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8(text).expect("UTF-8"),
    )
}

/// Makes a policy, and returns what is wrong with it.
fn made(options: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let contact = [
        "--contact",
        "mailto:privacy@site.test",
        "--url",
        "https://www.site.test",
    ];
    let (is_made, text) = charte(
        folder.path(),
        &[&["new", "policy.toml"], &contact[..], options].concat(),
    );
    if !is_made {
        return Some(format!("{options:?}: {text}"));
    }
    let (is_clean, text) = charte(folder.path(), &["check", "policy.toml", "--deny", "warn"]);
    (!is_clean).then(|| format!("{options:?}: {text}"))
}

#[test]
fn a_policy_in_every_language_passes_the_check() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for kind in ["site", "fleet", "town"] {
            wrong.extend(made(&["--kind", kind, "--language", language]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_policy_passes_the_rules_of_each_country() {
    let mut wrong = Vec::new();
    for country in ["AT", "BE", "DE", "ES", "FR", "GB", "IT", "NL"] {
        wrong.extend(made(&["--kind", "town", "--country", country]));
        let both = ["--language", "fr", "--language", "en"];
        wrong.extend(made(
            &[&both[..], &["--kind", "town", "--country", country]].concat(),
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_schema_is_written_beside_a_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = ["--url", "https://a.test", "--contact", "mailto:a@a.test"];
    let (is_made, text) = charte(
        folder.path(),
        &[&["new", "policies/a.toml", "--schema"], &site[..]].concat(),
    );
    assert!(is_made, "{text}");
    let read = |name: &str| {
        let path = folder.path().join("policies").join(name);
        std::fs::read_to_string(path).expect("the file")
    };
    assert!(read("a.toml").starts_with("#:schema policy.schema.json\n"));
    assert!(read("policy.schema.json").contains("\"definitions\""));
}

#[test]
fn no_file_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = folder.path().join("cookies.toml");
    std::fs::write(&policy, "mine").expect("a file");
    let call = [
        "new",
        "--url",
        "https://a.test",
        "--contact",
        "mailto:a@a.test",
    ];
    let (is_made, text) = charte(folder.path(), &call);
    assert!(!is_made && text.contains("exists already"), "{text}");
    assert_eq!(std::fs::read_to_string(policy).expect("the file"), "mine");
}
