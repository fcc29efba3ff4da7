//! The README: each section builds and runs in an empty folder beside a clone, with the output that the README
//! shows.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;

use charte_tests::throwaway::Throwaway;
use charte_tests::workspace;

/// The code blocks of the section with this heading: language and text.
fn section(heading: &str) -> Vec<(String, String)> {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("a README");
    let heading = format!("## {heading}");
    let mut blocks: Vec<(String, String)> = Vec::new();
    let (mut is_inside, mut is_code) = (false, false);
    for line in readme.lines() {
        if let Some(language) = line.strip_prefix("```") {
            is_code = !is_code;
            if is_inside && is_code {
                blocks.push((language.to_owned(), String::new()));
            }
        } else if is_code && is_inside {
            let (_, code) = blocks.last_mut().expect("a block has begun");
            code.push_str(line);
            code.push('\n');
        } else if !is_code && line.starts_with("## ") {
            is_inside = line == heading;
        }
    }
    assert!(!blocks.is_empty(), "the README has no code in `{heading}`");
    blocks
}

/// The files that a section shows, by the path in the first line of each.
fn files(heading: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let sources = section(heading).into_iter();
    let sources = sources.filter(|(language, _)| matches!(language.as_str(), "toml" | "rust"));
    for (_, code) in sources {
        let (first, rest) = code.split_once('\n').expect("a first line");
        let path = first.strip_prefix("# ").or(first.strip_prefix("// "));
        if let Some(path) = path {
            files.insert(path.to_owned(), rest.to_owned());
        }
    }
    files
}

/// The output that a section shows.
fn shown(heading: &str, language: &str) -> String {
    let blocks = section(heading);
    let block = blocks.into_iter().find(|(other, _)| other == language);
    block.expect("the section shows an output").1
}

/// The crate of the quick start with the files of a section, beside a clone named `charte`.
fn pasted(heading: &str) -> Throwaway {
    let pasted = Throwaway::empty(env!("CARGO_TARGET_TMPDIR"), "readme/site");
    let clone = pasted.path("../charte");
    if !clone.exists() {
        symlink(workspace(), clone).expect("the clone can be linked");
    }
    let mut manifest = String::new();
    let own = if heading == "Quick start" {
        BTreeMap::new()
    } else {
        files(heading)
    };
    for (path, text) in files("Quick start").iter().chain(&own) {
        if path.starts_with("Cargo.toml") {
            manifest = match manifest.split_once("[dependencies]\n") {
                Some((package, _)) => format!("{package}[dependencies]\n{text}"),
                None => text.clone(),
            };
        } else if !path.contains(',') && !path.starts_with("policies/") {
            pasted.write(path, text);
        }
    }
    // The folder of the test is inside the workspace; that of a reader is not.
    pasted.write("Cargo.toml", &format!("{manifest}\n[workspace]\n"));
    pasted
}

#[test]
fn the_quick_start_prints_the_shown_output() {
    let pasted = pasted("Quick start");
    let outcome = pasted.run().succeeds();
    assert_eq!(outcome.stdout(), shown("Quick start", "markdown"));
}

#[test]
fn the_shown_error_is_that_of_rustc() {
    let pasted = pasted("Quick start");
    pasted.edit("cookies.toml", "2 weeks", "2 weaks");
    let outcome = pasted.cargo(&["build", "--quiet"]).fails();
    let (error, _) = outcome
        .stderr()
        .split_once("\n\nerror: could not compile")
        .expect("an end");
    assert_eq!(format!("{error}\n"), shown("Errors", "text"));
}

#[test]
fn the_fleet_runs() {
    let _ = pasted("A fleet").run().succeeds();
}

#[test]
fn consent_runs_and_the_shown_error_is_that_of_rustc() {
    let pasted = pasted("Consent");
    let _ = pasted.run().succeeds();
    pasted.edit(
        "src/main.rs",
        "    let granted = visit.granted::<Audience>()?;\n",
        "",
    );
    pasted.edit("src/main.rs", "granted.set_header", "visit.set_header");
    let outcome = pasted.cargo(&["build", "--quiet"]).fails();
    let shown = shown("Consent", "text");
    assert!(outcome.stderr().contains(&shown), "{}", outcome.stderr());
}

#[test]
fn serving_builds() {
    let _ = pasted("Serving").cargo(&["build", "--quiet"]).succeeds();
}

#[test]
fn the_readme_is_short() {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("a README");
    assert!(
        readme.lines().count() < 200,
        "{} lines",
        readme.lines().count()
    );
}
