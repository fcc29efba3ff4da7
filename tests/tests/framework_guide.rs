//! What `docs/frameworks.md` shows is what `examples/frameworks` has, which `.ci/run` builds: it is a
//! workspace of its own, and nothing here builds a framework.

use std::collections::BTreeMap;
use std::fs;

const FOLDER: &str = "examples/frameworks/";

/// What is shown of the files of the folder, by their path in it. The first line of a block, a
/// comment, names the file.
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
fn every_block_is_the_file_that_it_names() {
    for (path, shown) in shown() {
        let file = text(&format!("{FOLDER}{path}"));
        match path.rsplit_once('.') {
            Some((_, "rs")) => assert_eq!(shown, code(&file), "{path}"),
            // In part.
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
fn every_framework_is_shown() {
    let shown = shown();
    let folder = charte_tests::workspace().join(FOLDER).join("src");
    for file in fs::read_dir(folder).expect("the examples have code") {
        let name = file.expect("a file").file_name();
        let path = format!("src/{}", name.to_string_lossy());
        assert!(shown.contains_key(&path), "docs/frameworks.md lacks {path}");
    }
}
