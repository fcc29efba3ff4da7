//! `readable-authentication-cookie`

use charte_core::cookie::Exemption;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Scripts can read the cookie that signs a visitor in.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "authentication"` that states `http_only = false`. A
    /// token against forged requests (`authentication-security`) is often meant for scripts and is
    /// not checked.
    ///
    /// # Why it matters
    ///
    /// An attacker who gets a script into a page can take over the session of every visitor of that
    /// page. Browsers hide a cookie with `HttpOnly` from scripts.
    pub static READABLE_AUTHENTICATION_COOKIE = "readable-authentication-cookie" {
        group: Protocol,
        level: Warn,
        why: "browsers show a cookie without `HttpOnly` to every script of the page",
        sources: &[RFC_6265BIS.section("section 4.1.2.6")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let (Some(exemption), Some(http_only)) = (&cookie.exemption, &cookie.attributes.http_only)
        else {
            continue;
        };
        if exemption.value != Exemption::Authentication || http_only.value {
            continue;
        }
        let title = format!(
            "scripts can read the authentication cookie `{}`",
            cookie.name.text
        );
        let finding = findings
            .at(http_only.span, title, "")
            .among(
                &cookie.name.text,
                "scripts can read {} authentication cookies",
            )
            .label(exemption.span, "it signs visitors in")
            .patch(
                "set `HttpOnly` in the program, and write it here",
                http_only.span,
                "true",
            );
        findings.push(finding);
    }
}
