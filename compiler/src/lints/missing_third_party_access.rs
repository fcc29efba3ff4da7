//! `missing-third-party-access`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs consent does not state whether third parties have access.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "required"` that has no
    /// `third_party_access`. A cookie with `party = "third"` and a declared `provider` is not
    /// reported: its provider has access. Also reports a `columns` list that omits
    /// `third_party_access`, because visitors must see a stated fact.
    ///
    /// # Why it matters
    ///
    /// Visitors must know what they consent to. The Court of Justice names two facts that they must
    /// be given: whether third parties may have access to the cookie, and how long it lives.
    pub static MISSING_THIRD_PARTY_ACCESS = "missing-third-party-access" {
        group: Information,
        level: Allow,
        why: "before visitors consent, they must be informed whether third parties may have \
              access",
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
            "the cookie `{}` does not state whether third parties may have access",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "no `third_party_access`")
            .among(
                &cookie.name.text,
                "{} cookies do not state whether third parties may have access",
            )
            .label(consent, "this category needs consent")
            .help("add `third_party_access = false`, or `true` with the `recipients`");
        findings.push(finding);
    }
    let column = Column::ThirdPartyAccess;
    let mut stated = charter
        .gated_cookies()
        .filter_map(|cookie| cookie.third_party_access);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(column), stated.next()) {
        findings.push(findings.left_out(columns, column, fact.span));
    }
}
