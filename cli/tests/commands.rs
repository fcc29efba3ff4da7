//! Every command with its input, arguments and whole output: the cases in `cmd/`.
//!
//! A case `<name>.toml` has the `args`, the exit `code` (0 without it), the folder `in` that a copy is
//! made of, the folder `cwd` in it, and `env`. `<name>.stdin`, `<name>.stdout` and `<name>.stderr` are
//! what the command reads and writes; `<name>.out`, if it exists, has the files of the folder
//! afterwards. `BLESS=1 cargo test -p cargo-charte --test commands` writes the outputs again; read the
//! difference.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::assert::Action;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData};
use toml_edit::{DocumentMut, Item};

#[test]
fn every_command_writes_what_its_case_has() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut wrong = Vec::new();
    for folder in entries(&cases) {
        for file in entries(&folder) {
            if file.extension().is_some_and(|ending| ending == "toml") {
                wrong.extend(Case::read(&file).run());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A call and what it must write.
struct Case {
    /// Its file, without the ending.
    path: PathBuf,
    settings: DocumentMut,
}

impl Case {
    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).expect("the file of a case");
        let settings = text.parse();
        Self {
            path: file.with_extension(""),
            settings: settings.unwrap_or_else(|error| panic!("{}: {error}", file.display())),
        }
    }

    /// Runs the command, and returns the differences.
    fn run(&self) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        if let Some(input) = self.text("in") {
            copy(&self.path.with_file_name(input), folder.path());
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_charte"));
        let args = self.settings["args"].as_array().expect("`args`");
        command.args(args.iter().filter_map(|argument| argument.as_str()));
        command.current_dir(folder.path().join(self.text("cwd").unwrap_or_default()));
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        if let Some(variables) = self.settings.get("env").and_then(Item::as_table) {
            let variables = variables.iter();
            command.envs(variables.filter_map(|(key, value)| Some((key, value.as_str()?))));
        }
        let stdin = fs::read(self.path.with_extension("stdin")).unwrap_or_default();
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        // A command that does not read its input closes it.
        let _ = child.stdin.take().expect("a pipe").write_all(&stdin);
        let output = child.wait_with_output().expect("the command ends");
        let mut wrong = Vec::new();
        let code = self
            .settings
            .get("code")
            .and_then(Item::as_integer)
            .unwrap_or(0);
        if output.status.code().map(i64::from) != Some(code) {
            wrong.push(format!(
                "{}: {}, not {code}",
                self.path.display(),
                output.status
            ));
        }
        wrong.extend(compare(&self.path.with_extension("stdout"), output.stdout));
        wrong.extend(compare(&self.path.with_extension("stderr"), output.stderr));
        let after = self.path.with_extension("out");
        if after.exists() {
            wrong.extend(compare_folders(&after, folder.path()));
        }
        wrong
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.settings.get(key).and_then(Item::as_str)
    }
}

/// Compares all files of two folders.
fn compare_folders(expected: &Path, actual: &Path) -> Vec<String> {
    let (there, here) = (files(expected), files(actual));
    if is_blessing() {
        for file in there.difference(&here) {
            fs::remove_file(expected.join(file)).expect("a file of the case");
        }
    }
    let mut wrong = Vec::new();
    for file in here.union(&there) {
        let content = fs::read(actual.join(file));
        if !is_blessing() && !there.contains(file) {
            wrong.push(format!("{} is not expected", expected.join(file).display()));
        } else if let Ok(content) = content {
            wrong.extend(compare(&expected.join(file), content));
        } else if !is_blessing() {
            wrong.push(format!("{} is missing", expected.join(file).display()));
        }
    }
    wrong
}

/// Compares a text with a file, exactly. An empty text needs no file.
fn compare(file: &Path, actual: Vec<u8>) -> Option<String> {
    if actual.is_empty() && !file.exists() {
        return None;
    }
    if actual.is_empty() && is_blessing() {
        fs::remove_file(file).expect("a file of the case");
        return None;
    }
    let action = if is_blessing() {
        Action::Overwrite
    } else {
        Action::Verify
    };
    let actual = String::from_utf8(actual).map_or_else(
        |error| Data::binary(error.into_bytes()),
        |text| text.into_data().raw(),
    );
    let expected = if file.exists() {
        Data::read_from(file, Some(DataFormat::Text)).raw()
    } else {
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        Data::read_from(file, Some(DataFormat::Text)).raw()
    };
    let assert = Assert::new().action(action).normalize_paths(false);
    let name = file.display();
    assert
        .try_eq(Some(&name), actual, expected)
        .err()
        .map(|error| error.to_string())
}

fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Returns the entries of a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// Returns the files below a folder, from it.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in entries(&next) {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(file) = path.strip_prefix(folder) {
                found.insert(file.to_owned());
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(from.join(&file), target).expect("a copy");
    }
}
