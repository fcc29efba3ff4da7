//! `missing-consequence`

use charte_core::cookie::Consent;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A category that needs consent does not say what changes for a visitor who refuses.
    ///
    /// # What it does
    ///
    /// Finds each category with `consent = "required"` that has cookies and no `refusal`.
    ///
    /// # Why it matters
    ///
    /// A visitor decides by what follows from accepting and from refusing. Who is not told what a
    /// refusal costs may agree for fear of losing the site.
    pub static MISSING_CONSEQUENCE = "missing-consequence" {
        group: Information,
        level: Allow,
        why: "who is asked for consent must be told what follows from accepting and from refusing",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for (position, category) in charter.categories.iter().enumerate() {
        let mut cookies = charter.cookies.iter();
        let has_cookies = cookies.any(|cookie| cookie.category.value == position);
        let is_asked = category.consent.value == Consent::Required;
        if !is_asked || !has_cookies || category.refusal.is_some() {
            continue;
        }
        let title = format!(
            "the category `{}` does not say what changes for a visitor who refuses",
            category.id
        );
        let finding = findings
            .at(category.id.span, title, "no `refusal`")
            .label(
                category.consent.span,
                "visitors are asked for consent to it",
            )
            .help("add a `refusal` that says what changes, or that nothing does");
        findings.push(finding);
    }
}
