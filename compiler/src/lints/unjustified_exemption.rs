//! `unjustified-exemption`

use charte_core::cookie::Exemption;
use charte_core::word::Word;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie is said to need no consent, and not why.
    ///
    /// # What it does
    ///
    /// Finds each cookie of a category with `consent = "exempt"` that has no `exemption`.
    ///
    /// # Why it matters
    ///
    /// A cookie is not exempt because it is called necessary, but because it falls under one of few
    /// exemptions. Naming which is the first step of showing it.
    pub static UNJUSTIFIED_EXEMPTION = "unjustified-exemption" {
        group: Consent,
        level: Allow,
        why: "a cookie needs no consent only where one of few exemptions covers it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let words = Exemption::ALL.iter().map(|exemption| exemption.word());
    let words: Vec<&str> = words.collect();
    for cookie in charter.exempt_cookies() {
        if cookie.exemption.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` is declared exempt, but not why",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `exemption`")
            .label(consent, "visitors are not asked")
            .help(format!(
                "add `exemption = \"...\"` with one of `{}`, where it is true and the law of your \
                 country has it (`metered-access` is the CNIL's, `emergency-assistance` that of the \
                 United Kingdom; both have `audience`, each under its own conditions); where none is \
                 true, move the cookie to a category with `consent = \"required\"`",
                words.join("`, `")
            ));
        findings.push(finding);
    }
}
