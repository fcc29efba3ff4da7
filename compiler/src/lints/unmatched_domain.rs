//! `unmatched-domain`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Party, Platform};

lint! {
    /// A cookie has a domain for which the platform cannot set it.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose `domain` is neither a host of the platform (its `url` and `aliases`) nor a
    /// domain above one, or is a public suffix, such as `co.uk`, that is not the very host. The cookies of
    /// `party = "third"` are left alone: which host sets them is not known. Where another domain is named
    /// and no `party`, this is advice.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore a cookie that a host sets for a domain that it is not part of, or for everybody below
    /// a public suffix.
    pub static UNMATCHED_DOMAIN = "unmatched-domain" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie whose domain does not cover the host that sets it, or is a public suffix",
        sources: &[RFC_6265BIS.section("sections 5.1.3 and 5.7")],
        check: Platform(check),
    }
}

fn check(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let Some(url) = &platform.url else {
        return;
    };
    for cookie in charter.http_cookies() {
        let party = cookie.party.as_ref().map(|party| party.value);
        let Some(domain) = &cookie.attributes.domain else {
            continue;
        };
        if party == Some(Party::Third) {
            continue;
        }
        let is_suffix = domain.registrable.is_none();
        let mut hosts = platform.hosts();
        // For a public suffix that is a host itself, browsers keep the cookie to that host.
        if hosts.any(|host| domain.covers(host) && (!is_suffix || **domain == *host)) {
            continue;
        }
        let name = cookie.name.text.escape_debug();
        let is_elsewhere = !is_suffix && platform.hosts().all(|host| host.site() != domain.site());
        match party {
            _ if is_suffix => {
                let title = format!(
                    "the domain of the cookie `{name}` is the public suffix `{}`",
                    domain.ascii
                );
                let finding = findings
                    .at(domain.span, title, "")
                    .label(url.span, "the platform")
                    .help("write the domain of the platform, or leave out `domain`");
                findings.push(finding);
            }
            // `contradicted-party` tells it.
            Some(_) if is_elsewhere => {}
            None if is_elsewhere => {
                let title = format!(
                    "the cookie `{name}` has the domain of another site, `{}`",
                    domain.ascii
                );
                let finding = findings
                    .at(domain.span, title, "")
                    .label(url.span, "the platform")
                    .help(
                        "add `party = \"third\"` where that site sets it; the platform cannot set it \
                         for that domain",
                    );
                findings.advise(finding);
            }
            _ => {
                let title = format!(
                    "the platform cannot set the cookie `{name}` for the domain `{}`",
                    domain.ascii
                );
                let finding = findings
                    .at(domain.span, title, "")
                    .label(url.span, "the platform")
                    .help(format!(
                        "write a host of the platform or a domain above it, such as `{}`, or leave \
                         out `domain`; if `{}` serves the platform too, add it to `aliases`",
                        url.host.domain.site(),
                        domain.ascii
                    ));
                findings.push(finding);
            }
        }
    }
}
