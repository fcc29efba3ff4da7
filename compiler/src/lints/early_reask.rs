//! `early-reask`

use crate::lint::length::{is_shorter, length, months};
use crate::lint::packs::{Law, Pack};
use crate::lint::{Findings, lint};
use crate::model::{Charter, ChoiceLifetimes};

lint! {
    /// A visitor who refused is asked again too soon.
    ///
    /// # What it does
    ///
    /// Reports a refusal that is kept for a shorter time than a rule pack of the policy names: 6
    /// months (at least 182 days). This is `refusal_duration` of `[choice]`, or else the time for
    /// which a choice is kept. If nothing needs consent, nothing is reported. If a refusal is kept
    /// for a shorter time than consent, `short-refusal` reports it under the packs that have it.
    ///
    /// # Why it matters
    ///
    /// A visitor who is asked again and again accepts in the end to be left alone.
    pub static EARLY_REASK = "early-reask" {
        group: Consent,
        level: Allow,
        why: "a visitor who refused should not be asked again before a certain time, unless the \
              cookies change",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let ChoiceLifetimes { kept, refusal_kept } = charter.choice_lifetimes();
    let (Some(consent), Some(kept), Some(_)) = (kept, refusal_kept, charter.first_gated()) else {
        return;
    };
    let is_unequal = is_shorter(kept.value, consent.value);
    let is_reported = |pack: &Pack| is_unequal && pack.rule("short-refusal").is_some();
    let limit = |law: &Law| law.shortest_refusal;
    let packs = EARLY_REASK.packs(charter);
    let packs = packs.into_iter().filter(|pack| {
        let is_early = |count| length(kept.value) + DAY < months(count);
        limit(&pack.law).is_some_and(is_early) && !is_reported(pack)
    });
    let packs: Vec<_> = packs.collect();
    let Some(count) = packs.iter().filter_map(|pack| limit(&pack.law)).max() else {
        return;
    };
    let title = format!("visitors who refuse are asked again within {count} months");
    let finding = findings
        .at(kept.span, title, "how long a refusal is kept")
        .patch(
            "keep a refusal for longer, and write it here",
            kept.span,
            format!("\"{count} months\""),
        );
    findings.push_under(packs, finding);
}

/// Months are rounded up to days: 182 days are 6 months too.
const DAY: u64 = 86_400;
