//! `unfulfilled-silence`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Lint;

lint! {
    /// A lint is silenced that would say nothing.
    ///
    /// # What it does
    ///
    /// Finds each `allow` of `[lints]` that silences no finding of any platform that has it: the
    /// policy is in order, or no rule pack turns the lint on.
    ///
    /// # Why it matters
    ///
    /// A silence that is no longer needed would hide the next mistake of its kind.
    pub static UNFULFILLED_SILENCE = "unfulfilled-silence" {
        group: Tidiness,
        level: Warn,
        why: "it would hide the next mistake of its kind",
        sources: &[POLICY_FORMAT.section("`[lints]`")],
        check: Silence(check),
    }
}

fn check(setting: &Lint, findings: &mut Findings<'_>) {
    let title = format!(
        "`{}` is silenced, and has nothing to say",
        setting.name.value
    );
    let finding = findings
        .at(setting.name.span, title, "")
        .help("remove the line");
    findings.push(finding);
}
