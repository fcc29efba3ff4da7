//! A new policy from an inventory: its first lines. `merge` adds the rest.

use toml_edit::{DocumentMut, Item, Table, value};

use super::{Inventory, Notes, entries, text};
use crate::new::phrases::{self, Phrases};

/// Returns the beginning of a policy: languages, title, platform and controller.
pub(crate) fn start(inventory: &Inventory, languages: &[String], notes: &mut Notes) -> DocumentMut {
    let mut document = DocumentMut::new();
    let main = languages.first().map_or("en", String::as_str);
    document["language"] = value(main);
    if languages.len() > 1 {
        document["languages"] = value(languages.iter().collect::<toml_edit::Array>());
    }
    let known = |language: &String| phrases::find(language).ok();
    let mut title = inventory.title.clone();
    for language in languages {
        let phrase = known(language).filter(|_| !title.contains_key(language));
        title.extend(phrase.map(|it| (language.clone(), title_without_platform(it, inventory))));
    }
    document["title"] = entries::required(&title, languages, "the title of the page", notes);
    if let Some(version) = &inventory.version {
        document["version"] = value(version);
    }
    if let Some(date) = &inventory.updated {
        let date = date.parse::<toml_edit::Datetime>();
        document["updated"] =
            date.map_or_else(|_| value(inventory.updated.as_deref().unwrap_or("")), value);
    }
    let mut platform = Table::new();
    match &inventory.url {
        Some(url) => platform["url"] = value(url),
        None => notes.add(
            "the source names no site: add its address to the policy, below `[platform]`, as in \
             `url = \"https://www.example.org\"`; or give it with `--url`",
        ),
    }
    if inventory.url.is_some() {
        document["platform"] = Item::Table(platform);
    }
    if inventory.controller.is_empty() {
        notes.add("the source names no controller: add `[controller]` with `name` and `contact`");
    } else {
        let mut controller = Table::new();
        controller["name"] = entries::name(&inventory.controller, languages);
        document["controller"] = Item::Table(controller);
    }
    document
}

/// Returns the title of a first policy: `Cookies of www.example.org`, or `Cookies` without a host.
fn title_without_platform(phrases: &Phrases, inventory: &Inventory) -> String {
    match inventory.host() {
        "" => "Cookies".to_owned(),
        host => text::clean(&phrases.get("title").replace("{platform.host}", host)),
    }
}
