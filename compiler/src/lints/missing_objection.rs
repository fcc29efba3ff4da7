//! `missing-objection`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// Cookies need consent, but the charter does not explain how to refuse.
    ///
    /// # What it does
    ///
    /// Reports a charter with cookies that need consent and without `refuse` in `[choice]`. If
    /// every cookie is exempt from consent, there is nothing to refuse; if each of them has an
    /// `objection`, the charter explains it there. A section with `states = ["refuse"]` fulfils the
    /// duty too.
    ///
    /// # Why it matters
    ///
    /// Visitors must be informed of the purpose of a cookie and of the means to object to it. A
    /// charter that explains only how to accept explains half of the choice.
    pub static MISSING_OBJECTION = "missing-objection" {
        group: Information,
        level: Allow,
        why: "visitors must be informed of the means to object to cookies that need consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Refuse) {
        return;
    }
    let Some(cookie) = charter.gated_cookies().next() else {
        return;
    };
    if charter
        .gated_cookies()
        .all(|cookie| cookie.objection.is_some())
    {
        return;
    }
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
            "the charter does not explain how to refuse cookies",
            label,
        )
        .label(consent, "this category needs consent")
        .help("add a `refuse` to `[choice]` that explains how; if a section already contains this, add `states = [\"refuse\"]` to it");
    findings.push(finding);
}
