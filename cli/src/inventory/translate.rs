//! Texts of further languages below the keys of a policy.

use toml_edit::{Item, TableLike, Value, value};

use super::{Texts, entries, one, text};

/// Adds the texts of further languages below a key. Returns whether it changed something.
pub(crate) fn translate(
    own: &mut dyn TableLike,
    key: &str,
    texts: &Texts,
    languages: &[String],
    is_name: bool,
) -> bool {
    let written = |language: &String| texts.get(language).map(|text| text::markup(text));
    let is_open = |text: &str| text.trim_start().starts_with(entries::TODO);
    match own.get_mut(key) {
        None => false,
        Some(Item::Value(Value::String(text))) if is_open(text.value()) && languages.len() == 1 => {
            let Some(new) = languages.first().and_then(written) else {
                return false;
            };
            own.get_mut(key)
                .is_some_and(|slot| replace(slot, new.into()))
        }
        Some(Item::Value(Value::String(text))) if languages.len() > 1 && !is_name => {
            // A string is the text of the main language.
            let main = languages.first().cloned().unwrap_or_default();
            let mut all = if is_open(text.value()) {
                Texts::new()
            } else {
                one(&main, text.value())
            };
            let before = all.len();
            for language in languages {
                if let Some(new) = written(language) {
                    all.entry(language.clone()).or_insert(new);
                }
            }
            if all.len() == before {
                return false;
            }
            let mut table = toml_edit::InlineTable::new();
            for language in languages {
                let text = all.get(language).map_or(entries::TODO, String::as_str);
                table.insert(language, Value::from(text));
            }
            own.get_mut(key)
                .is_some_and(|slot| replace(slot, table.into()))
        }
        Some(item) => {
            let Some(table) = item.as_table_like_mut() else {
                return false;
            };
            let mut is_changed = false;
            for language in languages {
                let known = table.get(language).and_then(Item::as_str);
                if known.is_some_and(|known| !is_open(known)) {
                    continue;
                }
                let Some(new) = written(language) else {
                    continue;
                };
                is_changed |= match table.get_mut(language) {
                    Some(slot) => replace(slot, new.into()),
                    None => table.insert(language, value(new)).is_none(),
                };
            }
            is_changed
        }
    }
}

/// Replaces a value, and keeps the comments around it. Returns whether it did.
fn replace(slot: &mut Item, mut new: Value) -> bool {
    let Some(value) = slot.as_value_mut() else {
        return false;
    };
    *new.decor_mut() = value.decor().clone();
    *value = new;
    true
}
