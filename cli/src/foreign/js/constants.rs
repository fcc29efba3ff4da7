//! Names of constants in values, replaced by their values.

use std::collections::HashMap;

use super::Value;
use super::reader::{MAX_WORK, SPREAD};

/// The most constants that one value may refer to in a row.
const MAX_REFERENCES: usize = 8;

/// Replaces the names of constants.
pub(super) fn resolve(
    value: &mut Value,
    constants: &HashMap<String, Value>,
    depth: usize,
    work: &mut usize,
) {
    *work += 1;
    if *work > MAX_WORK || depth > MAX_REFERENCES {
        return;
    }
    match value {
        Value::Name(name) => {
            let is_itself = |known: &Value| matches!(known, Value::Name(own) if own == name);
            if let Some(known) = constants.get(name).filter(|known| !is_itself(known)) {
                *work += size(known);
                if *work > MAX_WORK {
                    return;
                }
                let mut known = known.clone();
                resolve(&mut known, constants, depth + 1, work);
                *value = known;
            }
        }
        Value::Array(items) => {
            for item in items.iter_mut() {
                resolve(item, constants, depth, work);
            }
            let spread = std::mem::take(items);
            for item in spread {
                match item {
                    Value::Object(entries)
                        if entries.first().is_some_and(|(key, _)| key == SPREAD) =>
                    {
                        items.extend(entries.into_iter().flat_map(|(_, value)| match value {
                            Value::Array(items) => items,
                            other => vec![other],
                        }));
                    }
                    other => items.push(other),
                }
            }
        }
        Value::Object(entries) => {
            for (_, entry) in entries.iter_mut() {
                resolve(entry, constants, depth, work);
            }
            let all = std::mem::take(entries);
            let is_list =
                all.len() == 1 && all[0].0 == SPREAD && matches!(all[0].1, Value::Array(_));
            if is_list {
                *entries = all;
                return;
            }
            for (key, entry) in all {
                match entry {
                    Value::Object(more) if key == SPREAD => entries.extend(more),
                    entry => entries.push((key, entry)),
                }
            }
        }
        _ => {}
    }
}

/// Returns what a copy of a value costs: its parts, and the bytes of their texts.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(entries) => {
            let entries = entries.iter();
            1 + entries
                .map(|(key, value)| key.len() + size(value))
                .sum::<usize>()
        }
        Value::String(text) | Value::Regex(text) | Value::Name(text) | Value::Code(text) => {
            1 + text.len()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}
