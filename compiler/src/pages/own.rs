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

/// Returns the values that the templates of tenants declare, without duplicates. `templates` are the
/// positions of these templates among the charters.
pub(super) fn declared(
    fleet: &Fleet,
    templates: impl Iterator<Item = usize>,
) -> Vec<(String, OwnKind)> {
    let values = values(fleet, templates).map(|value| (value.id.value.clone(), value.kind));
    values.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// Reports a value that has two kinds in the templates of tenants: these give one struct of values.
pub(super) fn check(
    fleet: &Fleet,
    templates: impl Iterator<Item = usize>,
    diagnostics: &mut Diagnostics,
) {
    let mut first: BTreeMap<&str, &OwnValue> = BTreeMap::new();
    for value in values(fleet, templates) {
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

fn values(
    fleet: &Fleet,
    templates: impl Iterator<Item = usize>,
) -> impl Iterator<Item = &OwnValue> {
    let charters = templates.filter_map(|at| fleet.charters.get(at)?.as_ref());
    charters.flat_map(|charter| &charter.values)
}
