//! Import, export and import again, for each format that goes both ways: the second policy is the first.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A format, a file of `cmd/import/files.in` or a policy of `cmd/export/policies.in`.
const FILES: &[(&str, &str)] = &[
    ("klaro", "klaro.js"),
    ("klaro", "klaro-old.js"),
    ("klaro", "hostile.js"),
    ("cookieconsent", "cookieconsent.js"),
    ("cookieconsent", "cookieconsent-2.html"),
    ("tarteaucitron", "tarteaucitron.html"),
    ("ocd", "ocd.csv"),
    ("ocd", "ocd.json"),
    ("iab", "iab.json"),
    ("csv", "spreadsheet.csv"),
    ("csv", "tabs.csv"),
];

#[test]
fn an_export_is_imported_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/import/files.in");
    let mut wrong = Vec::new();
    for (format, file) in FILES {
        let first = import(format, &files.join(file), folder.path());
        let exported = export(format, &first, folder.path());
        let second = import(format, &exported, folder.path());
        let again = export(format, &second, folder.path());
        let third = import(format, &again, folder.path());
        // What a format has no place for is lost with the first export, and nothing more after it.
        let (second, third) = (facts(&second), facts(&third));
        if second != third {
            wrong.push(format!(
                "{file}: the second and the third policy differ\n{second}\n---\n{third}"
            ));
        }
        let (names, kept) = (lines(&facts(&first), "name"), lines(&second, "name"));
        if names != kept && *format != "tarteaucitron" {
            wrong.push(format!("{file}: {names:?} became {kept:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn hostile_texts_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/export/policies.in/hostile.toml");
    let mut wrong = Vec::new();
    for format in ["klaro", "cookieconsent", "csv", "ocd", "iab"] {
        let exported = export(format, &policy, folder.path());
        let imported =
            fs::read_to_string(import(format, &exported, folder.path())).expect("a policy");
        for text in ["a.b(c)[d]|$^+?*</script>", "cmd|' /C calc'!A0"] {
            if !imported.contains(text) && format != "ocd" {
                wrong.push(format!("{format} lost {text}\n{imported}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Imports a file, writes a text in place of each `TODO`, and shortens what lives longer than cookies may.
fn import(format: &str, file: &Path, folder: &Path) -> std::path::PathBuf {
    let arguments = [
        "import",
        format,
        file.to_str().expect("UTF-8"),
        "--url",
        "https://www.example.org",
    ];
    let policy = charte(&arguments, folder);
    let path = folder.join("policy.toml");
    fs::write(
        &path,
        policy
            .replace("TODO", "To be written")
            .replace("\"2 years\"", "\"13 months\""),
    )
    .expect("a policy");
    path
}

fn export(format: &str, policy: &Path, folder: &Path) -> std::path::PathBuf {
    let text = charte(&["export", format, policy.to_str().expect("UTF-8")], folder);
    let path = folder.join("exported");
    fs::write(&path, text).expect("an export");
    path
}

fn charte(arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    let policy = fs::read_to_string(folder.join("policy.toml")).unwrap_or_default();
    assert!(
        output.status.success(),
        "{arguments:?}: {messages}{}\n{policy}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Returns a policy without its comments.
fn facts(policy: &Path) -> String {
    let text = fs::read_to_string(policy).expect("a policy");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the sorted lines of the names of cookies.
fn lines(policy: &str, key: &str) -> Vec<String> {
    let cookies = policy.split("[[cookie]]").skip(1);
    let names = cookies.filter_map(|cookie| {
        cookie
            .lines()
            .find(|line| line.starts_with(key) || line.starts_with("pattern"))
    });
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    names
}
