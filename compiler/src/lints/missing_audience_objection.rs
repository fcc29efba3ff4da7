//! `missing-audience-objection`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt audience cookie has no means to object.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `audience` has no `opt_out`, and which has no `objection`.
    ///
    /// # Why it matters
    ///
    /// A visitor who is not asked for consent can still object, if the page shows where. The law of
    /// the United Kingdom requires a simple and free means to object. The CNIL's guide for
    /// developers recommends one.
    pub static MISSING_AUDIENCE_OBJECTION = "missing-audience-objection" {
        group: Consent,
        level: Allow,
        why: "if the audience is measured without consent, visitors should have a means to \
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
        let has_link = audience.is_some_and(|audience| audience.opt_out.is_some());
        if has_link || cookie.objection.is_some() {
            continue;
        }
        let title = format!(
            "the exempt audience cookie `{}` has no means to object",
            cookie.name.text
        );
        let place = audience.map_or(cookie.name.span, |audience| audience.span);
        let finding = findings
            .at(place, title, "no `audience.opt_out`")
            .among(
                &cookie.name.text,
                "{} exempt audience cookies have no means to object",
            )
            .label(exemption.span, "exempt as audience measurement")
            .help(
                "offer visitors a means to object, and add its path or address to `audience`, \
                 as in `opt_out = \"/cookies/object\"`, or a text to the cookie or its provider: \
                 `objection`",
            );
        findings.push(finding);
    }
}
