//! `unmet-audience-conditions`

use crate::lint::{Findings, lint};
use crate::model::{Audience, Charter, Cookie};
use crate::source::{Span, Spanned};

lint! {
    /// An exempt audience cookie does not meet, or does not state, the conditions of its exemption.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `audience` does not state `sole_publisher`, `anonymous`, `no_cross_site` and `no_sharing` as
    /// `true`, or which states `third_party_access = true`.
    ///
    /// # Why it matters
    ///
    /// The CNIL exempts audience measurement from consent only under these conditions: it serves
    /// the publisher alone, it produces anonymous statistics only, it does not follow a visitor
    /// over several sites, and its data are neither combined with other data nor passed on. If one
    /// condition is not met, visitors must be asked for consent.
    pub static UNMET_AUDIENCE_CONDITIONS = "unmet-audience-conditions" {
        group: Consent,
        level: Allow,
        why: "the CNIL exempts audience measurement from consent only under these conditions",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_audience_cookies() {
        let Some(exemption) = cookie.exemption else {
            continue;
        };
        let conditions = conditions(cookie.audience.as_ref());
        let stated = conditions.iter();
        let stated = stated.filter_map(|(key, value)| Some((key, (*value)?)));
        for (key, value) in stated.filter(|(_, value)| !value.value) {
            let key = format!("{key} = false");
            report_unmet(cookie, &key, value.span, exemption.span, findings);
        }
        let missing = conditions.iter().filter(|(_, value)| value.is_none());
        let missing: Vec<&str> = missing.map(|(key, _)| *key).collect();
        if !missing.is_empty() {
            report_unstated(cookie, &missing, exemption.span, findings);
        }
        if let Some(access) = cookie.third_party_access.filter(|access| access.value) {
            let key = "third_party_access = true";
            report_unmet(cookie, key, access.span, exemption.span, findings);
        }
    }
}

fn conditions(audience: Option<&Audience>) -> [(&'static str, Option<Spanned<bool>>); 4] {
    [
        ("sole_publisher", audience.and_then(|it| it.sole_publisher)),
        ("anonymous", audience.and_then(|it| it.anonymous)),
        ("no_cross_site", audience.and_then(|it| it.no_cross_site)),
        ("no_sharing", audience.and_then(|it| it.no_sharing)),
    ]
}

fn report_unmet(
    cookie: &Cookie,
    key: &str,
    place: Span,
    exemption: Span,
    findings: &mut Findings<'_>,
) {
    let title = format!(
        "the cookie `{}` is exempt as audience measurement, but states `{key}`",
        cookie.name.text
    );
    let finding = findings
        .at(place, title, "")
        .among(
            &cookie.name.text,
            format!("{{}} cookies are exempt as audience measurement, but state `{key}`"),
        )
        .label(exemption, "this exemption does not allow it")
        .help(
            "ask for consent: remove `exemption`, and move the cookie to a category with \
             `consent = \"required\"`",
        );
    findings.push(finding);
}

fn report_unstated(
    cookie: &Cookie,
    missing: &[&str],
    exemption: Span,
    findings: &mut Findings<'_>,
) {
    let title = format!(
        "the cookie `{}` is exempt as audience measurement, but does not state `{}`",
        cookie.name.text,
        missing.join("`, `")
    );
    let (place, label) = match &cookie.audience {
        Some(audience) => (audience.span, "not stated here"),
        None => (cookie.name.span, "no `audience`"),
    };
    let finding = findings
        .at(place, title, label)
        .among(
            &cookie.name.text,
            format!(
                "{{}} cookies are exempt as audience measurement, but do not state `{}`",
                missing.join("`, `")
            ),
        )
        .label(exemption, "this exemption has conditions")
        .help(format!(
            "if it is true, add `{} = true` to `audience`; if not, ask for consent",
            missing.join(" = true`, `")
        ));
    findings.push(finding);
}
