//! `docs/frameworks.md` contains the files of `examples/frameworks`. This test compares the texts and builds no
//! framework: the examples are a workspace of their own, which `.ci/run` builds.

use std::collections::BTreeMap;
use std::fs;

const FOLDER: &str = "examples/frameworks/";

/// The code blocks of the guide, by the path in the comment in their first line.
fn shown() -> BTreeMap<String, String> {
    let document = text("docs/frameworks.md");
    let blocks = document.split("\n```").skip(1).step_by(2);
    let mut shown = BTreeMap::new();
    for block in blocks {
        let mut lines = block.splitn(3, '\n');
        let (_language, first) = (lines.next(), lines.next().expect("a first line"));
        let path = first.split(FOLDER).nth(1).expect("it names the file");
        let path = path.split([' ', ',']).next().expect("a path");
        let code = lines.next().expect("code").trim().to_owned();
        let before = shown.insert(path.to_owned(), code);
        assert_eq!(before, None, "{path} is shown twice");
    }
    shown
}

fn text(path: &str) -> String {
    let path = charte_tests::workspace().join(path);
    fs::read_to_string(path).expect("a file of the checkout")
}

/// The code of a Rust file: without the documentation of the module, the list of modules and tests.
fn code(file: &str) -> String {
    let code = file.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines();
    let lines = lines.filter(|line| !line.starts_with("//!") && !line.starts_with("pub mod "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn every_code_block_equals_its_file() {
    for (path, shown) in shown() {
        let file = text(&format!("{FOLDER}{path}"));
        match path.rsplit_once('.') {
            Some((_, "rs")) => assert_eq!(shown, code(&file), "{path}"),
            // A part of the file is enough.
            Some((_, "toml")) => {
                for line in shown.lines() {
                    assert!(file.lines().any(|other| other == line), "{path}: {line}");
                }
            }
            _ => assert_eq!(shown, file.trim(), "{path}"),
        }
    }
}

#[test]
fn the_guide_contains_every_framework() {
    let shown = shown();
    let folder = charte_tests::workspace().join(FOLDER).join("src");
    for file in fs::read_dir(folder).expect("the examples have code") {
        let name = file.expect("a file").file_name();
        let path = format!("src/{}", name.to_string_lossy());
        assert!(shown.contains_key(&path), "docs/frameworks.md lacks {path}");
    }
}
