//! Every diagnostic: a folder of policies in `diagnostics/`, and the exact text that they give.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the texts anew; look at the difference.

mod folder;

use std::collections::BTreeSet;
use std::path::Path;

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::syntax::MAX_FILE;
use charte_compiler::{Entry, Request, compile};

#[test]
fn every_case_gives_its_text() {
    let cases = folder::data("tests/diagnostics");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        let case = cases.join(case);
        wrong.extend(folder::compare(&case.join("expected.txt"), &told(&case)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Everything that is told of a case.
fn told(case: &Path) -> String {
    let compilation = folder::compiled(case);
    let texts = compilation.diagnostics.iter();
    let texts = texts.map(|told| render(told, &compilation.sources, Rendering::Whole) + "\n");
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_diagnostic_has_a_case() {
    let mut declared = BTreeSet::new();
    names_in_sources(&folder::data("src"), &mut declared);
    let cases = folder::data("tests/diagnostics");
    let mut shown = BTreeSet::new();
    for case in folder::names(&cases) {
        let text = std::fs::read_to_string(cases.join(case).join("expected.txt"));
        for line in text.unwrap_or_default().lines() {
            let name = line
                .strip_prefix("error[")
                .and_then(|line| line.split_once("]: "));
            shown.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    // These have tests of their own: a case of 1 MiB, or of many files, would weigh on everybody.
    shown.extend(["file-too-large", "long-chain", "many-errors"].map(str::to_owned));
    let missing: Vec<_> = declared.difference(&shown).collect();
    assert!(
        declared.len() > 40,
        "the names are found in the sources: {declared:?}"
    );
    assert!(
        missing.is_empty(),
        "no case in tests/diagnostics shows {missing:?}"
    );
    let unknown: Vec<_> = shown.difference(&declared).collect();
    assert!(unknown.is_empty(), "the sources have no {unknown:?}");
}

/// The names of the diagnostics that the sources make.
fn names_in_sources(folder: &Path, names: &mut BTreeSet<String>) {
    for name in folder::names(folder) {
        let path = folder.join(name);
        if path.is_dir() {
            names_in_sources(&path, names);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for call in source.split("Diagnostic::error(").skip(1) {
            if let Some(literal) = call.trim_start().strip_prefix('"') {
                names.extend(literal.split('"').next().map(str::to_owned));
            }
        }
    }
}

#[test]
fn a_file_has_a_largest_size() {
    assert_eq!(
        messages(&vec![b'#'; MAX_FILE + 1]),
        [
            "the file is larger than 1048576 bytes (1 MiB)\n --> site.toml:1:1\n  |\n1 |\n  | ^\n  |\n  \
          = help: split the policy into a template and files that extend it"
        ]
    );
}

#[test]
fn a_flood_is_cut() {
    let flood: Vec<String> = (0..10_000).map(|number| format!("k{number}=0")).collect();
    let flood = flood.join("\n");
    let messages = messages(flood.as_bytes());
    assert_eq!(messages.len(), 501);
    assert!(
        messages[500].starts_with("9502 more errors are not shown\n   --> site.toml:499:1\n"),
        "{}",
        messages[500]
    );
}

/// However many files extend each other, no stack is deep enough to follow them all.
#[test]
fn a_chain_has_a_longest_length() {
    let chain = |files: usize| {
        messages_of(&mut |path| {
            let number = path.trim_end_matches(".toml").parse().unwrap_or(1);
            let text = format!("extends = \"{}.toml\"\ntitle = \"T\"\n", number + 1);
            let last = "language = \"en\"\ntitle = \"T\"\n".to_owned();
            if number < files { text } else { last }.into_bytes()
        })
    };
    assert!(chain(16).is_empty());
    let long = "more than 16 files build on each other\n --> ";
    assert!(chain(17)[0].starts_with(long), "{:?}", chain(17));
    assert_eq!(chain(5_000).len(), 1);
}

/// The messages that a file gives.
fn messages(bytes: &[u8]) -> Vec<String> {
    messages_of(&mut |_| bytes.to_vec())
}

/// The messages that a site gives, and what it extends.
fn messages_of(read: &mut dyn FnMut(&str) -> Vec<u8>) -> Vec<String> {
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("site.toml".to_owned()),
        formats: Vec::new(),
        languages: None,
    };
    let compilation = compile(&request, &mut |path| Ok(read(path)));
    let told = compilation.diagnostics.iter();
    told.map(|told| render(told, &compilation.sources, Rendering::Message))
        .collect()
}

#[test]
fn messages_keep_the_house_style() {
    let cases = folder::data("tests/diagnostics");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        for told in folder::compiled(&cases.join(&case)).diagnostics {
            let texts = told
                .labels
                .iter()
                .map(|label| &label.text)
                .chain(&told.notes);
            let texts = texts
                .chain(told.helps.iter().map(|help| &help.text))
                .chain([&told.title]);
            for text in texts.filter(|text| !text.is_empty()) {
                let first = text.chars().next().unwrap_or_default();
                let is_name = text.starts_with("TOML") || text.starts_with("U+");
                let names_attribute = text.starts_with('`');
                if (first.is_uppercase() && !is_name && !names_attribute) || text.ends_with('.') {
                    wrong.push(format!("{case}: {text}"));
                }
            }
            if told
                .labels
                .iter()
                .skip(1)
                .any(|label| label.text.is_empty())
            {
                wrong.push(format!("{case}: a second place without a word"));
            }
            if told.helps.is_empty() && told.notes.is_empty() {
                wrong.push(format!("{case}: `{}` does not say what to do", told.title));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_place_is_inside_its_file() {
    let cases = folder::data("tests/diagnostics");
    for case in folder::names(&cases) {
        let compilation = folder::compiled(&cases.join(&case));
        for told in &compilation.diagnostics {
            for label in &told.labels {
                let text = &compilation.sources.file(label.span.file).text;
                let range = label.span.range();
                assert!(range.end <= text.len(), "{case}: {told:?}");
                assert!(text.is_char_boundary(range.start), "{case}: {told:?}");
            }
        }
    }
}
