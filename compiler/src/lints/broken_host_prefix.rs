//! `broken-host-prefix`

use crate::lint::demand::{Demand, has_prefix};
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie with the prefix `__Host-` lacks what the prefix promises.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose name begins with `__Host-`, in any case, that states `secure =
    /// false`, another path than `/`, or a `domain`. Where `secure` or `path` is not stated, this
    /// is advice; not of the cookies of third parties.
    ///
    /// # Why it matters
    ///
    /// The prefix promises that the cookie is of one host alone and was not set over an insecure
    /// connection. Browsers keep the promise: they ignore the cookie otherwise.
    pub static BROKEN_HOST_PREFIX = "broken-host-prefix" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie with this prefix unless it is secure, has the path `/` and \
              no domain",
        sources: &[RFC_6265BIS.section("sections 4.1.3.2 and 5.7")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        if has_prefix(cookie, "__Host-") {
            let secure = cookie.attributes.secure.as_ref();
            Demand::new(cookie, cookie.name.span, "the prefix `__Host-`")
                .set("secure", secure, findings)
                .root_path(findings)
                .no_domain(findings)
                .advise_missing(findings);
        }
    }
}
