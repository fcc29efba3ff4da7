//! `insecure-partitioned`

use crate::lint::requirement::Requirement;
use crate::lint::source::CHIPS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A partitioned cookie is not secure.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `partitioned = true` that states `secure = false`. If `secure` is
    /// not stated, the finding is at most a warning. A cookie of a third party (`party = "third"`)
    /// gets no such warning, because the platform does not set it.
    ///
    /// # Why it matters
    ///
    /// Browsers with partitioned cookies refuse a partitioned cookie that is not secure.
    pub static INSECURE_PARTITIONED = "insecure-partitioned" {
        group: Protocol,
        level: Deny,
        why: "browsers refuse a partitioned cookie unless it is secure",
        sources: &[CHIPS],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let partitioned = cookie.attributes.partitioned;
        if let Some(partitioned) = partitioned.filter(|partitioned| partitioned.value) {
            let secure = cookie.attributes.secure.as_ref();
            Requirement::new(cookie, partitioned.span, "`partitioned = true`")
                .set("secure", secure, findings)
                .advise_missing(findings);
        }
    }
}
