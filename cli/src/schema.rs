//! `schema`: the JSON Schema of policies, for editors.
//!
//! It is made from the table of keys that the compiler reads policies with, so it cannot differ from
//! the format. `docs/policy.schema.json` is its output.

use charte_compiler::lints;
use charte_compiler::syntax::{Declared, FORMAT, Form, Key, Kind};
use clap::Args;
use serde_json::{Map, Value, json};

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Print the JSON Schema of policies, which editors complete and check keys with.
///
/// Write it to a file, and name that file in the first line of a policy: `#:schema policy.schema.json`.
#[derive(Args, Debug)]
pub(crate) struct Options {}

/// Runs the command.
pub(crate) fn run(console: &mut Console) -> Result<Outcome, Failure> {
    console.write(&text())?;
    Ok(Outcome::Clean)
}

/// Returns the schema as it is written to a file.
pub(crate) fn text() -> String {
    format!("{:#}\n", schema())
}

/// Returns the schema (draft 7, which taplo and tombi read).
fn schema() -> Value {
    let mut definitions = Map::new();
    let root = table(FORMAT, &mut definitions);
    definitions.insert("Text".to_owned(), text_definition());
    definitions.insert("Words".to_owned(), words_definition());
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A policy of charte",
        "description": "The texts and facts of a cookie charter. docs/policy-format.md describes every key.",
    });
    if let (Value::Object(schema), Value::Object(root)) = (&mut schema, root) {
        schema.extend(root);
        schema.insert("definitions".to_owned(), definitions.into());
    }
    schema
}

/// Returns the schema of a table, and adds the tables below it to the definitions.
fn table(declared: &Declared, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    for key in declared.keys {
        properties.insert(key.name.to_owned(), property(key, definitions));
    }
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

/// Returns the schema of a key, with its description.
fn property(key: &Key, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = match (key.name, key.form) {
        ("lints", Form::Entries(setting)) => lint_settings(setting, definitions),
        (_, form) => value(form, definitions),
    };
    let mut description = prose(key.meaning);
    if let Some((words, meanings)) = words(key.form) {
        for (word, meaning) in words.iter().zip(meanings) {
            description.push_str(&format!("\n\n`{word}`: {}", prose(meaning)));
        }
    }
    if let Value::Object(schema) = &mut schema {
        // Draft 7 ignores what is beside a reference.
        if let Some(reference) = schema.remove("$ref") {
            schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        schema.insert("description".to_owned(), description.into());
    }
    schema
}

/// Returns the words that a value may have, and their meanings.
fn words(form: Form) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match form {
        Form::Word(words, meanings) => Some((words, meanings)),
        Form::Many(form) | Form::List(form) => words(*form),
        _ => None,
    }
}

fn value(form: Form, definitions: &mut Map<String, Value>) -> Value {
    match form {
        Form::Value(Kind::Boolean) => json!({ "type": "boolean" }),
        Form::Value(Kind::Whole(most)) => {
            json!({ "type": "integer", "minimum": 0, "maximum": most })
        }
        Form::Value(Kind::Date) => json!({ "anyOf": [
            { "type": "string", "format": "date" },
            { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$" },
        ] }),
        Form::Value(Kind::Text) => json!({ "$ref": "#/definitions/Text" }),
        Form::Value(Kind::Words) => json!({ "$ref": "#/definitions/Words" }),
        Form::Value(Kind::List) => json!({ "type": "array" }),
        Form::Value(Kind::Table) => json!({ "type": "object" }),
        Form::Value(Kind::String | Kind::Word(_)) => json!({ "type": "string" }),
        Form::Word(words, _) => json!({ "enum": words }),
        Form::Many(one) => {
            let one = value(*one, definitions);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Form::List(one) => json!({ "type": "array", "items": value(*one, definitions) }),
        Form::Entries(one) => {
            json!({ "type": "object", "additionalProperties": value(*one, definitions) })
        }
        Form::Attribute => json!({ "type": ["boolean", "string"] }),
        Form::Table(declared) => {
            if !definitions.contains_key(declared.name) {
                let table = table(declared, definitions);
                definitions.insert(declared.name.to_owned(), table);
            }
            json!({ "$ref": format!("#/definitions/{}", declared.name) })
        }
    }
}

/// Returns the schema of `[lints]`: every lint, whose level may be a string alone.
fn lint_settings(setting: &Form, definitions: &mut Map<String, Value>) -> Value {
    let table = value(*setting, definitions);
    let level = match setting {
        Form::Table(setting) => setting.keys.iter().find(|key| key.name == "level"),
        _ => None,
    };
    let level = level.map(|level| value(level.form, definitions));
    let mut properties = Map::new();
    for lint in lints::ALL {
        let either: Vec<&Value> = level.iter().chain([&table]).collect();
        let name = lint.name.to_owned();
        properties.insert(name, json!({ "anyOf": either, "description": lint.why }));
    }
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn text_definition() -> Value {
    json!({
        "description": "A text in the language of the file, or a table of languages: { fr = \"...\", en = \"...\" }",
        "anyOf": [
            { "type": "string" },
            { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string" } },
        ],
    })
}

fn words_definition() -> Value {
    json!({
        "description": "The path of a file of words, or words by language tag and key: { fr = { choice = { heading = \"...\" } } }",
        "anyOf": [
            { "type": "string" },
            { "type": "object", "additionalProperties": { "$ref": "#/definitions/Words" } },
        ],
    })
}

/// Returns a doc comment as one paragraph.
fn prose(comment: &str) -> String {
    comment.split_whitespace().collect::<Vec<_>>().join(" ")
}
