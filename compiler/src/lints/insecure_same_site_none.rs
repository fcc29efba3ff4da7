//! `insecure-same-site-none`

use charte_core::cookie::SameSite;

use crate::lint::requirement::Requirement;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie for requests from other sites is not secure.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `same_site = "none"` that states `secure = false`. If `secure` is
    /// not stated, the finding is at most a warning. A cookie of a third party (`party = "third"`)
    /// gets no such warning, because the platform does not set it.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore such a cookie. The feature that needs it does not work, and the charter
    /// describes a cookie that no visitor receives.
    pub static INSECURE_SAME_SITE_NONE = "insecure-same-site-none" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie with `SameSite=None` unless it is secure",
        sources: &[RFC_6265BIS.section("section 5.7")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let same_site = cookie.attributes.same_site;
        if let Some(none) = same_site.filter(|same_site| same_site.value == SameSite::None) {
            let secure = cookie.attributes.secure.as_ref();
            Requirement::new(cookie, none.span, "`same_site = \"none\"`")
                .set("secure", secure, findings)
                .advise_missing(findings);
        }
    }
}
