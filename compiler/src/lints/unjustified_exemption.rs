//! `unjustified-exemption`

use charte_core::cookie::Exemption;
use charte_core::word::Word;

use crate::lint::{Findings, lint, packs};
use crate::model::Charter;

lint! {
    /// A cookie is declared exempt, but no exemption is named.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "exempt"` that has no `exemption`.
    ///
    /// # Why it matters
    ///
    /// A cookie is exempt only if one of a few exemptions covers it, not because it is called
    /// necessary. Naming the exemption is the first step to prove it.
    pub static UNJUSTIFIED_EXEMPTION = "unjustified-exemption" {
        group: Consent,
        level: Allow,
        why: "a cookie needs no consent only if one of a few exemptions covers it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let packs = UNJUSTIFIED_EXEMPTION.packs(charter);
    let known = Exemption::ALL.iter().copied();
    let known = known.filter(|exemption| {
        let lacking = packs::without_exemption(charter, &packs, *exemption);
        lacking.is_empty()
    });
    let words: Vec<&str> = known.map(Exemption::word).collect();
    for cookie in charter.exempt_cookies() {
        if cookie.exemption.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` is declared exempt, but names no exemption",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `exemption`")
            .among(
                &cookie.name.text,
                "{} cookies are declared exempt, but name no exemption",
            )
            .label(consent, "visitors are not asked for consent")
            .help(format!(
                "add `exemption = \"...\"` with one of `{}`, if it applies; if none applies, move the \
                 cookie to a category with `consent = \"required\"`",
                words.join("`, `")
            ));
        findings.push(finding);
    }
}
