//! `charte fmt` changes no meaning, and a second run changes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn charte(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

/// Copies the policies of a folder of the repository.
fn copied(folder: &str) -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let to = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_file() {
            fs::copy(&path, to.path().join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    to
}

#[test]
fn the_meaning_of_every_policy_stays() {
    for folder in ["policies", "policies/exemplary", "compiler/tests/law"] {
        let copy = copied(folder);
        let files = fs::read_dir(copy.path()).expect("a folder");
        let mut count = 0;
        for file in files.map(|file| file.expect("an entry").path()) {
            if file.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let before = fs::read_to_string(&file).expect("a policy");
            let register = charte(copy.path(), &["check", name, "--message-format", "short"]);
            let formatted = charte(copy.path(), &["fmt", name]);
            assert!(formatted.status.success(), "{name}: {formatted:?}");
            let after = fs::read_to_string(&file).expect("a policy");
            let again = charte(copy.path(), &["fmt", "--check", name]);
            assert!(
                again.status.success() && again.stdout.is_empty(),
                "{name}: {again:?}"
            );
            // Every line is there, in another order.
            assert_eq!(lines(&before), lines(&after), "{name}");
            let names = |output: &Output| {
                let text = String::from_utf8_lossy(&output.stdout).into_owned();
                let names = text
                    .lines()
                    .filter_map(|line| line.split_once(": ").map(|(_, rest)| rest.to_owned()));
                let mut names: Vec<String> = names.collect();
                names.sort();
                names
            };
            let now = charte(copy.path(), &["check", name, "--message-format", "short"]);
            assert_eq!(names(&register), names(&now), "{name}");
            count += 1;
        }
        assert!(count > 0, "{folder} has policies");
    }
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines.sort_unstable();
    lines
}
