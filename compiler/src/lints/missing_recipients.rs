//! `missing-recipients`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, Cookie, ProviderRef};

lint! {
    /// Third parties have access to a cookie, and nothing says which.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `third_party_access = true` whose `recipients` name nobody but the
    /// controller, or that has none; not of `party = "third"` with a declared `provider`. Of an exempt cookie without `personal_data`, this is advice.
    /// A list of `columns` without `recipients` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// Visitors are told who receives their data, by name or by category of recipients. A category
    /// is declared as a provider too, with its own name.
    pub static MISSING_RECIPIENTS = "missing-recipients" {
        group: Information,
        level: Allow,
        why: "where personal data are shared, visitors must be told who receives them, by name or by category",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
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
            "the cookie `{}` does not say which third parties have access",
            cookie.name.text
        );
        let label = match cookie.recipients.first() {
            None => "third parties have access, and no `recipients`",
            Some(_) => "third parties have access, and `us` is none",
        };
        let finding = findings
            .at(access.span, title, label)
            .help(help(charter, cookie));
        // No personal data are stated, and nobody is asked: that there are some is not known.
        if charter.is_gated(cookie) || cookie.personal_data.is_some() {
            findings.push(finding);
        } else {
            findings.advise(finding);
        }
    }
    let told = charter.cookies.iter().flat_map(|cookie| &cookie.recipients);
    let mut told = told.filter(|recipient| recipient.value != ProviderRef::Us);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Recipients), told.next()) {
        findings.push(findings.left_out(columns, Column::Recipients, fact.span));
    }
}

fn help(charter: &Charter, cookie: &Cookie) -> String {
    let provider = cookie.provider.as_ref();
    match provider.and_then(|provider| charter.provider(provider.value)) {
        Some(provider) => format!(
            "add `recipients` with the ids of their providers: where it is only who sets the cookie, `recipients = [\"{}\"]`",
            provider.id
        ),
        None => "add `recipients` with the ids of their providers".to_owned(),
    }
}
