//! The documentation: every link has a target, every policy compiles, and the book lists every page.
//!
//! The Rust blocks are documentation tests: `src/guides.rs` includes the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use charte_compiler::diagnostic::{Rendering, Severity, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, ReadError, Request, compile};
use charte_tests::workspace;

/// The pages of the repository that people read, from the root of the checkout.
fn pages() -> Vec<String> {
    let root = [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "benches/README.md",
        "fuzz/README.md",
    ];
    let mut pages: Vec<String> = root.map(str::to_owned).into();
    for entry in fs::read_dir(workspace().join("docs")).expect("the folder of the guides") {
        let name = entry.expect("a file").file_name();
        let name = name.to_str().expect("a name in UTF-8");
        if Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "md")
        {
            pages.push(format!("docs/{name}"));
        }
    }
    pages.sort();
    pages
}

fn text(path: &str) -> String {
    let path = workspace().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code blocks of a page: language and text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let text = text(page);
    let fenced = text.split("\n```").skip(1).step_by(2);
    let blocks = fenced.map(|block| {
        let (language, code) = block.split_once('\n').unwrap_or((block, ""));
        (language.to_owned(), code.to_owned() + "\n")
    });
    blocks.collect()
}

/// A page without its code: blocks and spans.
fn prose(page: &str) -> String {
    let text = text(page);
    let outside = text.split("\n```").step_by(2);
    let outside: Vec<&str> = outside.collect();
    let outside = outside.join("\n");
    outside.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// The targets of the inline links of a page.
fn targets(page: &str) -> Vec<String> {
    let prose = prose(page);
    let targets = prose.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    targets.map(str::to_owned).collect()
}

/// The ids that the headings of a page have on GitHub and in mdBook: lower case, without punctuation,
/// with hyphens for spaces.
fn ids(page: &str) -> BTreeSet<String> {
    let text = text(page);
    let outside = text.split("\n```").step_by(2);
    let headings = outside
        .flat_map(str::lines)
        .filter(|line| line.starts_with('#'));
    let ids = headings.map(|line| {
        let kept = line.trim_start_matches('#').trim().to_lowercase();
        let kept = kept.chars().filter_map(|character| match character {
            ' ' => Some('-'),
            '-' | '_' => Some(character),
            character if character.is_alphanumeric() => Some(character),
            _ => None,
        });
        kept.collect()
    });
    ids.collect()
}

#[test]
fn every_link_has_a_target() {
    let mut broken = Vec::new();
    for page in pages() {
        for target in targets(&page) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, id) = target.split_once('#').unwrap_or((&target, ""));
            let folder = Path::new(&page).parent().expect("a folder");
            let path = if path.is_empty() {
                PathBuf::from(&page)
            } else {
                folder.join(path)
            };
            let is_there = workspace().join(&path).exists();
            let has_id = id.is_empty() || is_there && ids(&path.to_string_lossy()).contains(id);
            if !is_there || !has_id {
                broken.push(format!("{page}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "links without a target: {broken:#?}");
}

#[test]
fn the_book_lists_every_page() {
    let listed: BTreeSet<String> = targets("docs/SUMMARY.md").into_iter().collect();
    let pages = pages().into_iter();
    let pages = pages.filter_map(|page| page.strip_prefix("docs/").map(str::to_owned));
    let pages: BTreeSet<String> = pages.filter(|page| page != "SUMMARY.md").collect();
    assert_eq!(listed, pages);
}

/// A TOML block is a whole policy, a part of a policy (`# policies/...` in its first line), a part of
/// a manifest or of clippy's settings, or settings that a whole policy could have.
#[test]
fn every_policy_compiles() {
    let mut wrong = Vec::new();
    let mut whole = 0;
    // The tests of the lints check the examples of `docs/lints.md`.
    for page in pages().iter().filter(|page| *page != "docs/lints.md") {
        for (_, block) in blocks(page)
            .into_iter()
            .filter(|(language, _)| language == "toml")
        {
            let first = block.lines().next().unwrap_or_default();
            if first.starts_with("# policies/") {
                wrong.extend(missing_parts(page, &block));
            } else if block.contains("language = ") {
                whole += 1;
                wrong.extend(errors(page, &block));
            } else if block.contains("rules = ") || block.contains("[lints]") {
                let frame = "language = \"en\"\ntitle = \"Cookies\"\n";
                let errors = errors(page, &format!("{frame}{block}"));
                // A frame without cookies has other errors than those of the block.
                wrong.extend(errors.into_iter().filter(|error| error.contains("unknown")));
            }
        }
    }
    assert!(whole > 4, "too few whole policies were found: {whole}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_consent_guide_equals_the_example() {
    equals_the_example(
        "docs/consent.md",
        &["town/src/town.rs", "town/src/page.rs"],
        3,
    );
}

#[test]
fn the_guide_of_tenants_equals_the_example() {
    equals_the_example(
        "docs/tenants.md",
        &["tenants/src/tenants.rs", "tenants/src/site.rs"],
        3,
    );
}

/// Checks that the examples in these files contain each item of a guide.
#[track_caller]
fn equals_the_example(guide: &str, files: &[&str], count: usize) {
    let files = files.iter().map(|file| text(&format!("examples/{file}")));
    let example: String = files.collect();
    let example = example.replace("../../policies", "../policies");
    let blocks = blocks(guide).into_iter();
    let blocks = blocks.filter(|(language, _)| language == "rust,ignore");
    let blocks: Vec<String> = blocks.map(|(_, code)| code).collect();
    assert_eq!(blocks.len(), count, "{guide}");
    for item in blocks
        .iter()
        .flat_map(|block| block.trim_end().split("\n\n"))
    {
        assert!(
            example.contains(item),
            "the example does not contain\n{item}"
        );
    }
}

/// The lines of a block that are missing from its file.
fn missing_parts(page: &str, block: &str) -> Vec<String> {
    let (first, rest) = block.split_once('\n').expect("a line");
    let path = first
        .trim_start_matches("# ")
        .split(',')
        .next()
        .expect("a path");
    let policy = text(path);
    let parts = rest.trim().split("\n\n");
    let missing = parts.filter(|part| !policy.contains(part));
    missing
        .map(|part| format!("{page}: {path} does not have\n{part}"))
        .collect()
}

/// The errors of a policy.
fn errors(page: &str, policy: &str) -> Vec<String> {
    let request = Request {
        folder: String::new(),
        entry: if policy.contains("[[platform]]") {
            Entry::File("site.toml".to_owned())
        } else {
            Entry::Site("site.toml".to_owned())
        },
        formats: Vec::new(),
        languages: None,
        keys: true,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |path| match path {
        "site.toml" => Ok(policy.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    });
    let errors = compilation.diagnostics.iter();
    let errors = errors.filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors = errors.map(|diagnostic| {
        let text = render(diagnostic, &compilation.sources, Rendering::Whole);
        format!("{page}: {text}")
    });
    errors.collect()
}
