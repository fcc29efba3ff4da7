//! `never-exempt-purpose`

use charte_core::word::Word;

use crate::lint::declared::{Declared, declared};
use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// What is exempt from consent has only purposes that always need consent.
    ///
    /// # What it does
    ///
    /// Reports each cookie, embed and script of a category without consent whose `purpose_classes`
    /// all need consent under a rule pack of the policy. Under every pack these are advertising:
    /// `personalised-advertising`, `advertising-measurement` and `geolocated-advertising`. Under
    /// `fr-cnil` they are also `content-personalisation` and `social-sharing`.
    ///
    /// # Why it matters
    ///
    /// Advertising is never necessary for a service that a visitor requests. The CNIL's guide for
    /// developers lists five purposes that always need consent.
    pub static NEVER_EXEMPT_PURPOSE = "never-exempt-purpose" {
        group: Consent,
        level: Allow,
        why: "such a purpose is not part of the service that a visitor requests, so it needs consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let packs = NEVER_EXEMPT_PURPOSE.packs(charter);
    for declared in declared(charter).filter(Declared::is_exempt) {
        let Declared { what, name, .. } = declared;
        let classes = declared.purpose_classes;
        let Some(first) = classes.first() else {
            continue;
        };
        let forbids = |pack: &&'static Pack| {
            let mut classes = classes.iter();
            classes.all(|class| pack.law.never_exempt.contains(&class.value))
        };
        let forbidding: Vec<_> = packs.iter().copied().filter(forbids).collect();
        if forbidding.is_empty() {
            continue;
        }
        let class = first.value.word();
        let title =
            format!("the {what} `{name}` is declared exempt, but `{class}` always needs consent");
        let several =
            format!("{{}} {what}s are declared exempt, but `{class}` always needs consent");
        let finding = findings
            .at(first.span, title, "")
            .among(name, several)
            .label(
                declared.category.consent.span,
                "visitors are not asked for consent",
            )
            .help(format!(
                "move the {what} to a category with `consent = \"required\"`"
            ));
        findings.push_under(forbidding, finding);
    }
}
