//! `unexplained-silence`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, LintLevel};

lint! {
    /// A lint is silenced, and nothing says why.
    ///
    /// # What it does
    ///
    /// Finds each `allow` of `[lints]` without a `reason`.
    ///
    /// # Why it matters
    ///
    /// Whoever reads the policy later, an auditor for instance, sees that somebody decided not to
    /// be told, and must be able to tell whether the ground for it still stands.
    pub static UNEXPLAINED_SILENCE = "unexplained-silence" {
        group: Tidiness,
        level: Warn,
        why: "whoever reads the policy later cannot tell whether the ground for it still stands",
        sources: &[POLICY_FORMAT.section("`[lints]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for setting in &charter.lints {
        let is_explained = setting
            .reason
            .as_ref()
            .is_some_and(|reason| !reason.trim().is_empty());
        if setting.level.value != LintLevel::Allow || is_explained {
            continue;
        }
        let name = &setting.name.value;
        let title = format!("`{name}` is silenced without a reason");
        let finding = findings.at(setting.name.span, title, "");
        let line = format!("write `{name} = {{ level = \"allow\", reason = \"...\" }}`");
        findings.push(finding.help(line));
    }
}
