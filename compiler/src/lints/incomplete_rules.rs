//! `incomplete-rules`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint, packs};
use crate::model::Charter;

lint! {
    /// A rule pack presupposes another one, which the policy does not name.
    ///
    /// # What it does
    ///
    /// Reports a pack of a member state of the European Union, such as `fr-cnil`, if `rules` does
    /// not also name a pack of the family `eu-gdpr`.
    ///
    /// # Why it matters
    ///
    /// The pack of a country contains only what its own law and its authority add. The duties of
    /// the GDPR (rights, authority, data protection officer) are in the pack of the Union, and
    /// nobody checks them if it is not named.
    pub static INCOMPLETE_RULES = "incomplete-rules" {
        group: Information,
        level: Warn,
        why: "the pack of a country contains only what the country adds",
        sources: &[POLICY_FORMAT.section("`rules`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for named in &charter.rules {
        let family = packs::find(&named.0).and_then(|pack| pack.law.presupposes);
        let Some(family) = family else {
            continue;
        };
        let is_named = packs::of(charter).any(|pack| pack.family() == family);
        let mut others = packs::ALL.iter().rev();
        let newest = others.find(|pack| pack.family() == family);
        if let (false, Some(newest)) = (is_named, newest) {
            let title = format!(
                "the rule pack `{}` presupposes `{}`, which `rules` does not name",
                named.0, newest.name
            );
            let finding = findings.at(named.span, title, "").patch(
                "name both",
                named.span,
                format!("\"{}\", \"{}\"", newest.name, named.0),
            );
            findings.push(finding);
            return;
        }
    }
}
