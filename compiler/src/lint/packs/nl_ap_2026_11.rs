//! `nl-ap-2026-11`

use super::law::{ADVERTISING, WITH_AUDIENCE};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{DUTCH_MEMORANDUM, TELECOMMUNICATIEWET};
use crate::model::AudienceCondition;

/// The Netherlands: article 11.7a of the act on telecommunications.
pub(super) const PACK: Pack = Pack {
    name: "nl-ap-2026-11",
    about: "Netherlands: article 11.7a of the Telecommunicatiewet, with its exemption for measuring \
            the quality or effectiveness of a service; it completes a pack of the European Union",
    law: Law {
        presupposes: Some("eu-gdpr"),
        // Article 11.7a(3): (a) transmission; (b) what a requested service strictly needs, and what
        // measures its quality or effectiveness with no or little effect on privacy.
        exemptions: WITH_AUDIENCE,
        never_exempt: ADVERTISING,
        audience: &[
            AudienceCondition::SolePublisher,
            AudienceCondition::NoCrossSite,
        ],
        allows_processor: true,
        ..Law::NONE
    },
    rules: &[
        deny(
            "foreign-exemption",
            &[TELECOMMUNICATIEWET.section("article 11.7a(3)")],
        ),
        warn(
            "unmet-audience-conditions",
            &[
                TELECOMMUNICATIEWET.section("article 11.7a(3)(b)"),
                DUTCH_MEMORANDUM,
            ],
        ),
    ],
};
