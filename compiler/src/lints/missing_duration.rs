//! `missing-duration`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs consent does not say how long it lives.
    ///
    /// # What it does
    ///
    /// Finds each cookie of a category with `consent = "required"` that has no `duration`.
    /// A list of `columns` without `duration` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// Who is asked must know what they agree to. How long a cookie lives is one of the two facts
    /// that the Court of Justice names; the other is whether third parties may have access.
    pub static MISSING_DURATION = "missing-duration" {
        group: Information,
        level: Allow,
        why: "who is asked for consent must be told how long the cookie lives",
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
            "the cookie `{}` does not say how long it lives",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `duration`")
            .label(consent, "visitors are asked for consent to it")
            .help("add `duration = \"session\"`, or its life as in `duration = \"6 months\"`");
        findings.push(finding);
    }
    let mut told = charter.gated_cookies().filter_map(|cookie| cookie.duration);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Duration), told.next()) {
        findings.push(findings.left_out(columns, Column::Duration, fact.span));
    }
}
