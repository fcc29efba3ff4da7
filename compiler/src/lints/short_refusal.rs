//! `short-refusal`

use crate::lint::length::length;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A refusal is forgotten earlier than consent.
    ///
    /// # What it does
    ///
    /// Finds a `refusal_duration` of `[choice]` that is shorter than its `duration`; where that is
    /// not stated, than the life of the cookie that keeps the choice.
    ///
    /// # Why it matters
    ///
    /// Who refuses and is asked again sooner than who agrees is worn down. The CNIL holds it to be
    /// good practice to keep both for the same time.
    pub static SHORT_REFUSAL = "short-refusal" {
        group: Consent,
        level: Allow,
        why: "the CNIL holds it to be good practice to keep refusal and consent alike",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let choice = charter.choice.as_ref();
    let refusal = choice.and_then(|choice| choice.refusal_duration);
    let (Some(refusal), Some(kept)) = (refusal, charter.choice_life().kept) else {
        return;
    };
    if length(refusal.value) >= length(kept.value) {
        return;
    }
    let finding = findings
        .at(
            refusal.span,
            "a refusal is forgotten earlier than consent",
            "how long a refusal is kept",
        )
        .label(kept.span, "how long the choice is kept")
        .patch(
            "keep both for the same time, and write so",
            refusal.span,
            format!("\"{}\"", kept.value),
        );
    findings.push(finding);
}
