//! `insecure-cookie`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie is sent over connections that are not encrypted, too.
    ///
    /// # What it does
    ///
    /// Finds each cookie that states `secure = false`. Platforms are on https, so none needs it.
    ///
    /// # Why it matters
    ///
    /// A single request without encryption, which anybody on the same network can bring about,
    /// shows such a cookie to whoever listens.
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
        let finding = findings.at(secure.span, title, "").patch(
            "set `Secure`, and write so",
            secure.span,
            "true",
        );
        findings.push(finding);
    }
}
