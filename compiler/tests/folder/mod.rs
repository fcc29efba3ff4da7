//! Compiles a folder of test data, and compares text with a file next to it.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use charte_compiler::diagnostic::{Diagnostic, Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, ReadError, Request, compile};
use charte_core::format::Format;

/// Returns the folder of some test data.
pub(crate) fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compiles a folder: as a site if it has `site.toml`, as a file of platforms if it has
/// `fleet.toml`, and otherwise as a folder of policies.
pub(crate) fn compiled(folder: &Path) -> Compilation {
    compiled_in_order(folder, false)
}

/// Like [`compiled`], but lists the files of a folder in the opposite order.
pub(crate) fn compiled_in_order(folder: &Path, reversed: bool) -> Compilation {
    let names = names(folder);
    let entry = if names.iter().any(|name| name == "site.toml") {
        Entry::Site("site.toml".to_owned())
    } else if names.iter().any(|name| name == "fleet.toml") {
        Entry::File("fleet.toml".to_owned())
    } else {
        let is_policy =
            |name: &String| Path::new(name).extension().is_some_and(|end| end == "toml");
        let mut names: Vec<String> = names.into_iter().filter(is_policy).collect();
        if reversed {
            names.reverse();
        }
        Entry::Folder(names)
    };
    compile_entry(folder, entry)
}

/// Compiles one file of a folder as a site.
pub(crate) fn compiled_alone(folder: &Path, file: &str) -> Compilation {
    compile_entry(folder, Entry::Site(file.to_owned()))
}

fn compile_entry(folder: &Path, entry: Entry) -> Compilation {
    let request = Request {
        folder: String::new(),
        entry,
        formats: Format::ALL.to_vec(),
        languages: None,
        keys: true,
        compression: Compression::default(),
    };
    compile(&request, &mut |path| {
        std::fs::read(folder.join(path)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => ReadError::Missing,
            ErrorKind::IsADirectory => ReadError::NotAFile,
            _ => ReadError::Unreadable,
        })
    })
}

/// Compiles an example of a lint: a file next to its name, or a folder for a fleet.
pub(crate) fn compiled_example(folder: &Path, name: &str) -> Compilation {
    let fleet = folder.join(name);
    if fleet.is_dir() {
        return compiled(&fleet);
    }
    let file = format!("{name}.toml");
    let text = std::fs::read_to_string(folder.join(&file)).unwrap_or_default();
    let entry = if text.contains("[[platform]]") {
        Entry::File(file)
    } else {
        Entry::Site(file)
    };
    compile_entry(folder, entry)
}

/// Returns all diagnostics of a compilation, as a terminal shows them.
pub(crate) fn reported(compilation: &Compilation) -> String {
    let texts = compilation.diagnostics.iter();
    let texts =
        texts.map(|diagnostic| render(diagnostic, &compilation.sources, Rendering::Whole) + "\n");
    texts.collect::<Vec<_>>().join("\n")
}

/// Returns where a diagnostic breaks the house style: lower case, no full stop, a text at each
/// place, and advice.
pub(crate) fn style(diagnostic: &Diagnostic) -> Vec<String> {
    let mut wrong = Vec::new();
    let labels = diagnostic.labels.iter().map(|label| &label.text);
    let helps = diagnostic.helps.iter().map(|help| &help.text);
    let texts = labels.chain(&diagnostic.notes).chain(helps);
    let texts = texts.map(String::as_str).chain([&*diagnostic.title]);
    for text in texts.filter(|text| !text.is_empty()) {
        let first = text.chars().next().unwrap_or_default();
        let is_name = text.starts_with("TOML") || text.starts_with("U+");
        if (first.is_uppercase() && !is_name) || text.ends_with('.') {
            wrong.push(format!("not lower case without a full stop: {text}"));
        }
    }
    let mut others = diagnostic.labels.iter().skip(1);
    if others.any(|label| label.text.is_empty()) {
        wrong.push("a second place without a word".to_owned());
    }
    if diagnostic.helps.is_empty() && diagnostic.notes.is_empty() {
        wrong.push(format!("`{}` does not say what to do", diagnostic.title));
    }
    wrong
}

/// Returns the text of every Rust file of the crate.
pub(crate) fn sources() -> String {
    fn read(folder: &Path, text: &mut String) {
        for name in names(folder) {
            let path = folder.join(name);
            if path.is_dir() {
                read(&path, text);
            } else {
                text.push_str(&std::fs::read_to_string(path).unwrap_or_default());
            }
        }
    }

    let mut text = String::new();
    read(&data("src"), &mut text);
    text
}

/// Returns the names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("a name in UTF-8")
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// Compares a text with a file; with `BLESS=1` in the environment, writes the file instead.
///
/// Returns both if they differ.
pub(crate) fn compare(file: &Path, text: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        let folder = file.parent().expect("a file is in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(file, text).expect("the file can be written");
        return None;
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    (expected != text).then(|| format!("--- {}\n{expected}\n+++ now\n{text}", file.display()))
}
