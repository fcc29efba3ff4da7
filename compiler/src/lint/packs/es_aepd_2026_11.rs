//! `es-aepd-2026-11`

use super::law::{ADVERTISING, WITH_AUDIENCE};
use super::{Law, Pack, warn};
use crate::lint::source::{AEPD_AUDIENCE, AEPD_CONTENT, AEPD_GUIDE};
use crate::model::AudienceCondition;

/// Spain: the guides of its authority. Most of them were read in summaries, so these rules only warn.
pub(super) const PACK: Pack = Pack {
    name: "es-aepd-2026-11",
    about: "Spain: the guides of the AEPD on cookies and on audience measurement; most were read in \
            summaries, which the rules name, so they only warn; it completes a pack of the European \
            Union",
    law: Law {
        presupposes: Some("eu-gdpr"),
        exemptions: WITH_AUDIENCE,
        never_exempt: ADVERTISING,
        audience: &[
            AudienceCondition::SolePublisher,
            AudienceCondition::Anonymous,
            AudienceCondition::NoCrossSite,
            AudienceCondition::NoSharing,
        ],
        // "How to accept, refuse and revoke".
        asks_how_to_refuse: true,
        longest_choice: Some(24),
        ..Law::NONE
    },
    rules: &[
        warn("long-choice", &[AEPD_GUIDE.section("section 3.2.8")]),
        warn("missing-exempt-duration", &[AEPD_CONTENT]),
        warn("missing-objection", &[AEPD_CONTENT]),
        warn("missing-provider", &[AEPD_CONTENT]),
        warn("missing-transfer", &[AEPD_CONTENT]),
        warn("missing-withdrawal", &[AEPD_CONTENT]),
        warn("uninformative-refuse", &[AEPD_CONTENT]),
        warn("unmet-audience-conditions", &[AEPD_AUDIENCE]),
    ],
};
