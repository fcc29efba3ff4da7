//! `unexplained-silence`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, LintLevel};

lint! {
    /// A lint is set to `allow` without a reason.
    ///
    /// # What it does
    ///
    /// Reports each `allow` of `[lints]` without a `reason`.
    ///
    /// # Why it matters
    ///
    /// A later reader of the policy, such as an auditor, sees that somebody turned a check off, and
    /// must be able to judge whether the reason is still valid.
    pub static UNEXPLAINED_SILENCE = "unexplained-silence" {
        group: Tidiness,
        level: Warn,
        why: "a later reader of the policy cannot judge whether the reason is still valid",
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
        let title = format!("`{name}` is set to `allow` without a reason");
        let finding = findings.at(setting.name.span, title, "");
        let line = format!("write `{name} = {{ level = \"allow\", reason = \"...\" }}`");
        findings.push(finding.help(line));
    }
}
