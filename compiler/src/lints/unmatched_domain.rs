//! `unmatched-domain`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Domain, Party, Platform, ProviderRef};

lint! {
    /// A cookie has a domain for which the platform cannot set it.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose `domain` is neither a host of the platform (its `url` and `aliases`)
    /// nor a domain above one, or is a public suffix, such as `co.uk`, that is not the very host.
    /// The cookies of `party = "third"` are left alone: which host sets them is not known. So are those
    /// of a declared provider on another site, which sets them there. Where another domain is named and
    /// neither `party` nor such a provider, this is advice.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore a cookie that a host sets for a domain that it is not part of, or for
    /// everybody below a public suffix.
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
        let Some(domain) = &cookie.attributes.domain else {
            continue;
        };
        if party == Some(Party::Third) {
            continue;
        }
        let is_suffix = domain.registrable.is_none();
        // For a public suffix that is a host itself, browsers keep the cookie to that host.
        let takes = |host: &Domain| domain.covers(host) && (!is_suffix || domain.value == *host);
        if platform.hosts().any(takes) {
            continue;
        }
        let is_near = |host: &Domain| domain.covers(host) || host.site() == domain.site();
        let is_elsewhere = !platform.hosts().any(is_near);
        let (name, written) = (&cookie.name.text, &domain.ascii);
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
        if is_elsewhere && party.is_none() {
            let title = format!("the cookie `{name}` has the domain of another site, `{written}`");
            let finding = at(title).help(
                "add `party = \"third\"` where that site sets it; the platform itself cannot set it \
                 for that domain",
            );
            findings.advise(finding);
        } else if is_suffix {
            let title =
                format!("the domain of the cookie `{name}` is the public suffix `{written}`");
            let finding = at(title).help("write the domain of the platform, or leave out `domain`");
            findings.push(finding);
        } else if !is_elsewhere {
            let title =
                format!("the platform cannot set the cookie `{name}` for the domain `{written}`");
            let finding = at(title).help(format!(
                "write a host of the platform or a domain above it, such as `{}`, or leave out \
                 `domain`; if `{written}` serves the platform too, add it to `aliases`",
                url.host.domain.site(),
            ));
            findings.push(finding);
        }
        // A first party of another site is told by `contradicted-party`.
    }
}
