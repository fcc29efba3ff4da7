//! `contradicted-party`

use charte_core::word::Word;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie, Party, Platform};

lint! {
    /// The `party` of a cookie contradicts its `domain` or `host`.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `party = "first"` whose `domain` or `host` belongs to a site other
    /// than the platform's. Also reports each cookie with `party = "third"` whose `domain` or `host`
    /// belongs to the platform's own site. A site is a registrable domain: all hosts below `example.org` are one
    /// site. A `domain` that is a public suffix belongs to no site.
    ///
    /// # Why it matters
    ///
    /// Visitors read whether a cookie belongs to the site itself or to somebody else, who may
    /// recognise them on other sites. The charter contains two facts that contradict each other, so
    /// one of them is wrong.
    pub static CONTRADICTED_PARTY = "contradicted-party" {
        group: Protocol,
        level: Deny,
        why: "a third-party cookie belongs to a site other than the one that is visited",
        sources: &[RFC_6265BIS.section("sections 5.2 and 7.1")],
        check: Platform(check),
    }
}

fn check(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let Some(url) = &platform.url else {
        return;
    };
    for cookie in charter.http_cookies() {
        let (Some(party), Some(domain)) = (&cookie.party, cookie.lives_on()) else {
            continue;
        };
        let is_same = platform.hosts().any(|host| host.site() == domain.site());
        let (whose, other) = match (party.value, is_same) {
            (Party::First, false) => ("another site", Party::Third),
            (Party::Third, true) => ("the platform's own site", Party::First),
            _ => continue,
        };
        if domain.registrable().is_none() {
            continue;
        }
        let title = format!(
            "the cookie `{}` has `party = \"{}\"`, but its domain belongs to {whose}",
            cookie.name.text,
            party.value.word()
        );
        let finding = findings
            .at(party.span, title, "")
            .among(
                &cookie.name.text,
                format!(
                    "{{}} cookies have `party = \"{}\"`, but their domains belong to {whose}",
                    party.value.word()
                ),
            )
            .label(domain.span, "the domain")
            .label(url.span, "the platform");
        let other = other.word();
        let has_place = |cookie: &&Cookie| cookie.party.is_some_and(|it| it.span == party.span);
        let is_default = charter.cookies.iter().filter(has_place).nth(1).is_some();
        let finding = if is_default {
            finding.help(format!(
                "if the domain is right, write `party = \"{other}\"` in the cookie, or here for all \
                 of these cookies"
            ))
        } else {
            let help = "if the domain is right, write";
            finding.patch(help, party.span, format!("\"{other}\""))
        };
        findings.push(finding);
    }
}
