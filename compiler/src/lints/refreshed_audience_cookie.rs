//! `refreshed-audience-cookie`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Each visit extends the life of an exempt audience cookie.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `exemption = "audience"`, in a category without consent, that states
    /// `refreshed = true`.
    ///
    /// # Why it matters
    ///
    /// A life of 13 months that begins anew at each visit has no end for whoever comes back. The
    /// CNIL recommends that it not be extended.
    pub static REFRESHED_AUDIENCE_COOKIE = "refreshed-audience-cookie" {
        group: Consent,
        level: Allow,
        why: "the CNIL recommends that visits do not extend the life of trackers of exempt \
              audience measurement",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let (Some(refreshed), Some(exemption)) = (cookie.refreshed, cookie.exemption) else {
            continue;
        };
        if !refreshed.value {
            continue;
        }
        let title = format!(
            "each visit extends the life of the exempt audience cookie `{}`",
            cookie.name.text
        );
        let finding = findings
            .at(refreshed.span, title, "")
            .label(exemption.span, "exempt as audience measurement")
            .patch(
                "set it once, at the first visit, and write so",
                refreshed.span,
                "false",
            );
        findings.push(finding);
    }
}
