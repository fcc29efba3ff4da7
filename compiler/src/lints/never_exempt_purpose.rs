//! `never-exempt-purpose`

use charte_core::word::Word;

use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt cookie has only purposes that always need consent.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category without consent whose `purpose_classes` all need consent
    /// under a rule pack of the policy. Under every pack these are advertising:
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
    for cookie in charter.exempt_cookies() {
        let classes = &cookie.purpose_classes;
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
        let title = format!(
            "the cookie `{}` is declared exempt, but `{}` always needs consent",
            cookie.name.text,
            first.value.word()
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(first.span, title, "")
            .among(
                &cookie.name.text,
                format!(
                    "{{}} cookies are declared exempt, but `{}` always needs consent",
                    first.value.word()
                ),
            )
            .label(consent, "visitors are not asked for consent")
            .help("move the cookie to a category with `consent = \"required\"`");
        findings.push_under(forbidding, finding);
    }
}
