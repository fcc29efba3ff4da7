//! `broken-http-prefix`

use crate::lint::demand::{Demand, has_prefix};
use crate::lint::source::LAYERED_COOKIES;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie with the prefix `__Http-` or `__Host-Http-` is not kept from scripts.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose name begins with `__Http-` or `__Host-Http-`, in any case, that does
    /// not state `http_only = true`; with the first, also `secure = true`. What else the second
    /// promises is looked at by `broken-host-prefix`. Of the cookies of third parties, only what is
    /// stated otherwise is found.
    ///
    /// # Why it matters
    ///
    /// The prefix promises that the cookie was set by a server and that no script reads it.
    /// Browsers that know it ignore the cookie otherwise.
    pub static BROKEN_HTTP_PREFIX = "broken-http-prefix" {
        group: Protocol,
        level: Warn,
        why: "browsers that know this prefix ignore a cookie that has it unless it is secure and \
              not for scripts",
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
            Demand::new(cookie, name, "the prefix `__Http-`")
                .set("secure", secure, findings)
                .set("http_only", http_only, findings)
                .advise_missing(findings);
        } else if has_prefix(cookie, "__Host-Http-") {
            Demand::new(cookie, name, "the prefix `__Host-Http-`")
                .set("http_only", http_only, findings)
                .advise_missing(findings);
        }
    }
}
