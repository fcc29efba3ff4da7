//! `missing-legal-basis`

use charte_core::word::Word;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, LegalBasis, Statement};

lint! {
    /// A cookie is linked to personal data, but states no legal basis.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `personal_data` and without `legal_basis`. Also reports a `columns`
    /// list that omits `legal_basis`, because visitors must see a stated fact.
    ///
    /// A section with `states = ["legal-basis"]` fulfils the duty for all cookies.
    ///
    /// # Why it matters
    ///
    /// Each processing of personal data needs one of six legal bases, and visitors must be informed
    /// which one applies: their rights depend on it. This is also true for a cookie that needs no
    /// consent, if personal data are linked to it.
    pub static MISSING_LEGAL_BASIS = "missing-legal-basis" {
        group: Information,
        level: Allow,
        why: "visitors must be informed of the legal basis for processing their personal data",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::LegalBasis) {
        return;
    }
    for cookie in &charter.cookies {
        let Some(data) = cookie.personal_data.iter().flatten().next() else {
            continue;
        };
        if cookie.legal_basis.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` has personal data but no legal basis",
            cookie.name.text
        );
        let words: Vec<String> = LegalBasis::ALL
            .iter()
            .map(|basis| format!("`\"{}\"`", basis.word()))
            .collect();
        let finding = findings
            .at(cookie.name.span, title, "no `legal_basis`")
            .among(
                &cookie.name.text,
                "{} cookies have personal data but no legal basis",
            )
            .label(data.span, "the personal data")
            .help(format!("add a `legal_basis`: one of {}", words.join(", ")));
        findings.push(finding);
    }
    let mut stated = charter
        .cookies
        .iter()
        .filter_map(|cookie| cookie.legal_basis);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::LegalBasis), stated.next()) {
        findings.push(findings.left_out(columns, Column::LegalBasis, fact.span));
    }
}
