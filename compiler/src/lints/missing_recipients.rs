//! `missing-recipients`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, ProviderRef, Statement};

lint! {
    /// Third parties have access to a cookie, but the charter does not name them.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `third_party_access = true` that has no `recipients`, or whose
    /// `recipients` name only the controller. A cookie with `party = "third"` and a declared
    /// `provider` is not reported. For an exempt cookie without `personal_data`, the finding is at
    /// most a warning. Also reports a `columns` list that omits `recipients`, because visitors must
    /// see a stated fact. A section with `states = ["recipients"]` fulfils the duty for all cookies.
    ///
    /// # Why it matters
    ///
    /// Visitors must be informed who receives their data, by name or by category of recipients.
    /// Declare a category of recipients as a provider, with a name of its own.
    pub static MISSING_RECIPIENTS = "missing-recipients" {
        group: Information,
        level: Allow,
        why: "if personal data are shared, visitors must be informed who receives them, by name \
              or by category",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Recipients) {
        return;
    }
    for cookie in &charter.cookies {
        let access = cookie.third_party_access.filter(|access| access.value);
        let mut recipients = cookie.recipients.iter();
        let Some(access) = access else {
            continue;
        };
        let provider = cookie.provider.and_then(|it| charter.provider(it.value));
        let is_stated = cookie.is_third_party() && provider.is_some();
        if is_stated || recipients.any(|recipient| recipient.value != ProviderRef::Us) {
            continue;
        }
        let title = format!(
            "the cookie `{}` does not name the third parties that have access",
            cookie.name.text
        );
        let label = match cookie.recipients.first() {
            None => "third parties have access, but there are no `recipients`",
            Some(_) => "third parties have access, but `us` is not a third party",
        };
        let finding = findings
            .at(access.span, title, label)
            .among(
                &cookie.name.text,
                "{} cookies do not name the third parties that have access",
            )
            .help(
                "add `recipients` with the ids of these providers, or of the provider of the cookie \
                 if it alone has access",
            );
        // Without consent and stated personal data, it is unknown whether personal data are shared.
        if charter.is_gated(cookie) || cookie.personal_data.is_some() {
            findings.push(finding);
        } else {
            findings.advise(finding);
        }
    }
    let stated = charter.cookies.iter().flat_map(|cookie| &cookie.recipients);
    let mut stated = stated.filter(|recipient| recipient.value != ProviderRef::Us);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Recipients), stated.next()) {
        findings.push(findings.left_out(columns, Column::Recipients, fact.span));
    }
}
