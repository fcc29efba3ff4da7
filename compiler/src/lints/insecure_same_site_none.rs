//! `insecure-same-site-none`

use charte_core::cookie::SameSite;

use crate::lint::demand::Demand;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie for requests from other sites is not secure.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `same_site = "none"` that states `secure = false`. Where `secure` is
    /// not stated, this is advice; not of the cookies of third parties.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore such a cookie: what relies on it does not work, and the charter tells of a
    /// cookie that no visitor gets.
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
            Demand::new(cookie, none.span, "`same_site = \"none\"`")
                .set("secure", secure, findings)
                .advise_missing(findings);
        }
    }
}
