//! `foreign-exemption`

use charte_core::cookie::Exemption;
use charte_core::word::Word;

use crate::lint::{Findings, lint, packs};
use crate::model::Charter;

lint! {
    /// An exempt cookie names an exemption that the law does not have.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category without consent whose `exemption` is not among the
    /// exemptions of a rule pack of the policy. The pack of a country may add an exemption to those
    /// of the pack that it completes: with `fr-cnil`, `eu-gdpr` accepts `metered-access` too.
    ///
    /// # Why it matters
    ///
    /// The ePrivacy directive knows two exemptions: a transmission, and what is strictly necessary
    /// for a service that the visitor requests. Some countries exempt more: France has metered
    /// access, the United Kingdom has emergency assistance, and some have audience measurement under
    /// conditions. Where the law has no such exemption, the cookie needs consent.
    pub static FOREIGN_EXEMPTION = "foreign-exemption" {
        group: Consent,
        level: Allow,
        why: "a cookie needs no consent only if the law that applies has the exemption",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let packs = FOREIGN_EXEMPTION.packs(charter);
    for cookie in charter.exempt_cookies() {
        let Some(exemption) = cookie.exemption else {
            continue;
        };
        let lacking = packs::without_exemption(charter, &packs, exemption.value);
        if lacking.is_empty() {
            continue;
        }
        let names: Vec<String> = lacking
            .iter()
            .map(|pack| format!("`{}`", pack.name))
            .collect();
        let title = format!(
            "the cookie `{}` names the exemption `{}`, which the law of {} does not have",
            cookie.name.text,
            exemption.value.word(),
            names.join(" and ")
        );
        let others = Exemption::ALL.iter().copied();
        let others =
            others.filter(|other| packs::without_exemption(charter, &packs, *other).is_empty());
        let words: Vec<&str> = others.map(Exemption::word).collect();
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(exemption.span, title, "")
            .among(
                &cookie.name.text,
                format!(
                    "{{}} cookies name the exemption `{}`, which the law of {} does not have",
                    exemption.value.word(),
                    names.join(" and ")
                ),
            )
            .label(consent, "visitors are not asked for consent")
            .help(format!(
                "move the cookie to a category with `consent = \"required\"`, and remove `exemption`; \
                 or write one of `{}`, if it applies",
                words.join("`, `")
            ));
        findings.push_under(lacking, finding);
    }
}
