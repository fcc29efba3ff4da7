//! `mixed-purposes`

use charte_core::word::Word;

use crate::lint::declared::{Declared, declared};
use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::{Charter, PurposeClass};

lint! {
    /// What is exempt from consent also has a purpose that always needs consent.
    ///
    /// # What it does
    ///
    /// Reports each cookie, embed and script of a category without consent whose `purpose_classes`
    /// contain both a purpose that always needs consent under a rule pack of the policy, such as
    /// `advertising-measurement`, and another purpose.
    ///
    /// # Why it matters
    ///
    /// If a cookie has several purposes, each purpose that requires consent still needs it. Signing
    /// visitors in needs no consent, but using the same cookie for advertising does. Here visitors
    /// are not asked.
    pub static MIXED_PURPOSES = "mixed-purposes" {
        group: Consent,
        level: Allow,
        why: "each purpose that requires consent still needs it, and visitors are not asked here",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let packs = MIXED_PURPOSES.packs(charter);
    for declared in declared(charter).filter(Declared::is_exempt) {
        let Declared { what, name, .. } = declared;
        let classes = || declared.purpose_classes.iter();
        let needs = |pack: &Pack, class: PurposeClass| pack.law.never_exempt.contains(&class);
        let mixes = |pack: &&'static Pack| {
            let gated = classes().filter(|class| needs(pack, class.value)).count();
            (1..classes().count()).contains(&gated)
        };
        let packs: Vec<_> = packs.iter().copied().filter(mixes).collect();
        let needs = |class: PurposeClass| packs.iter().any(|pack| needs(pack, class));
        let gated = classes().find(|class| needs(class.value));
        let exempt = classes().find(|class| !needs(class.value));
        let (Some(gated), Some(exempt)) = (gated, exempt) else {
            continue;
        };
        let class = gated.value.word();
        let title =
            format!("the exempt {what} `{name}` also serves `{class}`, which always needs consent");
        let several =
            format!("{{}} exempt {what}s also serve `{class}`, which always needs consent");
        let finding = findings
            .at(gated.span, title, "")
            .among(name, several)
            .label(
                declared.category.consent.span,
                "visitors are not asked for consent",
            )
            .help(format!(
                "use the {what} only for `{}`, and declare the other purpose as another {what} of a \
                 category with `consent = \"required\"`; or move this one there",
                exempt.value.word()
            ));
        findings.push_under(packs, finding);
    }
}
