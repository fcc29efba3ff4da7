//! What a key or a value means, what a file inherits, and where names are declared.

use std::path::{Path, PathBuf};

use charte_compiler::lints;
use charte_compiler::syntax::Form;
use charte_core::duration::Duration;
use serde_json::{Value, json};

use super::documents::{Documents, Link, beside};
use super::format::{at, one, prose};
use super::outline::{Item, Place, place};
use super::position::{range, uri};

/// Returns what is shown at a byte of a file.
pub(super) fn hover(documents: &Documents, path: &Path, byte: usize) -> Option<Value> {
    let chain = documents.chain(path);
    let own = chain.first()?;
    let (keys, place, value) = target(own, byte)?;
    let mut text = Vec::new();
    if let (Some("lints"), Some(name)) = (keys.first().map(String::as_str), keys.get(1)) {
        let lint = lints::ALL.iter().find(|lint| lint.name == name);
        text.extend(lint.map(|lint| lint.explanation.trim().to_owned()));
    }
    if let Some((form, Some(key))) = at(&keys) {
        text.push(format!("`{}`: {}", keys.join("."), prose(key.meaning)));
        if let Form::Word(words, meanings) = one(form) {
            let words = words.iter().zip(meanings);
            let words = words.filter(|(word, _)| value.as_ref().is_none_or(|value| value == *word));
            let words = words.map(|(word, meaning)| format!("- `{word}`: {}", prose(meaning)));
            text.push(words.collect::<Vec<_>>().join("\n"));
        }
    }
    if let Some(seconds) = value
        .as_deref()
        .and_then(|value| Duration::parse(value).ok()?.seconds())
    {
        text.push(format!("{seconds} seconds"));
    }
    for link in chain.iter().skip(1) {
        if let Some(item) = same(own, byte, link) {
            let values = item.values.iter().map(|(value, _)| value.as_str());
            let file = link.path.file_name().map(|name| name.to_string_lossy());
            text.push(format!(
                "In `{}`: `{}`",
                file.unwrap_or_default(),
                values.collect::<Vec<_>>().join(", ")
            ));
        }
    }
    text.retain(|part| !part.is_empty());
    (!text.is_empty()).then(|| {
        json!({
            "contents": { "kind": "markdown", "value": text.join("\n\n") },
            "range": range(&own.text, &place),
        })
    })
}

/// Returns where the name at a byte of a file is declared: an id, a cookie, a file; or the same key in
/// the nearest file that this one extends.
pub(super) fn definition(documents: &Documents, path: &Path, byte: usize) -> Option<Value> {
    let chain = documents.chain(path);
    let own = chain.first()?;
    let (keys, _, value) = target(own, byte)?;
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    let location = |path: &PathBuf, text: &str, place| {
        Some(json!({ "uri": uri(path), "range": range(text, place) }))
    };
    let Some(value) = value else {
        let mut bases = chain.iter().skip(1);
        return bases.find_map(|link| {
            let item = same(own, byte, link)?;
            location(&link.path, &link.text, &item.key)
        });
    };
    let is_declared: Box<dyn Fn(&Item) -> bool> = match names.as_slice() {
        ["extends"] => {
            let base = beside(path, &value);
            let text = documents.text(&base)?;
            return location(&base, &text, &(0..0));
        }
        ["choice", "cookie"] => Box::new(|item| {
            item.path == ["cookie", "name"] && item.values.iter().any(|(name, _)| *name == value)
        }),
        ["section", "after"] => Box::new(|item| {
            item.path == ["section", "id"] && item.values.iter().any(|(id, _)| *id == value)
        }),
        ["section", "tables"] | [.., "category"] => {
            Box::new(|item| item.path == ["category", &value])
        }
        [.., "provider" | "recipients"] => Box::new(|item| item.path == ["provider", &value]),
        _ => return None,
    };
    chain.iter().find_map(|link| {
        let item = link.items.iter().find(|item| is_declared(item))?;
        location(&link.path, &link.text, &item.key)
    })
}

/// Returns the keys at a byte, the place of the word there, and the word if it is a value.
fn target(
    own: &Link,
    byte: usize,
) -> Option<(Vec<String>, std::ops::Range<usize>, Option<String>)> {
    let word = |place: &std::ops::Range<usize>| own.text.get(place.clone()).map(str::to_owned);
    match place(&own.text, byte) {
        Place::Nothing => None,
        Place::Header(mut keys, place) | Place::Key(mut keys, place) => {
            keys.push(word(&place).filter(|word| !word.is_empty())?);
            Some((keys, place, None))
        }
        Place::Value { path, range, .. } => {
            let value = word(&range);
            Some((path, range, value))
        }
    }
}

/// Returns the value of the key at a byte in another file; `None` if that file does not have it.
fn same<'a>(own: &Link, byte: usize, other: &'a Link) -> Option<&'a Item> {
    let (keys, ..) = target(own, byte)?;
    // An entry of a list is the one with the same name or id.
    let here = own.items.iter().rfind(|item| item.key.start <= byte)?;
    let name = name(&own.items, here.entry);
    let mut found = other.items.iter().filter(|item| item.path == keys);
    found.find(|item| self::name(&other.items, item.entry) == name)
}

/// Returns what names an entry of a list.
fn name(items: &[Item], entry: usize) -> Option<&str> {
    let mut items = items.iter().filter(|item| item.entry == entry);
    let named = items.find(|item| {
        let path: Vec<&str> = item.path.iter().map(String::as_str).collect();
        matches!(
            path.as_slice(),
            ["cookie", "name" | "pattern"] | ["section", "id"] | ["platform", "url"]
        )
    });
    named?.values.first().map(|(name, _)| name.as_str())
}
