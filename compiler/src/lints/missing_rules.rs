//! `missing-rules`

use crate::lint::packs;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Fleet;

lint! {
    /// A policy names no rule pack.
    ///
    /// # What it does
    ///
    /// Reports a policy without `rules`, once for all policies of a compilation.
    ///
    /// # Why it matters
    ///
    /// Without a rule pack, no law is checked: a policy with nothing but a title has no finding. The
    /// rules depend on the country of the site and of its visitors, so charte chooses none.
    pub static MISSING_RULES = "missing-rules" {
        group: Tidiness,
        level: Warn,
        why: "without a rule pack, no rule of law is checked",
        sources: &[POLICY_FORMAT.section("`rules`")],
        check: Fleet(check),
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    let without = fleet.used_charters();
    let without = without.filter(|(_, charter)| charter.rules.is_empty());
    let mut first = None;
    for (position, charter) in without {
        let root = *first.get_or_insert(charter.root);
        findings.about(position);
        let title = "the policy names no rule pack, so no law is checked";
        let finding = findings
            .at(root, title, "")
            .note(format!("this version of charte has {}", packs::known()))
            .help(
                "add the packs of the law that applies, as in `rules = [\"eu-gdpr-2026-01\"]`; if you \
                 want none, set this lint to `allow` with the reason",
            );
        findings.push_once(root, finding);
    }
}
