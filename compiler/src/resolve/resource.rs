//! The embeds and scripts that a file leaves out of those that it inherits.

use super::inherit::{given_true, nothing_to_remove, removal};
use crate::change::Change;
use crate::diagnostic::Diagnostics;
use crate::source::{Span, Spanned};
use crate::syntax::{Entries, Field, Policy};

/// The ids that a file leaves out.
pub(super) struct Removed {
    embeds: Vec<String>,
    scripts: Vec<String>,
}

/// Returns the embeds and scripts that `policy` itself leaves out; reports what it does not inherit.
pub(super) fn removed(
    policy: &Policy,
    base: Option<&Policy>,
    changes: &mut Vec<Change>,
    diagnostics: &mut Diagnostics,
) -> Removed {
    let mut ids =
        |what: &str, absent: Vec<(&Spanned<String>, Span)>, known: Vec<&Spanned<String>>| {
            for (id, place) in &absent {
                if let Some(far) = known.iter().find(|known| known.value == id.value) {
                    changes.push(removal(what, Some(id.as_str()), *place, far.span));
                } else {
                    let known = known.iter().map(|known| known.as_str());
                    let missing = nothing_to_remove(what, Some(id.as_str()), *place, known);
                    diagnostics.push(missing);
                }
            }
            absent.into_iter().map(|(id, _)| id.value.clone()).collect()
        };
    let embeds = absent(&policy.embed, |embed| &embed.absent);
    let scripts = absent(&policy.script, |script| &script.absent);
    Removed {
        embeds: ids("embed", embeds, known(base.map(|base| &base.embed))),
        scripts: ids("script", scripts, known(base.map(|base| &base.script))),
    }
}

impl Removed {
    /// Removes them from the joined policy.
    pub(super) fn remove(&self, policy: &mut Policy) {
        if let Field::Given(embeds) = &mut policy.embed {
            let embeds = &mut embeds.value.0;
            embeds.retain(|entry| !self.embeds.contains(&entry.id.value));
        }
        if let Field::Given(scripts) = &mut policy.script {
            let scripts = &mut scripts.value.0;
            scripts.retain(|entry| !self.scripts.contains(&entry.id.value));
        }
    }
}

/// Returns the ids of the entries that are left out, and where.
fn absent<T>(
    field: &Field<Entries<T>>,
    key: impl Fn(&T) -> &Field<bool>,
) -> Vec<(&Spanned<String>, Span)> {
    let entries = field.get().map(|entries| entries.0.as_slice());
    let entries = entries.unwrap_or_default().iter();
    let absent = entries.filter_map(|entry| {
        let table = entry.value.get()?;
        Some((&entry.id, given_true(key(&table.value))?))
    });
    absent.collect()
}

fn known<T>(field: Option<&Field<Entries<T>>>) -> Vec<&Spanned<String>> {
    let entries = field
        .and_then(Field::get)
        .map(|entries| entries.0.as_slice());
    entries
        .unwrap_or_default()
        .iter()
        .map(|entry| &entry.id)
        .collect()
}
