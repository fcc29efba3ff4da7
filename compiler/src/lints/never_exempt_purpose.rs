//! `never-exempt-purpose`

use charte_core::word::Word;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt cookie has only purposes that always need consent.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category without consent whose `purpose_classes` are all among
    /// these five: `personalised-advertising`, `advertising-measurement`, `geolocated-advertising`,
    /// `content-personalisation` and `social-sharing`.
    ///
    /// # Why it matters
    ///
    /// The CNIL's guide for developers lists these five purposes as purposes that always need
    /// consent.
    pub static NEVER_EXEMPT_PURPOSE = "never-exempt-purpose" {
        group: Consent,
        level: Allow,
        why: "the CNIL's guide for developers lists this purpose among those that always need \
              consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        let classes = &cookie.purpose_classes;
        let Some(first) = classes.first() else {
            continue;
        };
        if !classes
            .iter()
            .all(|class| class.value.always_needs_consent())
        {
            continue;
        }
        let title = format!(
            "the cookie `{}` is declared exempt, but `{}` always needs consent",
            cookie.name.text,
            first.value.word()
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(first.span, title, "")
            .among(
                &cookie.name.text,
                format!(
                    "{{}} cookies are declared exempt, but `{}` always needs consent",
                    first.value.word()
                ),
            )
            .label(consent, "visitors are not asked for consent")
            .help("move the cookie to a category with `consent = \"required\"`");
        findings.push(finding);
    }
}
