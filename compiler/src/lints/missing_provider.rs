//! `missing-provider`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, Party};

lint! {
    /// A cookie does not say who sets it.
    ///
    /// # What it does
    ///
    /// Finds each cookie without `provider`. Where it is exempt from consent, this is advice.
    /// A list of `columns` without `provider` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// A site lists the third parties behind its cookies, and visitors see that list before they
    /// agree. A cookie of which nobody says who sets it may belong to any of them.
    pub static MISSING_PROVIDER = "missing-provider" {
        group: Information,
        level: Allow,
        why: "the third parties that set cookies are to be listed",
        sources: &[],
        check: Charter(check),
    }
}

/// So many providers are told by their ids.
const SHOWN: usize = 8;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let is_gated = charter.is_gated(cookie);
        // It is third parties that are to be listed.
        let is_own = cookie
            .party
            .is_some_and(|party| party.value == Party::First);
        if cookie.provider.is_some() || (is_own && !is_gated) {
            continue;
        }
        let name = &cookie.name.text;
        let title = format!("the cookie `{name}` does not say who sets it");
        let finding = findings
            .at(cookie.name.span, title, "no `provider`")
            .help(help(charter));
        if is_gated {
            findings.push(finding);
        } else {
            findings.advise(finding);
        }
    }
    let mut told = charter.gated_cookies().filter_map(|cookie| cookie.provider);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Provider), told.next()) {
        findings.push(findings.left_out(columns, Column::Provider, fact.span));
    }
}

fn help(charter: &Charter) -> String {
    let own = "add `provider = \"us\"` where the controller sets it";
    let ids = charter.providers.iter().take(SHOWN);
    let ids: Vec<String> = ids
        .map(|provider| format!("`\"{}\"`", provider.id))
        .collect();
    match ids.len() {
        0 => format!("{own}, else declare a `[provider.<id>]` and name it"),
        _ => format!(
            "{own}, else the id of its provider: declared are {}",
            ids.join(", ")
        ),
    }
}
