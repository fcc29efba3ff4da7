//! `missing-legal-basis`

use charte_core::word::Word;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, LegalBasis};

lint! {
    /// A cookie stands for personal data, and nothing says why they may be processed.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `personal_data` and without `legal_basis`.
    /// A list of `columns` without `legal_basis` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// Personal data are processed on one of six grounds, and visitors are told which: their rights
    /// depend on it. A cookie that needs no consent has a ground all the same where there are
    /// personal data behind it.
    pub static MISSING_LEGAL_BASIS = "missing-legal-basis" {
        group: Information,
        level: Allow,
        why: "visitors must be told the legal basis on which personal data are processed",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let Some(data) = cookie.personal_data.iter().flatten().next() else {
            continue;
        };
        if cookie.legal_basis.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` does not say why its personal data may be processed",
            cookie.name.text
        );
        let words: Vec<String> = LegalBasis::ALL
            .iter()
            .map(|basis| format!("`\"{}\"`", basis.word()))
            .collect();
        let finding = findings
            .at(cookie.name.span, title, "no `legal_basis`")
            .label(data.span, "the personal data")
            .help(format!("add a `legal_basis`: one of {}", words.join(", ")));
        findings.push(finding);
    }
    let mut told = charter
        .cookies
        .iter()
        .filter_map(|cookie| cookie.legal_basis);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::LegalBasis), told.next()) {
        findings.push(findings.left_out(columns, Column::LegalBasis, fact.span));
    }
}
