//! The values of `[values]`: those of a platform in one string, and those of a fleet.

use std::collections::BTreeMap;

use charte_core::own_value::OwnKind;
use charte_core::values::SEPARATOR;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Fleet, OwnValue};

/// Returns the values of a platform in these languages, as [`charte_core::values`] reads them.
pub(super) fn packed(values: &[Vec<String>], languages: &[usize]) -> String {
    let mut packed = String::new();
    for (position, value) in values.iter().enumerate() {
        if position > 0 {
            packed.push(char::from(SEPARATOR));
        }
        let chosen = languages.iter().filter_map(|&at| value.get(at));
        let lines: Vec<&str> = chosen.map(String::as_str).collect();
        match value.as_slice() {
            [only] => packed.push_str(only),
            _ => packed.push_str(&lines.join("\n")),
        }
    }
    packed
}

/// Returns the values that the charters declare, without duplicates.
pub(super) fn declared(fleet: &Fleet) -> Vec<(String, OwnKind)> {
    let charters = fleet.charters.iter().flatten();
    let values = charters.flat_map(|charter| &charter.values);
    let values = values.map(|value| (value.id.value.clone(), value.kind));
    values.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// Reports a value that has two kinds: the tenants of a fleet give one struct of values.
pub(super) fn check(fleet: &Fleet, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &OwnValue> = BTreeMap::new();
    let charters = fleet.charters.iter().flatten();
    for value in charters.flat_map(|charter| &charter.values) {
        let known = *first.entry(&value.id).or_insert(value);
        if known.kind != value.kind {
            let title = format!("the value `{}` has two kinds", value.id.value);
            diagnostics.push(
                Diagnostic::error("values-of-two-kinds", title, value.id.span, "again here")
                    .label(known.id.span, "first here")
                    .note("the tenants of a fleet give one struct of values")
                    .help("declare the same kind, or give one of the values another id"),
            );
        }
    }
}
