//! `gated-legitimate-interests`

use crate::lint::{Findings, lint};
use crate::model::{Charter, LegalBasis};

lint! {
    /// A cookie that needs consent is based on legitimate interests.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "required"` that has
    /// `legal_basis = "legitimate-interests"`.
    ///
    /// # Why it matters
    ///
    /// Legitimate interests are no legal basis for storing or reading a cookie that needs consent.
    /// A visitor who refuses must not be followed for another reason.
    pub static GATED_LEGITIMATE_INTERESTS = "gated-legitimate-interests" {
        group: Consent,
        level: Allow,
        why: "legitimate interests are no legal basis for storing or reading a cookie that needs \
              consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.gated_cookies() {
        let basis = cookie.legal_basis;
        let is_interest = |basis: &LegalBasis| *basis == LegalBasis::LegitimateInterests;
        let Some(basis) = basis.filter(|basis| is_interest(&basis.value)) else {
            continue;
        };
        let title = format!(
            "the cookie `{}` needs consent, but is based on legitimate interests",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(basis.span, title, "")
            .among(
                &cookie.name.text,
                "{} cookies need consent, but are based on legitimate interests",
            )
            .label(consent, "this category needs consent")
            .patch(
                "if its data are processed only after consent, write it here",
                basis.span,
                "\"consent\"",
            );
        findings.push(finding);
    }
}
