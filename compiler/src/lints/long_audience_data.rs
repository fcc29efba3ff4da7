//! `long-audience-data`

use crate::lint::length::{length, months};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The data of an exempt audience cookie are kept longer than 25 months.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `data_retention` is over 25 months (761 days) or has no end.
    ///
    /// # Why it matters
    ///
    /// The CNIL recommends keeping the data of such a cookie for at most 25 months.
    pub static LONG_AUDIENCE_DATA = "long-audience-data" {
        group: Consent,
        level: Allow,
        why: "the CNIL recommends keeping the data of exempt audience measurement for at most 25 \
              months",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let (Some(retention), Some(exemption)) = (cookie.data_retention, cookie.exemption) else {
            continue;
        };
        if length(retention.value) <= months(25) {
            continue;
        }
        let title = format!(
            "the data of the exempt audience cookie `{}` are kept longer than 25 months",
            cookie.name.text
        );
        let finding = findings
            .at(retention.span, title, "")
            .among(
                &cookie.name.text,
                "the data of {} exempt audience cookies are kept longer than 25 months",
            )
            .label(exemption.span, "exempt as audience measurement")
            .patch(
                "delete the data earlier, and write it here",
                retention.span,
                "\"25 months\"",
            );
        findings.push(finding);
    }
}
