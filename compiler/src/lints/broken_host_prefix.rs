//! `broken-host-prefix`

use crate::lint::requirement::{Requirement, has_prefix};
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie with the prefix `__Host-` breaks the promise of that prefix.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name begins with `__Host-`, in upper or lower case, and that
    /// states `secure = false`, a path other than `/`, or a `domain`. If `secure` or `path` is not
    /// stated, the finding is at most a warning. A cookie of a third party (`party = "third"`) gets
    /// no such warning, because the platform does not set it.
    ///
    /// # Why it matters
    ///
    /// The prefix promises two things: the cookie belongs to one host only, and it was not set over
    /// an insecure connection. Browsers enforce this: they ignore any other cookie with the prefix.
    pub static BROKEN_HOST_PREFIX = "broken-host-prefix" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie with this prefix unless it is secure, has the path `/` \
              and has no domain",
        sources: &[RFC_6265BIS.section("sections 4.1.3.2 and 5.7")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        if has_prefix(cookie, "__Host-") {
            let secure = cookie.attributes.secure.as_ref();
            Requirement::new(cookie, cookie.name.span, "the prefix `__Host-`")
                .set("secure", secure, findings)
                .root_path(findings)
                .no_domain(findings)
                .advise_missing(findings);
        }
    }
}
