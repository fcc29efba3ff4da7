//! `unmatched-domain`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Domain, Party, Platform, ProviderRef};

lint! {
    /// The platform cannot set a cookie for the declared domain.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose `domain` is neither a host of the platform (its `url` and
    /// `aliases`) nor a domain above one. Also reports a `domain` that is a public suffix, such as
    /// `co.uk`, unless it is exactly a host of the platform. A cookie with `party = "third"` is not
    /// checked, because the host that sets it is unknown. A cookie of a declared provider on
    /// another site is not checked either: the provider sets it there. If the `domain` or
    /// `host` belongs to another site, but neither `party` nor such a provider is given, the finding
    /// is at most a warning.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore a cookie if its domain does not cover the host that sets it, or if its
    /// domain is a public suffix.
    pub static UNMATCHED_DOMAIN = "unmatched-domain" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie whose domain does not cover the host that sets it, or is a \
              public suffix",
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
        let Some(domain) = cookie.lives_on() else {
            continue;
        };
        let is_host = cookie.host.is_some();
        if party == Some(Party::Third) {
            continue;
        }
        let is_suffix = domain.registrable().is_none();
        // If a public suffix is a host itself, browsers keep the cookie for that host only.
        let is_narrow = is_suffix || is_host;
        let takes = |host: &Domain| domain.covers(host) && (!is_narrow || domain.value == *host);
        if platform.hosts().any(takes) {
            continue;
        }
        let is_near = |host: &Domain| domain.covers(host) || host.site() == domain.site();
        let is_elsewhere = !platform.hosts().any(is_near);
        let (name, written) = (&cookie.name.text, domain.ascii());
        let at = |title: String| {
            findings
                .at(domain.span, title, "")
                .label(url.span, "the platform")
        };
        let provider = cookie.provider.as_ref().map(|provider| provider.value);
        let is_of_another = matches!(provider, Some(ProviderRef::Provider(_)));
        if is_elsewhere && party.is_none() && is_of_another {
            continue;
        }
        // Another host of the same site sets its own cookies.
        if is_host && !is_elsewhere {
            continue;
        }
        if is_elsewhere && party.is_none() {
            let title = format!("the cookie `{name}` lives on another site, `{written}`");
            let finding = at(title).among(name, "{} cookies live on other sites").help(
                "add `party = \"third\"` if that site sets it; the platform itself cannot set it \
                 there",
            );
            findings.advise(finding);
        } else if is_suffix && !is_host {
            let title =
                format!("the domain of the cookie `{name}` is the public suffix `{written}`");
            let finding = at(title)
                .among(
                    name,
                    format!("the domain of {{}} cookies is the public suffix `{written}`"),
                )
                .help("write the domain of the platform, or remove `domain`");
            findings.push(finding);
        } else if !is_elsewhere {
            let title =
                format!("the platform cannot set the cookie `{name}` for the domain `{written}`");
            let many = format!("the platform cannot set {{}} cookies for the domain `{written}`");
            let finding = at(title).among(name, many).help(format!(
                "write a host of the platform or a domain above it, such as `{}`, or remove \
                 `domain`; if `{written}` serves the platform too, add it to `aliases`",
                url.host.domain.site(),
            ));
            findings.push(finding);
        }
        // `contradicted-party` reports a first-party cookie with the domain of another site.
    }
}
