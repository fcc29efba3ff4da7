//! `docs/policy.schema.json` is the output of `charte schema`, and it accepts and rejects what the
//! reader does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};
use toml_edit::{DocumentMut, Item};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .arg("schema")
        .output();
    String::from_utf8(output.expect("the command runs").stdout).expect("UTF-8")
}

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(&schema()).expect("JSON");
    jsonschema::draft7::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("the schema is a schema")
}

/// Reads TOML as an editor hands it to a schema: dates are strings.
fn json(text: &str) -> Value {
    let document: DocumentMut = text.parse().expect("TOML");
    item(document.as_item())
}

fn item(item: &Item) -> Value {
    match item {
        Item::None => Value::Null,
        Item::Value(value) => self::value(value),
        Item::Table(table) => object(table.iter().map(|(key, value)| (key, self::item(value)))),
        Item::ArrayOfTables(tables) => {
            let tables = tables.iter();
            tables
                .map(|table| object(table.iter().map(|(key, value)| (key, self::item(value)))))
                .collect()
        }
    }
}

fn value(value: &toml_edit::Value) -> Value {
    use toml_edit::Value as Toml;
    match value {
        Toml::String(text) => text.value().as_str().into(),
        Toml::Integer(number) => (*number.value()).into(),
        Toml::Float(number) => (*number.value()).into(),
        Toml::Boolean(flag) => (*flag.value()).into(),
        Toml::Datetime(date) => date.value().to_string().into(),
        Toml::Array(array) => array.iter().map(self::value).collect(),
        Toml::InlineTable(table) => {
            object(table.iter().map(|(key, value)| (key, self::value(value))))
        }
    }
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

/// Returns all policies below a folder of the repository. The files of words there are named
/// `words.<language>.toml`.
fn policies(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![workspace().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().and_then(|name| name.to_str());
                if !name.is_some_and(|name| name.starts_with("words.")) {
                    found.push(path);
                }
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_committed_schema_is_current() {
    let path = workspace().join("docs/policy.schema.json");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, schema()).expect("the schema");
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == schema(),
        "docs/policy.schema.json is stale: BLESS=1 cargo test -p cargo-charte --test policy_schema"
    );
}

#[test]
fn every_policy_of_the_repository_is_valid() {
    let validator = validator();
    let mut wrong = Vec::new();
    let mut count = 0;
    let folders = [
        "policies",
        "compiler/tests/lints",
        "compiler/tests/law",
        "compiler/tests/pages",
    ];
    for path in folders.iter().flat_map(|folder| policies(folder)) {
        let policy = json(&fs::read_to_string(&path).expect("a policy"));
        let errors = validator.iter_errors(&policy);
        let path = path.display();
        wrong.extend(errors.map(|error| format!("{path}: {}: {error}", error.instance_path())));
        count += 1;
    }
    assert!(count > 150, "{count} policies");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_reader_rejects_is_invalid() {
    let validator = validator();
    for policy in [
        "tilte = \"Cookies\"",
        "title = 1",
        "updated = \"yesterday\"",
        "languages = \"fr\"",
        "format = -1",
        "[category.x]\nconsent = \"exmpt\"",
        "[category.x]\nheading = [\"a\"]",
        "[[cookie]]\nsecure = \"true\"",
        "[[cookie]]\nlocation = [\"attic\"]",
        "[cookie]\nname = \"a\"",
        "[choice]\nsignals = [\"gpd\"]",
        "[lints]\nmissing-duratoin = \"allow\"",
        "[lints]\nmissing-duration = \"alow\"",
        "[table]\nlabels = { name = 1 }",
    ] {
        assert!(!validator.is_valid(&json(policy)), "{policy}");
    }
}

#[test]
fn keys_and_words_are_described() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    let consent = &schema["definitions"]["Category"]["properties"]["consent"];
    let description = consent["description"].as_str().expect("a description");
    assert!(description.contains("`required`: "), "{description}");
    let tables = schema["definitions"]
        .as_object()
        .expect("the tables")
        .values();
    for table in tables.chain([&schema]) {
        let keys = table["properties"].as_object().into_iter().flatten();
        for (key, schema) in keys {
            let description = schema["description"].as_str().unwrap_or_default();
            assert!(description.len() >= 4, "{key} has no description");
        }
    }
}
