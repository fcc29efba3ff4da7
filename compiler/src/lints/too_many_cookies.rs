//! `too-many-cookies`

use std::collections::BTreeMap;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie, Party, Platform};

lint! {
    /// One domain has more cookies than browsers must keep.
    ///
    /// # What it does
    ///
    /// Counts the cookies with the same domain: their `domain` or `host`, or else the host of the
    /// platform. A cookie without these and with `party = "third"` is not counted, because its
    /// domain is unknown. Reports the 51st cookie. Patterns are not counted, because the number of
    /// their cookies is unknown. Other kinds of storage are not counted either.
    ///
    /// # Why it matters
    ///
    /// Browsers should keep at least 50 cookies of a domain. They may delete others: those that have
    /// ended first, then those without `Secure`, then any; among these, those that were not used for
    /// the longest time. A sign-in, a basket or a refusal may be lost.
    pub static TOO_MANY_COOKIES = "too-many-cookies" {
        group: Protocol,
        level: Warn,
        why: "browsers should keep at least 50 cookies of a domain, and may delete the others",
        sources: &[RFC_6265BIS.section("sections 5.7 and 6.1")],
        check: Platform(check),
    }
}

/// The number of cookies that browsers should keep at least.
const MAX: usize = 50;

fn check(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let own = platform.url.as_ref().map(|url| url.host.domain.ascii());
    let mut domains: BTreeMap<Option<&str>, Vec<&Cookie>> = BTreeMap::new();
    for cookie in charter.http_cookies() {
        let party = cookie.party.as_ref().map(|party| party.value);
        let domain = match (cookie.lives_on(), party) {
            (Some(domain), _) => Some(domain.ascii()),
            // The domain of this cookie is unknown.
            (None, Some(Party::Third)) => continue,
            (None, _) => own,
        };
        if !cookie.name.pattern {
            domains.entry(domain).or_default().push(cookie);
        }
    }
    for cookies in domains.values() {
        let Some(first_above) = cookies.get(MAX) else {
            continue;
        };
        let title = format!("{} cookies are set for one domain", cookies.len());
        let finding = findings
            .at(first_above.name.span, title, "the 51st")
            .help("join several cookies into one, or keep their content on the server");
        findings.push(finding);
    }
}
