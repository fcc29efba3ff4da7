//! `de-tdddg-2026-11`

use super::law::{ADVERTISING, STRICTLY_NECESSARY};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{DSK_GUIDE, EDPB_TASK_FORCE, TDDDG, WP_194};

/// Germany: section 25 of the TDDDG, and the guide of its authorities.
pub(super) const PACK: Pack = Pack {
    name: "de-tdddg-2026-11",
    about: "Germany: section 25 of the TDDDG, and the guide of the authorities on digital services \
            of November 2024; it completes a pack of the European Union",
    law: Law {
        presupposes: Some("eu-gdpr"),
        exemptions: STRICTLY_NECESSARY,
        never_exempt: ADVERTISING,
        ..Law::NONE
    },
    rules: &[
        warn("exempt-fingerprint", &[DSK_GUIDE.section("paragraph 23")]),
        deny(
            "foreign-exemption",
            &[
                TDDDG.section("section 25(2)"),
                DSK_GUIDE.section("paragraphs 87 to 92 on audience measurement"),
            ],
        ),
        deny(
            "gated-legitimate-interests",
            &[
                TDDDG.section("section 25(1)"),
                EDPB_TASK_FORCE.section("paragraph 24"),
            ],
        ),
        deny("mixed-purposes", &[TDDDG.section("section 25(2)"), WP_194]),
        deny(
            "never-exempt-purpose",
            &[TDDDG.section("section 25(2)"), WP_194],
        ),
        deny("unjustified-exemption", &[TDDDG.section("section 25(2)")]),
    ],
};
