//! `long-audience-cookie`

use crate::lint::length::{length, months};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt audience cookie lives longer than 13 months.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `duration` is over 13 months (396 days) or has no end. Audience measurement with consent has
    /// no such limit.
    ///
    /// # Why it matters
    ///
    /// A visitor who was not asked for consent should not be recognised for years. The CNIL
    /// recommends a limited lifetime, which visits do not extend, and names 13 months.
    pub static LONG_AUDIENCE_COOKIE = "long-audience-cookie" {
        group: Consent,
        level: Allow,
        why: "the CNIL recommends a limited lifetime for trackers of exempt audience \
              measurement, and names 13 months",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let (Some(duration), Some(exemption)) = (cookie.duration, cookie.exemption) else {
            continue;
        };
        if length(duration.value) <= months(13) {
            continue;
        }
        let title = format!(
            "the exempt audience cookie `{}` lives longer than 13 months",
            cookie.name.text
        );
        let finding = findings
            .at(duration.span, title, "")
            .among(
                &cookie.name.text,
                "{} exempt audience cookies live longer than 13 months",
            )
            .label(exemption.span, "exempt as audience measurement")
            .patch(
                "shorten its lifetime in the program, and write it here",
                duration.span,
                "\"13 months\"",
            );
        findings.push(finding);
    }
}
