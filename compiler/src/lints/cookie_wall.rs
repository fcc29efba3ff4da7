//! `cookie-wall`

mod phrases;
mod wall;

use crate::lint::phrase;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Visitors who refuse cannot use the site.
    ///
    /// # What it does
    ///
    /// Reports a sentence of the charter that makes the whole site depend on consent, such as "If
    /// you refuse, you cannot use this site." The phrases are a short list in English, French,
    /// German, Spanish, Italian, Dutch, Polish, Portuguese, Swedish and
    /// Greek. A sentence about a part of the site,
    /// or about necessary cookies, is not reported.
    ///
    /// # Why it matters
    ///
    /// Consent is free only if visitors can refuse without losing the service. Some authorities
    /// judge each case, for instance if there is a fair alternative; others forbid such walls.
    pub static COOKIE_WALL = "cookie-wall" {
        group: Consent,
        level: Allow,
        why: "consent may not be free if the service depends on it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for sentence in phrase::find(charter, findings, wall::is_wall) {
        let title = format!("{} makes the site depend on consent", sentence.subject);
        let finding = findings
            .at(sentence.place.span, title, "")
            .help("let visitors use the site without these cookies, and state what changes without them")
            .help("if there is an alternative without these cookies, such as a subscription, describe it and set this lint to `allow` with that reason");
        findings.push(finding);
    }
}
