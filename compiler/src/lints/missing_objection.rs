//! `missing-objection`

use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// Something needs consent, but the charter does not explain how to refuse.
    ///
    /// # What it does
    ///
    /// Reports a charter with cookies, embeds or scripts that need consent and without `refuse` in
    /// `[choice]`. If everything is exempt from consent, there is nothing to refuse. A section with
    /// `states = ["refuse"]` fulfils the duty too.
    ///
    /// In France, an `objection` of each cookie that needs consent fulfils it as well, unless an
    /// embed or a script needs consent: the act asks for the means to object. The Spanish guide asks
    /// how to refuse, so there an `objection` does not suffice.
    ///
    /// # Why it matters
    ///
    /// Visitors must be informed of the purpose of a cookie and of the means to object to it. A
    /// charter that explains only how to accept explains half of the choice.
    pub static MISSING_OBJECTION = "missing-objection" {
        group: Information,
        level: Allow,
        why: "visitors must be informed how to refuse or object to what needs consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Refuse) {
        return;
    }
    let Some(gated) = charter.first_gated() else {
        return;
    };
    let choice = charter.choice.as_ref();
    let (span, label) = match choice {
        Some(choice) if choice.refuse.is_some() => return,
        Some(choice) => (choice.span, "no `refuse`"),
        None => (charter.root, "no `refuse` in `[choice]`"),
    };
    let has_objections = charter.gated_categories().all(|category| {
        let mut cookies = charter.cookies_in(category);
        let objects = cookies.all(|cookie| cookie.objection.is_some());
        objects && charter.resources_in(category).next().is_none()
    });
    let packs = MISSING_OBJECTION.packs(charter).into_iter();
    let asks = |pack: &&Pack| pack.law.asks_how_to_refuse || !has_objections;
    let packs: Vec<_> = packs.filter(asks).collect();
    if packs.is_empty() {
        return;
    }
    let finding = findings
        .at(
            span,
            "the charter does not explain how to refuse what needs consent",
            label,
        )
        .label(gated.consent.span, "this category needs consent")
        .help("add a `refuse` to `[choice]` that explains how; if a section already contains this, add `states = [\"refuse\"]` to it");
    findings.push_under(packs, finding);
}
