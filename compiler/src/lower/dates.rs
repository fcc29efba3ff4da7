//! Dates, numbers and pinned names at the root of a policy.

use super::context::{Context, Key, value};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, Lint, Lock, RulePack};
use crate::source::Spanned;
use crate::syntax::{self, Entries, Field};

impl Context<'_> {
    /// A date.
    pub(super) fn date(field: &Field<syntax::Date>) -> Option<Spanned<Date>> {
        field
            .get()
            .map(|date| Spanned::new(date.value.0, date.span))
    }

    /// A short text of one line, such as a version.
    pub(super) fn version(&mut self, field: &Field<String>) -> Option<Spanned<String>> {
        let version = field.get()?;
        if version.trim().is_empty() || version.contains('\n') {
            self.diagnostics.push(
                Diagnostic::error(
                    "empty-text",
                    "`version` is not one line of text",
                    version.span,
                    "",
                )
                .help("write the version, or leave the key out"),
            );
            return None;
        }
        Some(version.clone())
    }

    /// What was published.
    pub(super) fn lock(field: &Field<syntax::Lock>) -> Option<Lock> {
        let lock = field.get()?;
        let syntax::Lock { version, content } = &lock.value;
        Some(Lock {
            span: lock.span,
            version: value(version),
            content: value(content),
        })
    }

    /// Returns the names of rule packs. Unknown names are reported when the packs are applied.
    pub(super) fn rules(field: &Field<Vec<Field<String>>>) -> Vec<Spanned<RulePack>> {
        let names = field.get().map(|list| list.value.as_slice());
        let names = names.unwrap_or_default().iter().filter_map(Field::get);
        names.map(|name| name.clone().map(RulePack)).collect()
    }

    /// The levels of lints.
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
                    {
                        let owner = &format!("`{}` of `[lints]`", entry.id);
                        self.missing(
                            Key {
                                name: "level",
                                owner,
                            },
                            entry.id.span,
                        );
                    };
                }
                None => {}
            }
        }
        lints
    }
}
