//! `broken-http-prefix`

use crate::lint::requirement::{Requirement, has_prefix};
use crate::lint::source::LAYERED_COOKIES;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Scripts can read a cookie with the prefix `__Http-` or `__Host-Http-`.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name begins with `__Http-` or `__Host-Http-`, in upper or lower
    /// case, and that does not state `http_only = true`. A cookie with `__Http-` must also state
    /// `secure = true`. The lint `broken-host-prefix` checks the other conditions of
    /// `__Host-Http-`. For a cookie of a third party (`party = "third"`), only a stated value that
    /// is wrong is reported.
    ///
    /// # Why it matters
    ///
    /// The prefix promises that a server set the cookie and that no script can read it. Browsers
    /// that know the prefix ignore any other cookie with it.
    pub static BROKEN_HTTP_PREFIX = "broken-http-prefix" {
        group: Protocol,
        level: Warn,
        why: "browsers that know this prefix ignore a cookie with it unless it is secure and \
              hidden from scripts",
        sources: &[LAYERED_COOKIES.section("sections 4.1.3.3 and 4.1.3.4")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let secure = cookie.attributes.secure.as_ref();
        let http_only = cookie.attributes.http_only.as_ref();
        let name = cookie.name.span;
        if has_prefix(cookie, "__Http-") {
            Requirement::new(cookie, name, "the prefix `__Http-`")
                .set("secure", secure, findings)
                .set("http_only", http_only, findings)
                .advise_missing(findings);
        } else if has_prefix(cookie, "__Host-Http-") {
            Requirement::new(cookie, name, "the prefix `__Host-Http-`")
                .set("http_only", http_only, findings)
                .advise_missing(findings);
        }
    }
}
