//! `mixed-purposes`

use charte_core::word::Word;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// An exempt cookie also has a purpose that always needs consent.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category without consent whose `purpose_classes` contain both a
    /// purpose that always needs consent (such as `advertising-measurement` or `social-sharing`)
    /// and another purpose.
    ///
    /// # Why it matters
    ///
    /// If a cookie has several purposes, each purpose that requires consent still needs it. Signing
    /// visitors in needs no consent, but using the same cookie for advertising does. Here visitors
    /// are not asked.
    pub static MIXED_PURPOSES = "mixed-purposes" {
        group: Consent,
        level: Allow,
        why: "each purpose of a cookie that requires consent still needs it, and visitors are \
              not asked here",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        let mut classes = cookie.purpose_classes.iter();
        let gated = classes
            .clone()
            .find(|class| class.value.always_needs_consent());
        let exempt = classes.find(|class| !class.value.always_needs_consent());
        let (Some(gated), Some(exempt)) = (gated, exempt) else {
            continue;
        };
        let title = format!(
            "the exempt cookie `{}` also serves `{}`, which always needs consent",
            cookie.name.text,
            gated.value.word()
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(gated.span, title, "")
            .among(
                &cookie.name.text,
                format!(
                    "{{}} exempt cookies also serve `{}`, which always needs consent",
                    gated.value.word()
                ),
            )
            .label(consent, "visitors are not asked for consent")
            .help(format!(
                "use the cookie only for `{}`, and declare the other purpose as another cookie of a \
                 category with `consent = \"required\"`; or move this one there",
                exempt.value.word()
            ));
        findings.push(finding);
    }
}
