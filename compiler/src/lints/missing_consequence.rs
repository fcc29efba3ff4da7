//! `missing-consequence`

use charte_core::cookie::Consent;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// A category that needs consent does not state what a refusal changes.
    ///
    /// # What it does
    ///
    /// Reports each category with `consent = "required"` that has cookies but no `refusal`. A section
    /// with `states = ["consequences"]` fulfils the duty for all of them.
    ///
    /// # Why it matters
    ///
    /// A visitor decides by the consequences of accepting and refusing. A visitor who does not know
    /// what a refusal changes may accept only to keep access to the site.
    pub static MISSING_CONSEQUENCE = "missing-consequence" {
        group: Information,
        level: Allow,
        why: "before visitors consent, they must be informed of the consequences of accepting \
              and refusing",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Consequences) {
        return;
    }
    for (position, category) in charter.categories.iter().enumerate() {
        let is_used = charter.is_used(position);
        let is_gated = category.consent.value == Consent::Required;
        if !is_gated || !is_used || category.refusal.is_some() {
            continue;
        }
        let title = format!(
            "the category `{}` does not state what changes for a visitor who refuses",
            category.id
        );
        let finding = findings
            .at(category.id.span, title, "no `refusal`")
            .label(category.consent.span, "this category needs consent")
            .help("add a `refusal` that states what changes, or that nothing changes");
        findings.push(finding);
    }
}
