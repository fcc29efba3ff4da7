//! `short-refusal`

use crate::lint::length::is_shorter;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A refusal is kept for a shorter time than consent.
    ///
    /// # What it does
    ///
    /// Reports a `refusal_duration` of `[choice]` that is shorter than its `duration` by a day or
    /// more. If
    /// `[choice]` has no `duration`, compares with the lifetime of the cookie that keeps the
    /// choice.
    ///
    /// # Why it matters
    ///
    /// If visitors who refuse are asked again sooner than visitors who accept, they may give in.
    /// The CNIL considers it good practice to keep both for the same time.
    pub static SHORT_REFUSAL = "short-refusal" {
        group: Consent,
        level: Allow,
        why: "the CNIL considers it good practice to keep refusal and consent for the same \
              time",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let choice = charter.choice.as_ref();
    let refusal = choice.and_then(|choice| choice.refusal_duration);
    let (Some(refusal), Some(kept)) = (refusal, charter.choice_lifetimes().kept) else {
        return;
    };
    if !is_shorter(refusal.value, kept.value) {
        return;
    }
    let finding = findings
        .at(
            refusal.span,
            "a refusal is kept for a shorter time than consent",
            "how long a refusal is kept",
        )
        .label(kept.span, "how long the choice is kept")
        .patch(
            "keep both for the same time, and write it here",
            refusal.span,
            format!("\"{}\"", kept.value),
        );
    findings.push(finding);
}
