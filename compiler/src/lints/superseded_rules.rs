//! `superseded-rules`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint, packs};
use crate::model::Charter;

lint! {
    /// A newer version of a rule pack exists.
    ///
    /// # What it does
    ///
    /// Reports each rule pack in `rules` that has a later version in this version of charte. No
    /// pack has a later version yet.
    ///
    /// # Why it matters
    ///
    /// A policy names the date of its rule pack, so that an update of charte breaks no build. Rules
    /// that the authority has published since apply only when the policy names the newer pack.
    pub static SUPERSEDED_RULES = "superseded-rules" {
        group: Tidiness,
        level: Warn,
        why: "rules that the authority has published since are not checked",
        sources: &[POLICY_FORMAT.section("`rules`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for pack in &charter.rules {
        let Some(newer) = packs::newer(&pack.0, packs::ALL.iter().copied()) else {
            continue;
        };
        let title = format!("a newer version of the rule pack `{}` exists", pack.0);
        let name = format!("\"{}\"", newer.name);
        let finding = findings.at(pack.span, title, "");
        findings.push(finding.patch("use the newer one", pack.span, name));
    }
}
