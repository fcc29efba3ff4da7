//! Tests of `policies/exemplary/cookies.toml`: one policy with every key of the format and no
//! finding, and the diagnostics after one of its keys is removed.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the table of these diagnostics again; read the
//! difference.

mod folder;

use std::collections::BTreeSet;
use std::fmt::Write;

use charte_compiler::syntax::{
    Audience, Banner, Category, ChoiceSettings, Classes, Contact, Cookie, Embed, Hosts, Lock,
    PageOptions, PlatformTable, Policy, Provider, Script, Section, Table,
};
use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, ReadError, Request, compile};
use charte_core::format::Format;
use toml_edit::{DocumentMut, Item, TableLike};

fn exemplary() -> String {
    let file = folder::data("../policies/exemplary/cookies.toml");
    std::fs::read_to_string(file).expect("the policy is there")
}

fn compiled(policy: &str) -> Compilation {
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("cookies.toml".to_owned()),
        formats: Format::ALL.to_vec(),
        languages: None,
        keys: true,
        compression: Compression::default(),
    };
    compile(&request, &mut |path| match path {
        "cookies.toml" => Ok(policy.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    })
}

#[test]
fn it_has_no_finding() {
    let compilation = compiled(&exemplary());
    let text = folder::reported(&compilation);
    assert!(compilation.diagnostics.is_empty(), "{text}");
    assert!(
        !exemplary().contains("\"allow\""),
        "no lint is set to `allow`"
    );
}

/// Keys that only a file with `extends`, or a template, can have.
const OF_OTHER_FILES: &[&str] = &["extends", "after", "absent", "tenants", "values"];

#[test]
fn it_contains_every_key() {
    let paths: BTreeSet<String> = paths(&exemplary().parse().expect("TOML"))
        .iter()
        .map(|path| without_ids(path))
        .collect();
    let tables: [(&str, &[&str]); 17] = [
        ("", Policy::KEYS),
        ("platform.", &PlatformTable::KEYS[..4]), // the others are those of the root
        ("controller.", Contact::KEYS),
        ("provider.", Provider::KEYS),
        ("category.", Category::KEYS),
        ("embed.", Embed::KEYS),
        ("script.", Script::KEYS),
        ("hosts.", Hosts::KEYS),
        ("section.", Section::KEYS),
        ("cookie.", Cookie::KEYS),
        ("cookie.audience.", Audience::KEYS),
        ("choice.", ChoiceSettings::KEYS),
        ("banner.", Banner::KEYS),
        ("lock.", Lock::KEYS),
        ("table.", Table::KEYS),
        ("page.", PageOptions::KEYS),
        ("page.classes.", Classes::KEYS),
    ];
    let keys = tables
        .iter()
        .flat_map(|(table, keys)| keys.iter().map(move |key| (table, key)));
    let keys = keys.filter(|(_, key)| !OF_OTHER_FILES.contains(key));
    let keys = keys.map(|(table, key)| format!("{table}{key}"));
    let missing: Vec<String> = keys.filter(|key| !paths.contains(key)).collect();
    assert!(missing.is_empty(), "it has no {missing:?}");
}

/// A path without the ids and positions of its tables.
fn without_ids(path: &str) -> String {
    let steps: Vec<&str> = path
        .split('.')
        .map(|step| step.split('[').next().unwrap_or_default())
        .collect();
    match steps[..] {
        ["embed" | "script", _, "hosts", directive] => format!("hosts.{directive}"),
        [
            table @ ("provider" | "category" | "embed" | "script"),
            _,
            key,
        ] => {
            format!("{table}.{key}")
        }
        _ => steps.join("."),
    }
}

/// The diagnostics after each key is removed, as a table.
#[test]
fn a_removed_key_is_reported() {
    let policy: DocumentMut = exemplary().parse().expect("TOML");
    let mut table = String::new();
    for path in paths(&policy) {
        let mut without = policy.clone();
        remove(without.as_table_mut(), &path);
        let compilation = compiled(&without.to_string());
        let names = compilation.diagnostics.iter().map(|reported| reported.name);
        // Each removal changes the content without a new version.
        let names: BTreeSet<&str> = names
            .filter(|name| path.starts_with("lock") || *name != "changed-without-version")
            .collect();
        let names: Vec<&str> = names.into_iter().collect();
        writeln!(table, "{path}: {}", names.join(", ")).expect("memory");
    }
    let table = table.replace(": \n", ":\n");
    let wrong = folder::compare(&folder::data("tests/exemplary/removed.txt"), &table);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}

/// The path of every key and of every table: `cookie[2].audience.anonymous`. A text in several
/// languages is one value.
fn paths(policy: &DocumentMut) -> Vec<String> {
    fn walk(table: &dyn TableLike, above: &str, paths: &mut Vec<String>) {
        for (key, item) in table.iter() {
            let path = format!("{above}{key}");
            if let Item::ArrayOfTables(list) = item {
                for (at, table) in list.iter().enumerate() {
                    paths.push(format!("{path}[{at}]"));
                    walk(table, &format!("{path}[{at}]."), paths);
                }
                continue;
            }
            paths.push(path.clone());
            match item.as_table_like() {
                Some(below) if !below.contains_key("fr") => {
                    walk(below, &format!("{path}."), paths);
                }
                _ => {}
            }
        }
    }

    let mut paths = Vec::new();
    walk(policy.as_table(), "", &mut paths);
    paths
}

fn remove(table: &mut dyn TableLike, path: &str) {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let (key, at) = match first.split_once('[') {
        Some((key, at)) => (key, at.trim_end_matches(']').parse::<usize>().ok()),
        None => (first, None),
    };
    if at.is_none() && rest.is_empty() {
        table.remove(key);
        return;
    }
    match (table.get_mut(key).expect("it was walked"), at) {
        (Item::ArrayOfTables(list), Some(at)) if rest.is_empty() => {
            list.remove(at);
        }
        (Item::ArrayOfTables(list), Some(at)) => {
            remove(list.get_mut(at).expect("it was walked"), rest);
        }
        (below, _) => remove(below.as_table_like_mut().expect("it was walked"), rest),
    }
}
