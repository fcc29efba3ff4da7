//! `too-many-cookies`

use std::collections::BTreeMap;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie, Party, Platform};

lint! {
    /// One domain gets more cookies than browsers must keep.
    ///
    /// # What it does
    ///
    /// Counts the cookies of each registrable domain: those without `domain` are the platform's,
    /// unless `party = "third"`. Finds the 51st. Patterns, whose number is not known, are left out,
    /// and so are other kinds of storage.
    ///
    /// # Why it matters
    ///
    /// Browsers should keep 50 cookies of a domain and may delete what is above, beginning with
    /// what was not used for longest: a sign-in, a basket or a refusal may be lost.
    pub static TOO_MANY_COOKIES = "too-many-cookies" {
        group: Protocol,
        level: Warn,
        why: "browsers need keep no more than 50 cookies of a domain, and may delete what is above",
        sources: &[RFC_6265BIS.section("sections 5.7 and 6.1")],
        check: Platform(check),
    }
}

/// What browsers should keep at least.
const MAX: usize = 50;

fn check(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let own = platform.url.as_ref().map(|url| url.host.domain.site());
    let mut sites: BTreeMap<Option<&str>, Vec<&Cookie>> = BTreeMap::new();
    for cookie in charter.http_cookies() {
        let party = cookie.party.as_ref().map(|party| party.value);
        let site = match (&cookie.attributes.domain, party) {
            (Some(domain), _) => Some(domain.site()),
            // Whose it is, is not known.
            (None, Some(Party::Third)) => continue,
            (None, _) => own,
        };
        if !cookie.name.pattern {
            sites.entry(site).or_default().push(cookie);
        }
    }
    for cookies in sites.values() {
        let Some(first_above) = cookies.get(MAX) else {
            continue;
        };
        let title = format!(
            "{} cookies are set for one registrable domain",
            cookies.len()
        );
        let finding = findings
            .at(first_above.name.span, title, "the 51st")
            .help("join several into one, or keep what they hold on the server");
        findings.push(finding);
    }
}
