//! `missing-duration`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs consent does not state how long it lives.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "required"` that has no `duration`. Also
    /// reports a `columns` list that omits `duration`, because visitors must see a stated fact.
    ///
    /// # Why it matters
    ///
    /// Visitors must know what they consent to. The Court of Justice names two facts that they must
    /// be given: the lifetime of the cookie, and whether third parties may have access to it.
    pub static MISSING_DURATION = "missing-duration" {
        group: Information,
        level: Allow,
        why: "before visitors consent, they must be informed how long the cookie lives",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.gated_cookies() {
        if cookie.duration.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` does not state how long it lives",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `duration`")
            .among(
                &cookie.name.text,
                "{} cookies do not state how long they live",
            )
            .label(consent, "this category needs consent")
            .help("add `duration = \"session\"`, or its lifetime, as in `duration = \"6 months\"`");
        findings.push(finding);
    }
    let mut stated = charter.gated_cookies().filter_map(|cookie| cookie.duration);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Duration), stated.next()) {
        findings.push(findings.left_out(columns, Column::Duration, fact.span));
    }
}
