//! `refreshed-audience-cookie`

use charte_core::duration::Duration;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Each visit extends the lifetime of an exempt audience cookie.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, that
    /// states `refreshed = true` or a `duration` of inactivity.
    ///
    /// # Why it matters
    ///
    /// If each visit restarts a lifetime of 13 months, the cookie of a regular visitor never ends.
    /// The CNIL recommends that visits do not extend it.
    pub static REFRESHED_AUDIENCE_COOKIE = "refreshed-audience-cookie" {
        group: Consent,
        level: Allow,
        why: "the CNIL recommends that visits do not extend the lifetime of trackers of exempt \
              audience measurement",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let (Some(refreshed), Some(exemption)) = (cookie.is_refreshed(), cookie.exemption) else {
            continue;
        };
        if !refreshed.value {
            continue;
        }
        let title = format!(
            "each visit extends the lifetime of the exempt audience cookie `{}`",
            cookie.name.text
        );
        let finding = findings
            .at(refreshed.span, title, "")
            .among(
                &cookie.name.text,
                "each visit extends the lifetime of {} exempt audience cookies",
            )
            .label(exemption.span, "exempt as audience measurement");
        let help = "set it once, at the first visit, and write it here";
        let inactivity = cookie.duration.and_then(|it| match it.value {
            Duration::Inactivity(period) => Some(period),
            _ => None,
        });
        let finding = match inactivity {
            None => finding.patch(help, refreshed.span, "false"),
            Some(period) => finding.help(format!("{help}: `duration = \"{period}\"`")),
        };
        findings.push(finding);
    }
}
