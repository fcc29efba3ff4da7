//! The conventions of the workspace: allowed dependencies between modules, file sizes, names, packages.
//!
//! The rules are data, in `rules`. A message contains the file and the broken rule. `tree` finds the files,
//! `names` the paths and macros in a Rust file, and `manifest` the dependencies of a package.

mod manifest;
mod names;
mod rules;
mod tree;

use std::collections::BTreeSet;

use manifest::Manifest;
use names::Names;
use rules::{
    AS_THEY_ARE, DEPENDENCIES, DRAWERS, LICENCES, LONG_FILES, MACHINE_PATHS, MAX_LINES, NEVERS,
    PUBLISHED, SHIPPED,
};
use tree::Tree;

#[test]
fn modules_use_only_what_they_may() {
    let tree = Tree::read();
    let sources = Names::of_all(&tree);
    let mut broken = Vec::new();
    for never in NEVERS {
        let mut seen = false;
        for (path, names) in &sources {
            if !tree::is_within(path, never.within) {
                continue;
            }
            seen = true;
            if never
                .except
                .iter()
                .any(|except| tree::is_within(path, except))
            {
                continue;
            }
            for name in never.names {
                if let Some(found) = names.find(name) {
                    broken.push(format!("{path} names `{found}`: {}", never.why));
                }
            }
        }
        if !seen {
            broken.push(format!(
                "{} has no file: the rule for it is out of date",
                never.within
            ));
        }
    }
    none(&broken);
}

#[test]
fn packages_depend_only_on_what_they_may() {
    let tree = Tree::read();
    let mut broken = Vec::new();
    for (package, allowed) in DEPENDENCIES {
        let path = format!("{package}/Cargo.toml");
        let text = tree.text(&path).expect("every crate has a manifest");
        // The runtime may have more dependencies behind features: frameworks.
        let manifest = Manifest::read(text, *package != "runtime");
        for dependency in manifest.dependencies {
            if !allowed.contains(&dependency.as_str()) {
                broken.push(format!(
                    "{path} depends on `{dependency}`: it may have {allowed:?}"
                ));
            }
        }
    }
    none(&broken);
}

#[test]
fn files_have_a_subject_and_at_most_400_lines() {
    let tree = Tree::read();
    let mut broken = Vec::new();
    for path in tree.paths().filter(|path| tree::extension(path) == "rs") {
        let mut steps = path.split('/').map(|step| step.trim_end_matches(".rs"));
        if let Some(drawer) = steps.find(|step| DRAWERS.contains(step)) {
            broken.push(format!(
                "{path} is a drawer: name the thing instead of `{drawer}`"
            ));
        }
        let lines = tree.text(path).map_or(0, |text| text.lines().count());
        let most = match LONG_FILES.iter().find(|(long, ..)| *long == path) {
            Some((_, most, _)) => *most,
            None => MAX_LINES,
        };
        if lines > most {
            broken.push(format!("{path} has {lines} lines, over {most}: split it"));
        }
    }
    for (path, _, reason) in LONG_FILES {
        let lines = tree.text(path).map_or(0, |text| text.lines().count());
        if lines <= MAX_LINES {
            broken.push(format!(
                "{path} needs no exception for `{reason}`: remove it"
            ));
        }
    }
    none(&broken);
}

#[test]
fn files_have_no_machine_paths_and_end_with_a_line_feed() {
    let tree = Tree::read();
    let mut broken = Vec::new();
    for path in tree.paths() {
        let Some(text) = tree.text(path) else {
            continue;
        };
        for (at, line) in text.lines().enumerate() {
            if let Some(found) = MACHINE_PATHS.iter().find(|found| line.contains(**found)) {
                let at = at + 1;
                broken.push(format!(
                    "{path}:{at} has `{found}`: the path of one machine"
                ));
            }
        }
        if AS_THEY_ARE
            .iter()
            .any(|(folder, _)| tree::is_within(path, folder))
        {
            continue;
        }
        if text.contains('\r') {
            broken.push(format!(
                "{path} has a carriage return: lines end with a line feed"
            ));
        }
        if !text.is_empty() && !text.ends_with('\n') {
            broken.push(format!("{path} does not end with a line feed"));
        }
    }
    none(&broken);
}

/// The text of an error may change with each release of a library. Code may show it, but not decide by it.
#[test]
fn no_code_decides_by_the_text_of_an_error() {
    let tree = Tree::read();
    let mut broken = Vec::new();
    let is_ours = |path: &&str| SHIPPED.iter().any(|folder| tree::is_within(path, folder));
    for path in tree.paths().filter(is_ours) {
        let text = tree.text(path).unwrap_or_default();
        for (at, line) in text.lines().enumerate() {
            for call in [".message()", ".description()"] {
                let mut rest = line.split(call).skip(1);
                if rest.any(|rest| !rest.starts_with(".to_owned()")) {
                    let at = at + 1;
                    broken.push(format!(
                        "{path}:{at} reads the text of an error: decide by its kind or position"
                    ));
                }
            }
        }
    }
    none(&broken);
}

/// A registry shows only what a package contains.
#[test]
fn every_published_crate_has_the_licences_and_a_readme() {
    let tree = Tree::read();
    let mut broken = Vec::new();
    for package in PUBLISHED {
        for licence in LICENCES {
            let path = format!("{package}/{licence}");
            let text = tree.text(licence);
            assert!(text.is_some(), "the workspace has no {licence}");
            if tree.text(&path) != text {
                broken.push(format!("{path} is not a copy of {licence}"));
            }
        }
        let path = format!("{package}/README.md");
        if tree.text(&path).is_none() {
            broken.push(format!("{path} is missing, or a link"));
        }
    }
    none(&broken);
}

/// # Panics
/// If there are any; the message lists all, one a line.
#[track_caller]
fn none(broken: &[String]) {
    let unique: BTreeSet<_> = broken.iter().map(String::as_str).collect();
    let lines: Vec<_> = unique.into_iter().collect();
    assert!(
        lines.is_empty(),
        "{} broken:\n{}",
        lines.len(),
        lines.join("\n")
    );
}
