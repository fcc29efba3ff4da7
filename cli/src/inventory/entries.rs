//! The tables of a policy for what an inventory has.

use charte_compiler::model::Language;
use toml_edit::{Array, Item, Table, Value, value};

use super::{Category, Cookie, Notes, Provider, Texts, notes, text};

/// What marks a text that the author must write: `charte check` reports it as an error.
pub(crate) const TODO: &str = "TODO";

/// Returns a text that the policy needs in each of its languages. What is missing is marked.
pub(crate) fn required(texts: &Texts, languages: &[String], what: &str, notes: &mut Notes) -> Item {
    if languages
        .iter()
        .any(|language| !texts.contains_key(language))
    {
        if texts.is_empty() {
            notes.about(
                "the source does not have these texts; write them in place of `TODO`",
                what,
            );
        } else {
            notes.about("these texts are not in every language of the policy; translate them in place of `TODO`", what);
        }
    }
    let written = |language: &String| match texts.get(language) {
        Some(text) => text::markup(text),
        None => match texts.values().next() {
            Some(other) if languages.len() == 1 => {
                format!("{TODO}: translate: {}", text::markup(other))
            }
            _ => TODO.to_owned(),
        },
    };
    match languages {
        [only] => value(written(only)),
        several => table(
            several
                .iter()
                .map(|language| (language.as_str(), written(language))),
        ),
    }
}

/// Returns a name: the same in every language, unless the languages have names of their own.
pub(crate) fn name(texts: &Texts, languages: &[String]) -> Item {
    let first = texts
        .values()
        .next()
        .map(|text| text::markup(text))
        .unwrap_or_default();
    let is_same = texts.values().all(|text| text::markup(text) == first);
    if is_same || languages.len() < 2 {
        let own = languages.first().and_then(|language| texts.get(language));
        return value(own.map_or(first, |text| text::markup(text)));
    }
    localised_name(texts, languages)
}

/// Returns a text that is a name in practice, such as that of a service: a language without it has
/// that of another.
pub(crate) fn localised_name(texts: &Texts, languages: &[String]) -> Item {
    let own = |language: &String| text::markup(super::in_language(texts, language));
    match languages {
        [only] => value(own(only)),
        several => table(
            several
                .iter()
                .map(|language| (language.as_str(), own(language))),
        ),
    }
}

fn table<'l>(texts: impl Iterator<Item = (&'l str, String)>) -> Item {
    let mut table = toml_edit::InlineTable::new();
    for (language, text) in texts {
        table.insert(language, Value::from(text));
    }
    value(table)
}

/// Returns `[provider.<id>]`.
pub(crate) fn provider(provider: &Provider, languages: &[String]) -> Table {
    let mut table = Table::new();
    table["name"] = name(&provider.name, languages);
    let facts = [
        ("country", &provider.country),
        ("website", &provider.website),
        ("privacy_policy", &provider.privacy_policy),
    ];
    for (key, fact) in facts {
        if let Some(fact) = fact {
            table[key] = value(fact);
        }
    }
    table
}

/// Returns `[category.<id>]`.
pub(crate) fn category(category: &Category, languages: &[String], notes: &mut Notes) -> Table {
    let mut table = Table::new();
    let is_exempt = category.is_exempt == Some(true);
    table["consent"] = value(if is_exempt { "exempt" } else { "required" });
    if category.is_exempt.is_none() {
        notes.about(
            "the source does not state whether these categories need consent; `required` counts \
             until you review it, because only what is exempt may go without (Directive 2002/58/EC, \
             article 5(3))",
            &category.id,
        );
        comment(
            &mut table,
            "Review: the source does not state whether these need consent.",
        );
    }
    let heading = format!("category {}: heading", category.id);
    table["heading"] = required(&category.heading, languages, &heading, notes);
    if !category.description.is_empty() {
        let description = format!("category {}: description", category.id);
        table["description"] = required(&category.description, languages, &description, notes);
    }
    table
}

/// Returns `[[cookie]]`. `is_exempt` is that of its category.
pub(crate) fn cookie(
    cookie: &Cookie,
    languages: &[String],
    is_exempt: bool,
    notes: &mut Notes,
) -> Table {
    let mut table = Table::new();
    if !cookie.origin.is_empty() {
        comment(&mut table, &format!("From {}.", cookie.origin));
    }
    table[if cookie.is_pattern { "pattern" } else { "name" }] = value(&cookie.name);
    if !cookie.is_cookie() {
        table["storage"] = value(&cookie.storage);
    }
    if let Some(provider) = &cookie.provider {
        table["provider"] = value(provider);
    }
    table["category"] = value(&cookie.category);
    if !cookie.service.is_empty() {
        table["service"] = localised_name(&cookie.service, languages);
    }
    table["purpose"] = required(
        &cookie.purpose,
        languages,
        &format!("{}: purpose", cookie.name),
        notes,
    );
    list(&mut table, "purpose_classes", &cookie.purpose_classes);
    if let Some(duration) = cookie.duration {
        table["duration"] = value(duration.to_string());
    }
    if !cookie.duration_note.is_empty() {
        table["duration_note"] = localised_name(&cookie.duration_note, languages);
    }
    if cookie.duration.is_none() && cookie.duration_note.is_empty() {
        notes.about(
            "the source has no lifetime of these; add `duration`",
            &cookie.name,
        );
    }
    let is_implied = matches!(
        cookie.duration,
        Some(charte_core::duration::Duration::Inactivity(_))
    );
    if let Some(refreshed) = cookie.refreshed.filter(|_| !is_implied) {
        table["refreshed"] = value(refreshed);
    }
    if let Some(retention) = cookie.data_retention {
        table["data_retention"] = value(retention.to_string());
    }
    match &cookie.exemption {
        Some(exemption) if is_exempt => table["exemption"] = value(exemption),
        _ if is_exempt => notes.about(
            "the source does not state why these need no consent; add `exemption`",
            &cookie.name,
        ),
        _ => {}
    }
    if let Some(is_third) = cookie.is_third_party {
        table["party"] = value(if is_third { "third" } else { "first" });
    }
    list(&mut table, "recipients", &cookie.recipients);
    let facts = [
        ("legal_basis", &cookie.legal_basis),
        ("domain", &cookie.domain),
        ("host", &cookie.host),
        ("path", &cookie.path),
    ];
    for (key, fact) in facts {
        if let Some(fact) = fact {
            table[key] = value(fact);
        }
    }
    let flags = [
        ("secure", cookie.secure),
        ("http_only", cookie.http_only),
        ("partitioned", cookie.partitioned),
    ];
    for (key, flag) in flags {
        if let Some(flag) = flag {
            table[key] = value(flag);
        }
    }
    if let Some(same_site) = &cookie.same_site {
        table["same_site"] = value(same_site);
    }
    table
}

fn list(table: &mut Table, key: &str, words: &[String]) {
    if !words.is_empty() {
        table[key] = value(words.iter().collect::<Array>());
    }
}

/// Writes a comment above a table.
fn comment(table: &mut Table, words: &str) {
    table
        .decor_mut()
        .set_prefix(format!("\n# {}\n", notes::shown(words)));
}

/// Returns whether a text is the tag of a language.
pub(crate) fn is_language(tag: &str) -> bool {
    Language::parse(tag).is_some()
}
