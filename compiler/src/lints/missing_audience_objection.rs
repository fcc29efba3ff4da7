//! `missing-audience-objection`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt audience cookie does not say how to object to it.
    ///
    /// # What it does
    ///
    /// Finds each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `audience` has no `opt_out`.
    ///
    /// # Why it matters
    ///
    /// Who is not asked can still say no, if the page says where. The law of the United Kingdom
    /// demands a simple and free means to object, the CNIL's guide for developers recommends one.
    pub static MISSING_AUDIENCE_OBJECTION = "missing-audience-objection" {
        group: Consent,
        level: Allow,
        why: "where the audience is measured without consent, visitors should have a means to \
              object",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let Some(exemption) = cookie.exemption else {
            continue;
        };
        let audience = cookie.audience.as_ref();
        if audience.is_some_and(|audience| audience.opt_out.is_some()) {
            continue;
        }
        let title = format!(
            "the exempt audience cookie `{}` does not say how to object to it",
            cookie.name.text
        );
        let place = audience.map_or(cookie.name.span, |audience| audience.span);
        let finding = findings
            .at(place, title, "no `audience.opt_out`")
            .label(exemption.span, "exempt as audience measurement")
            .help(
                "offer an objection, and add the path or address where it is made to `audience`, \
                 as in `opt_out = \"/cookies/object\"`",
            );
        findings.push(finding);
    }
}
