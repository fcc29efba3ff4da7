//! The consent revision: every key of the format is changed once, and the table in
//! `docs/typed-cookies.md` states whether visitors are asked again.
//!
//! `revision/site.toml` has every key, `revision/changes.txt` a change of each: the lines that it takes
//! out and those that stand in their place.

mod folder;

use std::collections::{BTreeMap, BTreeSet};

use charte_compiler::model::Charter;
use charte_compiler::syntax::{
    Audience, Banner, Category, ChoiceSettings, Classes, Contact, Cookie, Embed, Hosts,
    LintSetting, Lock, PageOptions, PlatformTable, Policy, Provider, Script, Section, Table,
};
use charte_compiler::{Entry, ReadError, charters};
use charte_core::hash::ContentHash;

/// Every table of the format, by its row in the documentation.
const TABLES: &[(&str, &str, &[&str])] = &[
    ("root", "the root", Policy::KEYS),
    ("platform", "`[platform]`", PlatformTable::KEYS),
    (
        "contact",
        "`[controller]`, `[dpo]`, `[authority]`",
        Contact::KEYS,
    ),
    ("provider", "`[provider.<id>]`", Provider::KEYS),
    ("category", "`[category.<id>]`", Category::KEYS),
    ("embed", "`[embed.<id>]`", Embed::KEYS),
    ("script", "`[script.<id>]`", Script::KEYS),
    ("hosts", "`hosts` of an embed or script", Hosts::KEYS),
    ("section", "`[[section]]`", Section::KEYS),
    ("cookie", "`[[cookie]]`", Cookie::KEYS),
    ("audience", "`audience` of a cookie", Audience::KEYS),
    ("choice", "`[choice]`", ChoiceSettings::KEYS),
    ("banner", "`[banner]`", Banner::KEYS),
    ("lock", "`[lock]`", Lock::KEYS),
    ("table", "`[table]`", Table::KEYS),
    ("page", "`[page]`", PageOptions::KEYS),
    ("classes", "`classes` of `[page]`", Classes::KEYS),
    ("lints", "`[lints]`", LintSetting::KEYS),
];

/// Keys that are tables with a row of their own, and the key that a site cannot have.
const NESTED: &[&str] = &[
    "root.platform",
    "root.controller",
    "root.dpo",
    "root.authority",
    "root.provider",
    "root.category",
    "root.section",
    "root.embed",
    "root.script",
    "embed.hosts",
    "script.hosts",
    "root.cookie",
    "root.choice",
    "root.banner",
    "root.lock",
    "root.table",
    "root.page",
    "root.lints",
    "root.tenants",
    "cookie.audience",
];

/// Keys whose change in `changes.txt` changes no fact of the charter.
const NO_FACTS: &[&str] = &[
    // where the facts come from
    "root.format",
    "root.extends",
    // the same in another form
    "root.languages",
    "root.rules",
    "platform.languages",
    "platform.rules",
    "section.tables",
    "section.after",
    // facts of the platform
    "platform.url",
    "platform.aliases",
    "platform.name",
    "platform.id",
    "platform.values",
    // what was published
    "lock.version",
    "lock.content",
];

#[test]
fn every_key_is_documented_and_tried() {
    let policy = read("site.toml");
    let changes = read("changes.txt");
    let changes = changes.split("== ").skip(1);
    let changes = changes.filter_map(|change| change.split_once('\n'));
    let changes: BTreeMap<&str, &str> = changes.collect();
    let before = charter(&policy);
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for (table, row, keys) in TABLES {
        let asked_again = asked_again(row);
        for key in asked_again
            .iter()
            .filter(|key| !keys.contains(&key.as_str()))
        {
            wrong.push(format!("the documentation names `{key}` of {row}"));
        }
        for key in *keys {
            let path = format!("{table}.{key}");
            if NESTED.contains(&path.as_str()) {
                continue;
            }
            let Some(change) = changes.get(path.as_str()) else {
                wrong.push(format!("`changes.txt` does not change `{path}`"));
                continue;
            };
            let after = charter(&changed(&policy, change, &path));
            let is_asked = after.consent_revision() != before.consent_revision();
            if is_asked != asked_again.contains(*key) {
                wrong.push(format!("a change of `{path}`: asked again is {is_asked}"));
            }
            let reasons = before.agreement().reasons(&after.agreement());
            if is_asked == reasons.is_empty() {
                wrong.push(format!("a change of `{path}` has the reasons {reasons:?}"));
            }
            if after.facts() == before.facts() && !NO_FACTS.contains(&path.as_str()) {
                wrong.push(format!("a change of `{path}` is in no fact"));
            }
            known.insert(path);
        }
    }
    let unknown = changes.keys().filter(|path| !known.contains(**path));
    wrong.extend(unknown.map(|path| format!("`changes.txt` changes `{path}`, which is no key")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A class of purposes that a gated cookie gains asks visitors again.
#[test]
fn purpose_class_not_in_revision() {
    let before = read("site.toml");
    let class = "purpose_classes = [\"audience-measurement\"";
    let after = before.replacen(class, &format!("{class}, \"personalised-advertising\""), 1);
    assert_ne!(before, after);
    assert_ne!(revision(&before), revision(&after));
}

/// The keys of a table that the documentation has in the revision.
fn asked_again(row: &str) -> BTreeSet<String> {
    let file = folder::data("../docs/typed-cookies.md");
    let text = std::fs::read_to_string(file).expect("the documentation");
    let start = format!("| {row} | ");
    let mut lines = text.lines().filter_map(|line| line.strip_prefix(&start));
    let line = lines.next().expect(row);
    let (inside, _) = line.split_once(" | ").expect(row);
    let keys = inside.split('`').skip(1).step_by(2);
    keys.map(str::to_owned).collect()
}

/// A policy with one key changed.
fn changed(policy: &str, change: &str, path: &str) -> String {
    let marked = |mark: &str| {
        let lines = change.lines().filter_map(|line| line.strip_prefix(mark));
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    };
    let (before, after) = (
        format!("\n{}\n", marked("-")),
        format!("\n{}\n", marked("+")),
    );
    // A key that several tables have is changed where the comment of the cookie begins.
    let at = match path.split_once('.') {
        Some(("cookie", key)) if !matches!(key, "pattern" | "absent" | "exemption") => {
            policy.find("\nname = \"visits\"").expect("the cookie")
        }
        _ => 0,
    };
    let (above, below) = policy.split_at(at);
    assert!(below.contains(&before), "{path}: no such lines:{before}");
    format!("{above}{}", below.replacen(&before, &after, 1))
}

fn revision(policy: &str) -> ContentHash {
    charter(policy).consent_revision()
}

fn charter(policy: &str) -> Charter {
    let entry = Entry::Site("site.toml".to_owned());
    let mut charters = charters("", &entry, &mut |path| match path {
        "site.toml" => Ok(policy.as_bytes().to_vec()),
        "base.toml" | "other.toml" => Ok(read(path).into_bytes()),
        _ => Err(ReadError::Missing),
    });
    assert!(
        charters.errors.is_empty(),
        "{:?}\n{policy}",
        charters.errors
    );
    let mut platforms = charters.fleet.platforms.iter().flatten();
    let used = platforms.find_map(|platform| platform.charter);
    let charter = charters.fleet.charters[used.expect("a platform")].take();
    charter.expect("a charter")
}

fn read(name: &str) -> String {
    let file = folder::data("tests/revision").join(name);
    std::fs::read_to_string(file).expect("the file")
}
