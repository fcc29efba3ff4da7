//! The rule packs of a policy, and its settings of lints.

use super::context::Context;
use super::key::Key;
use crate::model::{Lint, RulePack};
use crate::source::Spanned;
use crate::syntax::{self, Entries, Field};

impl Context<'_> {
    /// Returns the names of rule packs. Unknown names are reported when the packs are applied.
    pub(super) fn rules(field: &Field<Vec<Field<String>>>) -> Vec<Spanned<RulePack>> {
        let names = field.get().map(|list| list.value.as_slice());
        let names = names.unwrap_or_default().iter().filter_map(Field::get);
        names.map(|name| name.clone().map(RulePack)).collect()
    }

    /// Returns the levels of lints.
    pub(super) fn lints(&mut self, field: &Field<Entries<syntax::LintSetting>>) -> Vec<Lint> {
        let Some(entries) = field.get() else {
            return Vec::new();
        };
        let mut lints = Vec::new();
        for entry in &entries.0 {
            let Some(setting) = entry.value.get() else {
                continue;
            };
            let syntax::LintSetting { level, reason } = &setting.value;
            match level.get() {
                Some(level) => lints.push(Lint {
                    name: entry.id.clone(),
                    level: Spanned::new(level.value.0, level.span),
                    reason: reason.get().cloned(),
                }),
                None if level.is_absent() => {
                    let owner = &format!("`{}` of `[lints]`", entry.id);
                    let name = "level";
                    self.missing(Key { name, owner }, entry.id.span);
                }
                None => {}
            }
        }
        lints
    }
}
