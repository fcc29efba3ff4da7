//! `broken-secure-prefix`

use crate::lint::requirement::{Requirement, has_prefix};
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie with the prefix `__Secure-` is not secure.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name begins with `__Secure-`, in upper or lower case, and that
    /// states `secure = false`. If `secure` is not stated, the finding is at most a warning. A
    /// cookie of a third party (`party = "third"`) gets no such warning, because the platform does
    /// not set it.
    ///
    /// # Why it matters
    ///
    /// The prefix promises that the cookie was not set over an insecure connection. Browsers
    /// enforce this: they ignore any other cookie with the prefix.
    pub static BROKEN_SECURE_PREFIX = "broken-secure-prefix" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie with this prefix unless it is secure",
        sources: &[RFC_6265BIS.section("sections 4.1.3.1 and 5.7")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        if has_prefix(cookie, "__Secure-") {
            let secure = cookie.attributes.secure.as_ref();
            Requirement::new(cookie, cookie.name.span, "the prefix `__Secure-`")
                .set("secure", secure, findings)
                .advise_missing(findings);
        }
    }
}
