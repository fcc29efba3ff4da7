//! Names of constants in values, replaced by their values.

use super::Value;
use super::reader::{MAX_WORK, SPREAD};

/// The most constants that one value may refer to in a row.
const MAX_REFERENCES: usize = 8;

/// Replaces the names of constants.
pub(super) fn resolve(
    value: &mut Value,
    constants: &[(String, Value)],
    depth: usize,
    work: &mut usize,
) {
    *work += 1;
    if *work > MAX_WORK || depth > MAX_REFERENCES {
        return;
    }
    match value {
        Value::Name(name) => {
            let known = constants.iter().rev().find(|(known, _)| known == name);
            if let Some((_, known)) = known.filter(|(_, known)| *known != Value::Name(name.clone()))
            {
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
