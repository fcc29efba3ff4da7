//! `superseded-rules`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint, packs};
use crate::model::Charter;

lint! {
    /// There is a newer rule pack than the one that judges the charter.
    ///
    /// # What it does
    ///
    /// Finds each rule pack of `rules` of which this version of charte has a later one. No pack has
    /// been superseded yet.
    ///
    /// # Why it matters
    ///
    /// A pack is pinned, so that an update of charte breaks no build; what an authority has said
    /// since is judged only when the policy names the newer pack.
    pub static SUPERSEDED_RULES = "superseded-rules" {
        group: Tidiness,
        level: Warn,
        why: "what the authority has said since is not judged",
        sources: &[POLICY_FORMAT.section("`rules`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for pack in &charter.rules {
        let Some(newer) = packs::newer(&pack.0, packs::ALL.iter().copied()) else {
            continue;
        };
        let title = format!("there is a newer rule pack than `{}`", pack.0);
        let name = format!("\"{}\"", newer.name);
        let finding = findings.at(pack.span, title, "");
        findings.push(finding.patch("let the newer one judge the charter", pack.span, name));
    }
}
