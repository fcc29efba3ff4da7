//! `missing-exempt-duration`

use charte_core::cookie::Storage;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs no consent does not state how long it lives.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "exempt"` that has neither a `duration`
    /// nor a `data_retention`. Pixels and fingerprints leave nothing on the device and are not
    /// checked. Also reports a `columns` list that omits `duration`, because visitors must see a
    /// stated fact.
    ///
    /// # Why it matters
    ///
    /// If personal data are linked to the cookie, visitors must be informed how long the data are
    /// kept. The sources of this lint do not require it for other exempt cookies: the CNIL only
    /// recommends that visitors are informed of these and of their purposes. But visitors look for
    /// the lifetime of a cookie, and its developers know it. The finding is at most a warning.
    pub static MISSING_EXEMPT_DURATION = "missing-exempt-duration" {
        group: Information,
        level: Allow,
        why: "if personal data are linked to the cookie, visitors must be informed how long they \
              are kept",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        if cookie.duration.is_some()
            || cookie.data_retention.is_some()
            || matches!(cookie.storage, Storage::Pixel | Storage::Fingerprint)
        {
            continue;
        }
        let name = &cookie.name.text;
        let title = format!("the exempt cookie `{name}` does not state how long it lives");
        let finding = findings
            .at(cookie.name.span, title, "no `duration`")
            .among(name, "{} exempt cookies do not state how long they live");
        let session = "duration = \"session\"";
        findings.advise(if cookie.storage == Storage::SessionStorage {
            let help = "`sessionStorage` ends with the session of the page: state it";
            findings.with_line(finding, cookie.name.span, help, session)
        } else {
            finding
                .help("add `duration = \"session\"`, or its lifetime, as in `duration = \"6 months\"`")
                .help("or state with `data_retention` how long the linked data are kept")
        });
    }
    // If cookies that need consent have a duration too, `missing-duration` reports the column.
    let is_reported = charter
        .gated_cookies()
        .any(|cookie| cookie.duration.is_some());
    let mut stated = charter
        .exempt_cookies()
        .filter_map(|cookie| cookie.duration);
    if let (Some(columns), Some(fact), false) = (
        charter.leaves_out(Column::Duration),
        stated.next(),
        is_reported,
    ) {
        findings.advise(findings.left_out(columns, Column::Duration, fact.span));
    }
}
