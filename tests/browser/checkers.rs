//! The checkers of a page. Each returns a list of complaints, with the minor ones.
//!
//! `axe`, `htmlcs` and the probes check the page in the browser. `html-validate` and `vnu` read its source; they run once
//! for all pages, because they start slowly.

use std::fs;
use std::io::Seek as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use charte_tests::external;
use serde_json::Value;

use crate::chromium::Chromium;

/// Checks that every data table has a caption, and every cell the headers of its column and its row. Other
/// checkers treat a table without them as a layout table.
pub(crate) const TABLES: &str = include_str!("probes/tables.js");

/// What axe finds on the page before it, by WCAG 2.2 AA and by what is good practice; `None` where
/// it is not installed.
pub(crate) fn axe(browser: &mut Chromium) -> Option<Vec<String>> {
    let Ok(axe) = fs::read_to_string(package("axe-core/axe.min.js")) else {
        external::missing("axe", "`npm ci` in tests/browser installs it");
        return None;
    };
    if browser.evaluate("typeof axe") == "undefined" {
        browser.evaluate(&format!("{axe}; null"));
    }
    Some(browser.probe(include_str!("probes/axe.js")))
}

/// The errors that htmlcs finds on the page before it, by WCAG 2.1 AA; `None` where it is not installed. Its
/// warnings are what a person must check.
pub(crate) fn htmlcs(browser: &mut Chromium) -> Option<Vec<String>> {
    let Ok(htmlcs) = fs::read_to_string(package("html_codesniffer/build/HTMLCS.js")) else {
        external::missing("htmlcs", "`npm ci` in tests/browser installs it");
        return None;
    };
    if browser.evaluate("typeof HTMLCS") == "undefined" {
        browser.evaluate(&format!("{htmlcs}; null"));
    }
    Some(browser.probe(include_str!("probes/htmlcs.js")))
}

/// What html-validate finds in the HTML files of a folder; `None` if it is not installed.
pub(crate) fn html_validate(folder: &Path) -> Option<Vec<String>> {
    let program = package("html-validate/bin/html-validate.mjs");
    let found = ask(&["node"], &program, |command| {
        let config = Path::new(HERE).join("html-validate.cjs");
        let command = command
            .args(["--formatter", "json", "--config"])
            .arg(config);
        command.args(files(folder));
    })?;
    let mut complaints = Vec::new();
    for file in list(&found) {
        let messages = list(&file["messages"]).iter();
        complaints
            .extend(messages.map(|message| {
                complaint(&file["filePath"], &message["line"], &message["message"])
            }));
    }
    Some(complaints)
}

/// What vnu, the Nu Html Checker of the W3C, finds in the HTML files of a folder; `None` if it is
/// not installed.
pub(crate) fn vnu(folder: &Path) -> Option<Vec<String>> {
    let program = package("vnu-jar/build/dist/vnu.jar");
    let found = ask(&["java", "-jar"], &program, |command| {
        let command = command.args(["--format", "json", "--stdout"]);
        command.args(files(folder));
    })?;
    let messages = list(&found["messages"]).iter();
    let complaints = messages
        .map(|message| complaint(&message["url"], &message["lastLine"], &message["message"]));
    Some(complaints.collect())
}

/// The folder of these tests.
const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/browser");

/// A file of a package that npm has installed.
pub(crate) fn package(path: &str) -> PathBuf {
    Path::new(HERE).join("node_modules").join(path)
}

/// What a program answers; `None`, and a word on the standard error, where it does not run.
///
/// # Panics
/// If it runs without a result: a silent checker would let everything pass.
fn ask(runner: &[&str], program: &Path, question: impl FnOnce(&mut Command)) -> Option<Value> {
    let command = || {
        let mut command = Command::new(runner[0]);
        command.args(&runner[1..]).arg(program);
        command
    };
    let version = command().arg("--version").output();
    if !version.is_ok_and(|version| version.status.success()) {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        let why = format!(
            "`npm ci` in tests/browser installs it; {} runs it",
            runner[0]
        );
        external::missing(&name, &why);
        return None;
    }
    let mut command = command();
    question(&mut command);
    // node does not wait until a pipe is read, and so cuts a long answer. It writes a file whole.
    let mut found = tempfile::tempfile().expect("a temporary file");
    command.stdout(found.try_clone().expect("a file"));
    // Its exit code is an error if it finds something; the output lists the complaints.
    let output = command.output().expect("it has just run");
    found.rewind().expect("a file");
    let answer = serde_json::from_reader(&found);
    let errors = String::from_utf8_lossy(&output.stderr);
    Some(answer.unwrap_or_else(|error| panic!("{}: {error}: {errors}", program.display())))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("the folder can be read");
    let files = files.map(|file| file.expect("the folder can be read").path());
    files.collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn complaint(file: &Value, line: &Value, message: &Value) -> String {
    let file = file.as_str().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default();
    format!("{file}:{line}: {}", message.as_str().unwrap_or_default())
}
