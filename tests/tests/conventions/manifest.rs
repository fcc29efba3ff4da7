//! The dependencies of a package.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

/// The part of a `Cargo.toml` that the rules concern.
pub(crate) struct Manifest {
    /// Dependencies and build dependencies of every target, by their names in the manifest.
    pub(crate) dependencies: BTreeSet<String>,
}

impl Manifest {
    /// Reads a manifest; `with_optional` also counts optional dependencies.
    pub(crate) fn read(text: &str, with_optional: bool) -> Self {
        let table = DeTable::parse(text).expect("Cargo has read this manifest already");
        let mut dependencies = BTreeSet::new();
        collect(table.get_ref(), with_optional, &mut dependencies);
        Self { dependencies }
    }
}

fn collect(table: &DeTable<'_>, with_optional: bool, into: &mut BTreeSet<String>) {
    for (key, value) in table {
        let DeValue::Table(below) = value.get_ref() else {
            continue;
        };
        match key.get_ref().as_ref() {
            "dependencies" | "build-dependencies" => {
                let needed = below
                    .iter()
                    .filter(|(_, value)| with_optional || !is_optional(value.get_ref()));
                into.extend(needed.map(|(name, _)| name.get_ref().to_string()));
            }
            "target" => {
                for target in below.values() {
                    if let DeValue::Table(target) = target.get_ref() {
                        collect(target, with_optional, into);
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_optional(dependency: &DeValue<'_>) -> bool {
    let DeValue::Table(table) = dependency else {
        return false;
    };
    let optional = table.get("optional").map(toml::Spanned::get_ref);
    matches!(optional, Some(DeValue::Boolean(true)))
}
