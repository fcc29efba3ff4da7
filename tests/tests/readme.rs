//! What the README shows is what there is: its TOML stands in the policies, and its error is the
//! one that the compiler gives.

use std::path::{Path, PathBuf};

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, ReadError, Request, compile};

fn checkout(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn text(path: &str) -> String {
    std::fs::read_to_string(checkout(path)).expect("a file of the checkout")
}

/// The blocks of the README in a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = text("README.md");
    let fence = format!("```{language}\n");
    let blocks = readme
        .split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    blocks.map(str::to_owned).collect()
}

#[test]
fn the_toml_stands_in_the_policies() {
    let blocks = blocks("toml");
    let policies: Vec<&String> = blocks
        .iter()
        .filter(|block| block.starts_with("# policies/"))
        .collect();
    assert_eq!(policies.len(), 3);
    for block in policies {
        let (first, rest) = block.split_once('\n').expect("a line");
        let path = first
            .trim_start_matches("# ")
            .split(',')
            .next()
            .expect("a path");
        let policy = text(path);
        for table in rest.trim().split("\n\n") {
            assert!(policy.contains(table), "{path} does not have\n{table}");
        }
    }
}

#[test]
fn the_login_app_is_the_example() {
    let town = text("examples/portals/src/town.rs");
    let town = town.replace("../../policies", "../policies");
    let blocks = blocks("rust,ignore");
    assert_eq!(blocks.len(), 3);
    for item in blocks.iter().flat_map(|block| block.trim().split("\n\n")) {
        assert!(town.contains(item), "the example does not have\n{item}");
    }
}

#[test]
fn the_error_is_the_one_that_the_compiler_gives() {
    let folder = checkout("compiler/tests/diagnostics/readme");
    let request = Request {
        folder: "policies".to_owned(),
        entry: Entry::Folder(vec!["shop.toml".to_owned()]),
        formats: Vec::new(),
        languages: None,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |path| {
        std::fs::read(folder.join(path)).map_err(|_| ReadError::Missing)
    });
    let told: Vec<String> = compilation
        .diagnostics
        .iter()
        .map(|told| render(told, &compilation.sources, Rendering::Message))
        .collect();
    // rustc writes `error: ` before the first line, indents the others by as much, and says last
    // where the macro was called.
    let shown = blocks("text").remove(0);
    let shown: Vec<String> = shown
        .split("error: ")
        .skip(1)
        .map(|error| {
            let lines = error.lines().filter(|line| !line.starts_with(" --> src/"));
            let lines = lines.map(|line| line.strip_prefix("       ").unwrap_or(line));
            lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
        })
        .collect();
    assert_eq!(shown, told);
}

#[test]
fn the_finding_is_the_one_that_the_lint_tells() {
    let expected = text("compiler/tests/lints/missing-duration/expected.txt");
    assert_eq!(blocks("text")[1], expected);
}

#[test]
fn the_levels_name_lints_and_packs_that_there_are() {
    let settings = blocks("toml");
    let find = |start: &str| {
        let block = settings.iter().find(|block| block.starts_with(start));
        block.expect("the README shows it").clone()
    };
    let policy = format!(
        "language = \"fr\"\ntitle = \"Cookies\"\n{}{}",
        find("rules"),
        find("[lints]")
    );
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("site.toml".to_owned()),
        formats: Vec::new(),
        languages: None,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |_| Ok(policy.clone().into_bytes()));
    let told = compilation.diagnostics.iter();
    let unknown: Vec<&str> = told
        .map(|told| told.name)
        .filter(|name| name.starts_with("unknown"))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_refusal_is_the_one_that_rustc_gives() {
    let blocks = blocks("text");
    let refusal = "error[E0277]: this cookie needs the visitor's consent";
    let block = blocks.iter().find(|block| block.starts_with(refusal));
    let block = block.expect("the README shows it");
    let told = text("tests/border/gated_without_proof.stderr");
    let told = told.replace("border/gated_without_proof.rs", "src/main.rs");
    assert!(told.starts_with(block.as_str()), "{told}");
}
