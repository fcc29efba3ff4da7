//! `contradicted-party`

use charte_core::word::Word;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Party, Platform};

lint! {
    /// The domain of a cookie contradicts whose cookie it is said to be.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `party = "first"` whose `domain` belongs to another site than the
    /// platform, and with `party = "third"` whose `domain` belongs to the same. A site is a
    /// registrable domain: hosts below `example.org` are one site. A `domain` that is a public
    /// suffix belongs to nobody.
    ///
    /// # Why it matters
    ///
    /// Visitors are told whether a cookie is the site's own or somebody else's, who can recognise
    /// them elsewhere. Both facts stand in the charter, and one of them is wrong.
    pub static CONTRADICTED_PARTY = "contradicted-party" {
        group: Protocol,
        level: Deny,
        why: "a cookie of a third party is one of another site than the one that is visited",
        sources: &[RFC_6265BIS.section("sections 5.2 and 7.1")],
        check: Platform(check),
    }
}

fn check(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let Some(url) = &platform.url else {
        return;
    };
    for cookie in charter.http_cookies() {
        let (Some(party), Some(domain)) = (&cookie.party, &cookie.attributes.domain) else {
            continue;
        };
        let is_same = platform.hosts().any(|host| host.site() == domain.site());
        let (whose, other) = match (party.value, is_same) {
            (Party::First, false) => ("another site", Party::Third),
            (Party::Third, true) => ("the platform's own site", Party::First),
            _ => continue,
        };
        if domain.registrable.is_none() {
            continue;
        }
        let title = format!(
            "the cookie `{}` is declared of `party = \"{}\"`, with a domain of {whose}",
            cookie.name.text,
            party.value.word()
        );
        let finding = findings
            .at(party.span, title, "")
            .label(domain.span, "the domain")
            .label(url.span, "the platform")
            .patch(
                "where the domain is right, write",
                party.span,
                format!("\"{}\"", other.word()),
            );
        findings.push(finding);
    }
}
