//! `missing-provider`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, Party};

lint! {
    /// A cookie does not state who sets it.
    ///
    /// # What it does
    ///
    /// Reports each cookie, embed and script without `provider`. If the cookie is exempt from consent, the finding is
    /// at most a warning. Also reports a `columns` list that omits `provider`, because visitors
    /// must see a stated fact.
    ///
    /// # Why it matters
    ///
    /// Authorities expect a site to list the third parties behind its cookies, so that visitors see
    /// the list before they consent. A cookie without a provider may belong to any of them.
    pub static MISSING_PROVIDER = "missing-provider" {
        group: Information,
        level: Allow,
        why: "authorities expect a list of the third parties that set cookies",
        sources: &[],
        check: Charter(check),
    }
}

/// The greatest number of provider ids in a message.
const SHOWN: usize = 8;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let is_gated = charter.is_gated(cookie);
        // Only third parties belong on the list.
        let is_own = cookie
            .party
            .is_some_and(|party| party.value == Party::First);
        if cookie.provider.is_some() || (is_own && !is_gated) {
            continue;
        }
        let name = &cookie.name.text;
        let title = format!("the cookie `{name}` does not state who sets it");
        let finding = findings
            .at(cookie.name.span, title, "no `provider`")
            .among(name, "{} cookies do not state who sets them")
            .help(help(charter));
        if is_gated {
            findings.push(finding);
        } else {
            findings.advise(finding);
        }
    }
    for resource in &charter.resources {
        if resource.provider.is_some() {
            continue;
        }
        let table = resource.table();
        let id = &resource.id;
        let title = format!("`[{table}.{id}]` does not state who provides it");
        let finding = findings
            .at(id.span, title, "no `provider`")
            .among(
                id.as_str(),
                format!("{{}} of the {table}s do not state who provides them"),
            )
            .help(help(charter));
        findings.push(finding);
    }
    let mut stated = charter.gated_cookies().filter_map(|cookie| cookie.provider);
    if let (Some(columns), Some(fact)) = (charter.leaves_out(Column::Provider), stated.next()) {
        findings.push(findings.left_out(columns, Column::Provider, fact.span));
    }
}

fn help(charter: &Charter) -> String {
    let own = "add `provider = \"us\"` if the controller sets it";
    let ids = charter.providers.iter().take(SHOWN);
    let ids: Vec<String> = ids
        .map(|provider| format!("`\"{}\"`", provider.id))
        .collect();
    match ids.len() {
        0 => format!("{own}; otherwise declare a `[provider.<id>]` and write its id"),
        _ => format!(
            "{own}; otherwise write the id of its provider: {}",
            ids.join(", ")
        ),
    }
}
