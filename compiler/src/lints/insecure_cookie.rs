//! `insecure-cookie`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A browser also sends a cookie over unencrypted connections.
    ///
    /// # What it does
    ///
    /// Reports each cookie that states `secure = false`. Every platform uses https, so no cookie
    /// needs this.
    ///
    /// # Why it matters
    ///
    /// One unencrypted request is enough to show the cookie to anybody who listens. An attacker on
    /// the same network can cause such a request.
    pub static INSECURE_COOKIE = "insecure-cookie" {
        group: Protocol,
        level: Allow,
        why: "servers that use a secure channel should set `Secure` for every cookie",
        sources: &[RFC_6265BIS.section("section 8.3")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let secure = cookie.attributes.secure;
        let Some(secure) = secure.filter(|secure| !secure.value) else {
            continue;
        };
        let title = format!("the cookie `{}` is not secure", cookie.name.text);
        let finding = findings
            .at(secure.span, title, "")
            .among(&cookie.name.text, "{} cookies are not secure")
            .patch(
                "set `Secure` in the program, and write it here",
                secure.span,
                "true",
            );
        findings.push(finding);
    }
}
