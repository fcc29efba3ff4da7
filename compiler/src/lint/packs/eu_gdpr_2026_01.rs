//! `eu-gdpr-2026-01`

use super::{Pack, deny, warn};
use crate::lint::source::{EDPB_TASK_FORCE, EPRIVACY, GDPR, PLANET49};

/// The European Union: the ePrivacy directive, the GDPR and judgments of the Court of Justice.
pub const EU_GDPR_2026_01: Pack = Pack {
    name: "eu-gdpr-2026-01",
    about: "European Union: article 5 of the ePrivacy directive and the information duties of the \
            GDPR, with the Court of Justice's judgment in Planet49",
    rules: &[
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
        deny("uninformative-purpose", &[GDPR.section("article 13")]),
        deny(
            "unjustified-exemption",
            &[EPRIVACY.section("article 5"), EDPB_TASK_FORCE],
        ),
    ],
};
