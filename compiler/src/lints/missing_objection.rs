//! `missing-objection`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Visitors are asked for consent, and nothing says how to refuse.
    ///
    /// # What it does
    ///
    /// Finds a charter with cookies that need consent and without `refuse` in `[choice]`. Where every
    /// cookie is exempt from consent, there is nothing to refuse.
    ///
    /// # Why it matters
    ///
    /// Visitors are told what a cookie is for and by which means they can object to it. A charter
    /// that explains only how to accept gives half of the choice.
    pub static MISSING_OBJECTION = "missing-objection" {
        group: Information,
        level: Allow,
        why: "visitors must be told of the means to object to cookies that need consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(cookie) = charter.gated_cookies().next() else {
        return;
    };
    let choice = charter.choice.as_ref();
    let (span, label) = match choice {
        Some(choice) if choice.refuse.is_some() => return,
        Some(choice) => (choice.span, "no `refuse`"),
        None => (charter.root, "no `refuse` in `[choice]`"),
    };
    let consent = charter.category_of(cookie).consent.span;
    let finding = findings
        .at(
            span,
            "no `refuse` says how to refuse cookies",
            label,
        )
        .label(consent, "visitors are asked for consent here")
        .help("add a `refuse` to `[choice]` that says how; what a section says already can be moved there");
    findings.push(finding);
}
