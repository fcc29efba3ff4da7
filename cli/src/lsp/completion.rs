//! What can be written at a place: keys, words, ids, placeholders, rule packs, lints, languages, files.

use std::fs;
use std::ops::Range;
use std::path::Path;

use charte_compiler::lint::packs;
use charte_compiler::lints;
use charte_compiler::syntax::{FORMAT, Form, Kind};
use charte_core::file::is_policy;
use serde_json::{Value, json};

use super::documents::{Documents, Link};
use super::format::{at, is_text, one, prose, table};
use super::outline::{Place, place};
use super::position::range;

/// The placeholders of texts, and what replaces each (docs/policy-format.md, "Texts").
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("platform.url", "the URL of the platform"),
    ("platform.host", "the host of the platform"),
    ("platform.name", "the name of the platform, or its URL"),
    ("platform.link", "a link to the platform"),
    ("controller.name", "the name of the controller"),
    ("version", "the version of the charter"),
    ("updated", "the date of the charter"),
    ("choice.manage", "a link to where visitors choose"),
];

/// The languages whose words charte has.
const LANGUAGES: &[&str] = &[
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "fr-CA", "ga", "hr", "hu", "it",
    "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// A kind of completion item in the protocol.
const PROPERTY: u8 = 10;
const VALUE: u8 = 12;
const REFERENCE: u8 = 18;

struct Item {
    label: String,
    kind: u8,
    documentation: String,
    text: String,
}

/// Returns the completion items at a byte of a file.
pub(super) fn completion(documents: &Documents, path: &Path, byte: usize) -> Vec<Value> {
    let chain = documents.chain(path);
    let Some(own) = chain.first() else {
        return Vec::new();
    };
    let (items, place) = match place(&own.text, byte) {
        Place::Nothing => return Vec::new(),
        Place::Header(keys, place) => (headers(&keys), place),
        Place::Key(keys, place) => (keys_of(&keys, own), place),
        Place::Value {
            path: keys,
            range,
            is_quoted,
        } => values(&keys, range, is_quoted, byte, &chain),
    };
    let place = range(&own.text, &place);
    let items = items.into_iter().map(|item| {
        json!({
            "label": item.label,
            "kind": item.kind,
            "documentation": item.documentation,
            "textEdit": { "range": place, "newText": item.text },
        })
    });
    items.collect()
}

/// Returns the tables that a header may name.
fn headers(keys: &[String]) -> Vec<Item> {
    let Some(table) = (if keys.is_empty() {
        Some(FORMAT)
    } else {
        table(keys)
    }) else {
        return Vec::new();
    };
    let is_table = |form: Form| matches!(one(form), Form::Table(_) | Form::Entries(_));
    let tables = table.keys.iter().filter(|key| is_table(key.form));
    let tables = tables.map(|key| Item {
        label: key.name.to_owned(),
        kind: PROPERTY,
        documentation: prose(key.meaning),
        text: key.name.to_owned(),
    });
    tables.collect()
}

/// Returns the keys of a table that it does not have yet.
fn keys_of(keys: &[String], own: &Link) -> Vec<Item> {
    let item = |name: &str, documentation: String| Item {
        label: name.to_owned(),
        kind: PROPERTY,
        documentation,
        text: format!("{name} = "),
    };
    if keys == ["lints"] {
        let lints = lints::ALL
            .iter()
            .map(|lint| item(lint.name, lint.why.to_owned()));
        return lints.collect();
    }
    if is_text(keys) {
        return languages(own)
            .into_iter()
            .map(|tag| item(&tag, String::new()))
            .collect();
    }
    let Some(table) = table(keys) else {
        return Vec::new();
    };
    let keys = table
        .keys
        .iter()
        .map(|key| item(key.name, prose(key.meaning)));
    keys.collect()
}

/// Returns the values of a key, and the place that they replace.
fn values(
    keys: &[String],
    range: Range<usize>,
    is_quoted: bool,
    byte: usize,
    chain: &[Link],
) -> (Vec<Item>, Range<usize>) {
    let own = &chain[0];
    let written = own
        .text
        .get(range.start..byte.clamp(range.start, range.end));
    if is_text(keys) {
        // A placeholder that is not closed.
        let open = written.and_then(|text| text.rfind('{').filter(|&at| !text[at..].contains('}')));
        let Some(open) = open.filter(|_| is_quoted) else {
            return (Vec::new(), range);
        };
        let close = own
            .text
            .get(byte..)
            .is_some_and(|rest| rest.starts_with('}'));
        let place = range.start + open + 1..byte;
        return (placeholders(chain, if close { "" } else { "}" }), place);
    }
    let items = known(keys, chain);
    let quote = |item: Item| match item.kind {
        PROPERTY => item,
        _ if is_quoted => item,
        _ => Item {
            text: format!("\"{}\"", item.text),
            ..item
        },
    };
    (items.into_iter().map(quote).collect(), range)
}

fn placeholders(chain: &[Link], close: &str) -> Vec<Item> {
    let item = |name: String, documentation: &str| Item {
        text: format!("{name}{close}"),
        label: name,
        kind: VALUE,
        documentation: documentation.to_owned(),
    };
    let fixed = PLACEHOLDERS
        .iter()
        .map(|(name, meaning)| item((*name).to_owned(), meaning));
    let own = ids(chain, &["values"]).into_iter();
    let own = own.map(|id| item(format!("value.{id}"), "a value of the platform"));
    let cookies = cookies(chain).into_iter();
    let cookies =
        cookies.map(|name| item(format!("duration:{name}"), "the duration of this cookie"));
    fixed.chain(own).chain(cookies).collect()
}

/// Returns the values that are known for a key.
fn known(keys: &[String], chain: &[Link]) -> Vec<Item> {
    let plain = |text: &str, kind, documentation: &str| Item {
        label: text.to_owned(),
        kind,
        documentation: prose(documentation),
        text: text.to_owned(),
    };
    let list = |names: Vec<String>| {
        let names = names.iter().map(|name| plain(name, REFERENCE, ""));
        names.collect::<Vec<_>>()
    };
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    match names.as_slice() {
        ["extends"] => return list(files(&chain[0].path)),
        ["rules"] | ["platform", "rules"] => {
            let packs = packs::ALL
                .iter()
                .map(|pack| plain(pack.name, VALUE, pack.about));
            return packs.collect();
        }
        ["language" | "languages"] | ["platform", "languages"] => {
            return LANGUAGES.iter().map(|tag| plain(tag, VALUE, "")).collect();
        }
        ["choice", "cookie"] => return list(cookies(chain)),
        ["section", "tables"] => {
            let mut ids = ids(chain, &["category"]);
            ids.push("all".to_owned());
            return list(ids);
        }
        ["section", "after"] => return list(given(chain, &["section", "id"])),
        [.., "category"] => return list(ids(chain, &["category"])),
        [.., "provider" | "recipients"] => {
            let mut ids = ids(chain, &["provider"]);
            ids.push("us".to_owned());
            return list(ids);
        }
        _ => {}
    }
    let form = at(keys).map(|(form, _)| one(form));
    let form = match (form, names.as_slice()) {
        // A string alone is the level.
        (Some(Form::Table(_)), ["lints", _]) => {
            let level = [keys, &["level".to_owned()]].concat();
            at(&level).map(|(form, _)| form)
        }
        (form, _) => form,
    };
    match form {
        Some(Form::Word(words, meanings)) => {
            let words = words.iter().zip(meanings);
            words
                .map(|(word, meaning)| plain(word, VALUE, meaning))
                .collect()
        }
        Some(Form::Value(Kind::Boolean)) => ["true", "false"]
            .map(|word| plain(word, PROPERTY, ""))
            .into(),
        _ => Vec::new(),
    }
}

/// Returns the ids below a table, in a file and in those that it extends.
pub(super) fn ids(chain: &[Link], table: &[&str]) -> Vec<String> {
    let items = chain.iter().flat_map(|link| &link.items);
    let below =
        items.filter(|item| item.path.len() > table.len() && item.path[..table.len()] == *table);
    unique(below.map(|item| item.path[table.len()].clone()))
}

fn cookies(chain: &[Link]) -> Vec<String> {
    given(chain, &["cookie", "name"])
}

/// Returns the values that a key has somewhere.
fn given(chain: &[Link], path: &[&str]) -> Vec<String> {
    let items = chain.iter().flat_map(|link| &link.items);
    let items = items.filter(|item| item.path == path);
    unique(items.filter_map(|item| Some(item.values.first()?.0.clone())))
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}

/// Returns the languages of a policy, or all.
fn languages(own: &Link) -> Vec<String> {
    let mut items = own.items.iter();
    let given = items.find(|item| item.path == ["languages"] && !item.values.is_empty());
    match given {
        Some(item) => item.values.iter().map(|(tag, _)| tag.clone()).collect(),
        None => LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect(),
    }
}

/// Returns the other policies of the folder.
fn files(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let own = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| is_policy(name) && Some(name) != own.as_ref())
        .collect();
    names.sort();
    names
}
