//! `long-choice`

use crate::lint::length::{length, months};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A visitor's choice is kept for longer than 6 months.
    ///
    /// # What it does
    ///
    /// Reports a `duration` of `[choice]` that is over 6 months (183 days) or has no end. If
    /// `[choice]` has no `duration`, the lifetime of the cookie that keeps the choice is checked.
    /// If no cookie needs consent, nothing is reported: an objection may be kept for longer.
    ///
    /// # Why it matters
    ///
    /// A visitor who accepted or refused may have changed their mind. The CNIL considers it good
    /// practice to ask again after 6 months.
    pub static LONG_CHOICE = "long-choice" {
        group: Consent,
        level: Allow,
        why: "the CNIL considers it good practice to keep a choice for 6 months",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let kept = charter.choice_lifetimes().kept;
    let (Some(kept), Some(_)) = (kept, charter.gated_cookies().next()) else {
        return;
    };
    if length(kept.value) <= months(6) {
        return;
    }
    let choice = charter.choice.as_ref();
    let stated = choice.and_then(|choice| choice.duration.as_ref());
    let finding = findings.at(
        kept.span,
        "visitors' choice is kept for longer than 6 months",
        "",
    );
    let finding = match choice.and_then(|choice| choice.cookie.as_ref()) {
        Some(cookie) if stated.is_none() => {
            finding.label(cookie.span, "the cookie that keeps the choice")
        }
        _ => finding,
    };
    let finding = finding.patch(
        "ask again earlier, and write it here",
        kept.span,
        "\"6 months\"",
    );
    findings.push(finding);
}
