//! The machine formats of `check` against their schemas, for every diagnostic and every lint of the
//! compiler's tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Runs `charte check` on every case of the compiler.
fn checked(format: &str) -> Output {
    let tests = workspace().join("compiler/tests");
    let mut command = Command::new(env!("CARGO_BIN_EXE_charte"));
    command
        .args(["check", "--message-format", format])
        .current_dir(&tests);
    let mut count = 0;
    for case in folders(&tests.join("diagnostics")) {
        let sole = ["site.toml", "fleet.toml"].map(|name| case.join(name));
        let path = sole.into_iter().find(|path| path.exists()).unwrap_or(case);
        command.arg(path.strip_prefix(&tests).expect("a path below"));
        count += 1;
    }
    for case in folders(&tests.join("lints")) {
        let paths = ["fires", "fires.toml"].map(|name| case.join(name));
        let path = paths
            .into_iter()
            .find(|path| path.exists())
            .expect("an example");
        command.arg(path.strip_prefix(&tests).expect("a path below"));
        count += 1;
    }
    assert!(count > 200, "{count} cases");
    let output = command.output().expect("the command runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    output
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of cases");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn schema(path: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(workspace().join(path)).expect("the schema");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

#[track_caller]
fn assert_valid(schema: &jsonschema::Validator, document: &Value) {
    let errors = schema.iter_errors(document);
    let errors: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}\n{document:#}", errors.join("\n"));
}

#[test]
fn each_line_of_json_has_the_documented_form() {
    let schema = schema("docs/diagnostic.schema.json");
    let output = checked("json");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut count = 0;
    for line in text.lines() {
        assert_valid(
            &schema,
            &serde_json::from_str(line).expect("a line is JSON"),
        );
        count += 1;
    }
    assert!(count > 250, "{count} lines");
    let another = serde_json::json!({ "$message_type": "diagnostic", "message": "" });
    assert!(!schema.is_valid(&another));
}

#[test]
fn the_sarif_document_is_valid() {
    let schema = schema("cli/tests/sarif-schema-2.1.0.json");
    let output = checked("sarif");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_valid(&schema, &document);
    let run = &document["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 250, "{} results", results.len());
    for result in results {
        let rule = result["ruleIndex"].as_u64().expect("an index");
        let rule = usize::try_from(rule).expect("a small number");
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
}

/// GitHub reads one command a line.
#[test]
fn each_line_for_github_is_a_command() {
    let output = checked("github");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for line in text.lines() {
        let is_command = line.starts_with("::error file=") || line.starts_with("::warning file=");
        assert!(is_command && line.matches(",title=").count() == 1, "{line}");
    }
}
