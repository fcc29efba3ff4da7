//! Tests of every lint: a folder in `lints/` with a policy in which it fires, its findings, and a
//! policy in which it is quiet. The policies are the examples of its documentation too.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the findings and `docs/lints.md` again; read the
//! difference.

mod folder;

use std::collections::BTreeSet;
use std::fmt::Write;

use charte_compiler::lint::{Group, Lint, packs};
use charte_compiler::lints;
use charte_core::word::Word;

/// Lints that cannot fire yet, with the reason.
const IDLE: &[(&str, &str)] = &[("superseded-rules", "no pack has a later one yet")];

#[test]
fn every_lint_fires_and_is_quiet() {
    let mut wrong = Vec::new();
    for lint in lints::ALL {
        let case = folder::data("tests/lints").join(lint.name);
        let fires = folder::compiled_example(&case, "fires");
        let text = folder::reported(&fires);
        wrong.extend(folder::compare(&case.join("expected.txt"), &text));
        let others = fires.diagnostics.iter();
        let others: BTreeSet<&str> = others.map(|finding| finding.name).collect();
        let is_idle = IDLE.iter().any(|(name, _)| *name == lint.name);
        let expected = if is_idle {
            BTreeSet::new()
        } else {
            BTreeSet::from([lint.name])
        };
        if others != expected {
            let name = lint.name;
            wrong.push(format!("{name}: `fires` reports {others:?}:\n{text}"));
        }
        for finding in &fires.diagnostics {
            let style = folder::style(finding).into_iter();
            wrong.extend(style.map(|wrong| format!("{}: {wrong}", lint.name)));
        }
        let quiet = folder::compiled_example(&case, "quiet");
        if !quiet.diagnostics.is_empty() {
            let text = folder::reported(&quiet);
            wrong.push(format!("{}: `quiet` has findings:\n{text}", lint.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Levels, `allow` settings and inheritance: a folder of policies in `levels/` and its findings.
#[test]
fn every_level_is_explained() {
    let cases = folder::data("tests/levels");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        let case = cases.join(case);
        let text = folder::reported(&folder::compiled(&case));
        wrong.extend(folder::compare(&case.join("expected.txt"), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Policies that a law judges: each policy in `law/` and its findings.
#[test]
fn policies_are_judged_by_their_law() {
    let folder = folder::data("tests/law");
    let mut wrong = Vec::new();
    for policy in folder::names(&folder) {
        let Some(case) = policy.strip_suffix(".toml") else {
            continue;
        };
        let text = folder::reported(&folder::compiled_alone(&folder, &policy));
        wrong.extend(folder::compare(&folder.join(format!("{case}.txt")), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_a_lint() {
    let folders = folder::names(&folder::data("tests/lints"));
    let bases = ["base.toml", "base-fr.toml"];
    let folders = folders
        .iter()
        .filter(|name| !bases.contains(&name.as_str()));
    let names: Vec<&str> = lints::ALL.iter().map(|lint| lint.name).collect();
    assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    assert_eq!(folders.collect::<Vec<_>>(), names);
}

#[test]
fn every_lint_explains_itself() {
    let mut wrong = Vec::new();
    for lint in lints::ALL {
        let headings = lint.explanation.lines().map(str::trim_start);
        let headings: Vec<&str> = headings.filter(|line| line.starts_with('#')).collect();
        if headings != ["# What it does", "# Why it matters"] {
            wrong.push(format!("{}: sections {headings:?}", lint.name));
        }
        let is_turned_on = packs::ALL.iter().any(|pack| pack.rule(lint.name).is_some());
        if lint.sources.is_empty() && !is_turned_on {
            wrong.push(format!("{}: no source", lint.name));
        }
        let is_kebab =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !lint.name.bytes().all(is_kebab) {
            wrong.push(format!("{}: not in kebab-case", lint.name));
        }
        if lint.why.is_empty() || lint.why.ends_with('.') {
            wrong.push(format!(
                "{}: `why` is a sentence without a full stop",
                lint.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn packs_and_their_rules_are_sorted_and_known() {
    assert!(
        packs::ALL
            .windows(2)
            .all(|pair| pair[0].name < pair[1].name)
    );
    for pack in packs::ALL {
        let names: Vec<&str> = pack.rules.iter().map(|rule| rule.lint).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
        for rule in pack.rules {
            let is_known = lints::ALL.iter().any(|lint| lint.name == rule.lint);
            assert!(is_known, "{}: {}", pack.name, rule.lint);
            assert!(!rule.sources.is_empty(), "{}: {}", pack.name, rule.lint);
        }
    }
}

/// A released pack never changes. Its text in `packs/` is blessed once, before the release.
#[test]
fn packs_do_not_change() {
    let folder = folder::data("tests/packs");
    let mut wrong = Vec::new();
    for pack in packs::ALL {
        let mut text = format!("{}: {}\n\n", pack.name, pack.about);
        for rule in pack.rules {
            let sources: Vec<String> = rule.sources.iter().map(ToString::to_string).collect();
            let (level, sources) = (rule.level.word(), sources.join("; "));
            writeln!(text, "{level} {}: {sources}", rule.lint).expect("memory");
        }
        let file = folder.join(format!("{}.txt", pack.name));
        wrong.extend(folder::compare(&file, &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_book_is_current() {
    let file = folder::data("../docs/lints.md");
    let wrong = folder::compare(&file, &book());
    assert!(
        wrong.is_none(),
        "docs/lints.md is stale: BLESS=1 cargo test -p charte-compiler"
    );
}

/// `docs/lints.md`.
fn book() -> String {
    let mut book = include_str!("lints-preface.md").to_owned();
    let mut line = |text: String| {
        book.push_str(&text);
        book.push('\n');
    };
    line("## Rule packs\n".to_owned());
    for pack in packs::ALL {
        line(format!(
            "- `{}` ({} rules): {}.",
            pack.name,
            pack.rules.len(),
            pack.about
        ));
    }
    line(String::new());
    for group in Group::ALL {
        let lints = lints::ALL.iter().filter(|lint| lint.group == *group);
        line(format!("## {}\n\n{}\n", title(group.word()), table(lints)));
        for lint in lints::ALL.iter().filter(|lint| lint.group == *group) {
            let case = folder::data("tests/lints").join(lint.name);
            let message = folder::reported(&folder::compiled_example(&case, "fires"));
            line(lint.explain(3, &message));
        }
    }
    book.truncate(book.trim_end().len());
    book + "\n"
}

/// The lints of a group with their levels.
fn table<'a>(lints: impl Iterator<Item = &'a &'static Lint>) -> String {
    let mut table = "| lint | always |".to_owned();
    for pack in packs::ALL {
        let _ = write!(table, " `{}` |", pack.name);
    }
    table.push_str("\n|---|---|");
    table.push_str(&"---|".repeat(packs::ALL.len()));
    for lint in lints {
        let own = match lint.sources {
            [] => "",
            _ => lint.level.word(),
        };
        let _ = write!(table, "\n| [`{0}`](#{0}) | {own} |", lint.name);
        for pack in packs::ALL {
            let level = pack.rule(lint.name).map_or("", |rule| rule.level.word());
            let _ = write!(table, " {level} |");
        }
    }
    table
}

fn title(word: &str) -> String {
    let mut title = word.to_owned();
    title[..1].make_ascii_uppercase();
    title
}

/// `docs/rules.md` lists each rule that was considered, and its result. Every lint has a row, and
/// every name there is the name of a lint or of an error.
#[test]
fn every_lint_comes_from_a_rule() {
    let rules = std::fs::read_to_string(folder::data("../docs/rules.md")).expect("the file");
    let rows = rules.lines().filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.filter(|line| !line.starts_with("| rule")).collect();
    assert_eq!(rows.len(), 101);
    let sources = folder::sources();
    let mut known = BTreeSet::new();
    for row in rows {
        let names = row.split('`').skip(1).step_by(2);
        let is_name = |name: &&str| name.contains('-') && !name.contains(['_', ' ', '"']);
        for name in names.filter(is_name) {
            let is_known = sources.contains(&format!("\"{name}\""));
            assert!(is_known, "docs/rules.md names `{name}`");
            known.insert(name.to_owned());
        }
    }
    let house = [
        "exempt-until-withdrawn",
        "incomplete-rules",
        "missing-rules",
        "star-in-name",
        "superseded-rules",
        "unexplained-silence",
        "unfulfilled-silence",
        "unprefixed-choice-cookie",
        "untaken-default",
        "unused-provider",
    ];
    for lint in lints::ALL.iter().filter(|lint| !house.contains(&lint.name)) {
        assert!(
            known.contains(lint.name),
            "docs/rules.md has no `{}`",
            lint.name
        );
    }
}
