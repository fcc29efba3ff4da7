//! `missing-third-party-access`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs consent does not say whether third parties may have access to it.
    ///
    /// # What it does
    ///
    /// Finds each cookie of a category with `consent = "required"` that has no
    /// `third_party_access`. A cookie of `party = "third"` whose `provider` is declared states by that
    /// who has access.
    /// A list of `columns` without `third_party_access` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// Who is asked must know what they agree to. Whether third parties may have access is one of
    /// the two facts that the Court of Justice names; the other is how long the cookie lives.
    pub static MISSING_THIRD_PARTY_ACCESS = "missing-third-party-access" {
        group: Information,
        level: Allow,
        why: "who is asked for consent must be told whether third parties may have access",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.gated_cookies() {
        let provider = cookie.provider.and_then(|it| charter.provider(it.value));
        let is_stated = cookie.is_third_party() && provider.is_some();
        if is_stated || cookie.third_party_access.is_some() {
            continue;
        }
        let title = format!(
            "the cookie `{}` does not say whether third parties may have access",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `third_party_access`")
            .label(consent, "visitors are asked for consent to it")
            .help("add `third_party_access = false`, or `true` with the `recipients`");
        findings.push(finding);
    }
    let column = Column::ThirdPartyAccess;
    let mut told = charter
        .gated_cookies()
        .filter_map(|cookie| cookie.third_party_access);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(column), told.next()) {
        findings.push(findings.left_out(columns, column, fact.span));
    }
}
