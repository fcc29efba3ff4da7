//! `eu-gdpr-2026-01`

use super::law::{ADVERTISING, STRICTLY_NECESSARY};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{
    EDPB_CONSENT, EDPB_SCOPE, EDPB_TASK_FORCE, EPRIVACY, GDPR, PLANET49, WP_194,
};

/// The European Union: the ePrivacy directive, the GDPR and judgments of the Court of Justice.
pub(super) const PACK: Pack = Pack {
    name: "eu-gdpr-2026-01",
    about: "European Union: article 5 of the ePrivacy directive and the information duties of the \
            GDPR, with the Court of Justice's judgment in Planet49",
    law: Law {
        exemptions: STRICTLY_NECESSARY,
        never_exempt: ADVERTISING,
        ..Law::NONE
    },
    rules: &[
        warn("anonymous-form", &[GDPR.section("recital 42")]),
        warn("cookie-wall", &[EDPB_CONSENT.section("section 3.1.2")]),
        warn("deemed-consent", &[EDPB_CONSENT.section("section 3.4")]),
        warn(
            "exempt-fingerprint",
            &[EPRIVACY.section("article 5"), EDPB_SCOPE],
        ),
        deny(
            "foreign-exemption",
            &[
                EPRIVACY.section("article 5"),
                WP_194.section("section 4.3 on audience measurement"),
            ],
        ),
        deny(
            "gated-legitimate-interests",
            &[
                EPRIVACY.section("article 5"),
                EDPB_TASK_FORCE.section("paragraph 24"),
            ],
        ),
        warn("missing-authority", &[GDPR.section("article 13")]),
        deny("missing-controller", &[GDPR.section("article 13")]),
        warn("missing-dpo", &[GDPR.section("articles 13 and 37")]),
        deny("missing-duration", &[PLANET49.section("paragraph 81")]),
        warn("missing-exempt-duration", &[GDPR.section("article 13")]),
        warn("missing-legal-basis", &[GDPR.section("article 13")]),
        deny("missing-recipients", &[GDPR.section("article 13")]),
        warn("missing-rights", &[GDPR.section("article 13")]),
        deny(
            "missing-third-party-access",
            &[PLANET49.section("paragraph 81")],
        ),
        warn("missing-transfer", &[GDPR.section("article 13")]),
        deny("missing-withdrawal", &[GDPR.section("article 7")]),
        deny("mixed-purposes", &[EPRIVACY.section("article 5"), WP_194]),
        deny(
            "never-exempt-purpose",
            &[EPRIVACY.section("article 5"), WP_194],
        ),
        deny("uninformative-purpose", &[GDPR.section("article 13")]),
        warn("uninformative-rights", &[GDPR.section("article 13")]),
        deny(
            "unjustified-exemption",
            &[EPRIVACY.section("article 5"), EDPB_TASK_FORCE],
        ),
    ],
};
