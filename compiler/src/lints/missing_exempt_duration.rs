//! `missing-exempt-duration`

use charte_core::cookie::Storage;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Column};

lint! {
    /// A cookie that needs no consent does not say how long it lives.
    ///
    /// # What it does
    ///
    /// Finds each cookie of a category with `consent = "exempt"` that has neither a `duration` nor a
    /// `data_retention`. Pixels and fingerprints leave nothing on the device.
    /// A list of `columns` without `duration` is told too: what is stated must be seen.
    ///
    /// # Why it matters
    ///
    /// Where the cookie stands for personal data, visitors are told how long these are kept. For
    /// others nothing demands it; but the life of a cookie is a fact that visitors look for, and its
    /// developers know it.
    pub static MISSING_EXEMPT_DURATION = "missing-exempt-duration" {
        group: Information,
        level: Allow,
        why: "where it stands for personal data, visitors must be told how long these are kept",
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
        let title = format!("the exempt cookie `{name}` does not say how long it lives");
        let finding = findings.at(cookie.name.span, title, "no `duration`");
        let session = "duration = \"session\"";
        findings.push(if cookie.storage == Storage::SessionStorage {
            let help = "`sessionStorage` ends with the page's session: say so";
            findings.with_line(finding, cookie.name.span, help, session)
        } else {
            finding
                .help("add `duration = \"session\"`, or its life as in `duration = \"6 months\"`")
                .help("or say with `data_retention` how long the data behind it are kept")
        });
    }
    // Where cookies need consent too, `missing-duration` tells it.
    let is_told = charter
        .gated_cookies()
        .any(|cookie| cookie.duration.is_some());
    let mut told = charter
        .exempt_cookies()
        .filter_map(|cookie| cookie.duration);
    if let (Some(columns), Some(fact), false) =
        (charter.leaves_out(Column::Duration), told.next(), is_told)
    {
        findings.push(findings.left_out(columns, Column::Duration, fact.span));
    }
}
