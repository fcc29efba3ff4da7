//! `unfulfilled-silence`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Lint;

lint! {
    /// A lint is set to `allow` but would report nothing.
    ///
    /// # What it does
    ///
    /// Reports each `allow` of `[lints]` that hides no finding of any platform of the policy: the
    /// policy has no such mistake, or no rule pack turns the lint on.
    ///
    /// # Why it matters
    ///
    /// A setting that is no longer needed would hide the next mistake of this kind.
    pub static UNFULFILLED_SILENCE = "unfulfilled-silence" {
        group: Tidiness,
        level: Warn,
        why: "it would hide the next mistake of this kind",
        sources: &[POLICY_FORMAT.section("`[lints]`")],
        check: Silence(check),
    }
}

fn check(setting: &Lint, findings: &mut Findings<'_>) {
    let title = format!(
        "`{}` is set to `allow`, but would report nothing",
        setting.name.value
    );
    let finding = findings
        .at(setting.name.span, title, "")
        .help("remove the line");
    findings.push(finding);
}
