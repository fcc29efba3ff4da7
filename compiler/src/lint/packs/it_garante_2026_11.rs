//! `it-garante-2026-11`

use super::law::{ADVERTISING, WITH_AUDIENCE};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{CODICE_PRIVACY, GARANTE_GUIDELINES, GARANTE_SUMMARY};
use crate::model::AudienceCondition;

/// Italy: article 122 of the data protection code, and the guidelines of the Garante of 2021. Their
/// conditions for audience measurement were read in summaries, so that rule only warns.
pub(super) const PACK: Pack = Pack {
    name: "it-garante-2026-11",
    about: "Italy: article 122 of the data protection code, and the guidelines of the Garante of June \
            2021; it completes a pack of the European Union",
    law: Law {
        presupposes: Some("eu-gdpr"),
        exemptions: WITH_AUDIENCE,
        never_exempt: ADVERTISING,
        audience: &[
            AudienceCondition::SolePublisher,
            AudienceCondition::Anonymous,
            AudienceCondition::NoSharing,
            AudienceCondition::IpMasked,
        ],
        allows_processor: true,
        shortest_refusal: Some(6),
        ..Law::NONE
    },
    rules: &[
        // The sheet expects a choice by function, by third party and by cookie.
        warn("coarse-choice", &[GARANTE_GUIDELINES.section(SHEET)]),
        warn("cookie-wall", &[GARANTE_SUMMARY]),
        warn("deemed-consent", &[GARANTE_SUMMARY]),
        deny("early-reask", &[GARANTE_GUIDELINES.section(SHEET)]),
        deny(
            "foreign-exemption",
            &[CODICE_PRIVACY.section("article 122")],
        ),
        deny(
            "gated-legitimate-interests",
            &[CODICE_PRIVACY.section("article 122")],
        ),
        deny("missing-withdrawal", &[GARANTE_GUIDELINES.section(SHEET)]),
        warn("unmet-audience-conditions", &[GARANTE_SUMMARY]),
    ],
};

/// The part of the guidelines that was read in a quotation.
const SHEET: &str = "summary sheet";
