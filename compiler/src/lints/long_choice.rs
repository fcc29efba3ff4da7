//! `long-choice`

use crate::lint::length::{length, months};
use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A visitor's choice is kept for longer than an authority advises.
    ///
    /// # What it does
    ///
    /// Reports a `duration` of `[choice]` that is longer than the limit of a rule pack of the policy,
    /// or has no end: 6 months (183 days) under `fr-cnil`. If `[choice]` has no `duration`, the
    /// lifetime of the cookie that keeps the choice is checked. If nothing needs consent, nothing
    /// is reported: an objection may be kept for longer.
    ///
    /// # Why it matters
    ///
    /// A visitor who accepted or refused may have changed their mind. The CNIL considers it good
    /// practice to ask again after 6 months.
    pub static LONG_CHOICE = "long-choice" {
        group: Consent,
        level: Allow,
        why: "visitors may have changed their mind: authorities advise to ask them again after some \
              time",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let kept = charter.choice_lifetimes().kept;
    let (Some(kept), Some(_)) = (kept, charter.first_gated()) else {
        return;
    };
    let is_over = |pack: &&Pack| {
        let limit = pack.law.longest_choice;
        limit.is_some_and(|limit| length(kept.value) > months(limit))
    };
    let packs = LONG_CHOICE.packs(charter).into_iter();
    let packs: Vec<_> = packs.filter(is_over).collect();
    let Some(limit) = packs
        .iter()
        .filter_map(|pack| pack.law.longest_choice)
        .min()
    else {
        return;
    };
    let choice = charter.choice.as_ref();
    let stated = choice.and_then(|choice| choice.duration.as_ref());
    let finding = findings.at(
        kept.span,
        format!("visitors' choice is kept for longer than {limit} months"),
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
        format!("\"{limit} months\""),
    );
    findings.push_under(packs, finding);
}
