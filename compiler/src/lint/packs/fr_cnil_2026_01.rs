//! `fr-cnil-2026-01`

use charte_core::cookie::Exemption;

use super::{Law, Pack, deny, warn};
use crate::lint::source::{
    CNIL_AUDIENCE, CNIL_GUIDELINES, CNIL_RECOMMENDATION, EDPB_TASK_FORCE, GDPR, LINC_GUIDE,
    LOI_78_17, PLANET49,
};
use crate::model::{AudienceCondition, PurposeClass};

/// France: the act of 1978 and the texts of the CNIL, as consolidated in January 2026.
pub(super) const PACK: Pack = Pack {
    name: "fr-cnil-2026-01",
    about: "France: article 82 of the act of 1978, the guidelines of the CNIL of 2020, its \
            recommendation as consolidated in January 2026, its guide for developers and its page on \
            audience measurement; some rules also name Planet49 or the GDPR",
    law: Law {
        presupposes: Some("eu-gdpr"),
        exemptions: EXEMPTIONS,
        never_exempt: NEVER_EXEMPT,
        audience: &[
            AudienceCondition::SolePublisher,
            AudienceCondition::Anonymous,
            AudienceCondition::NoCrossSite,
            AudienceCondition::NoSharing,
        ],
        longest_choice: Some(6),
        shortest_refusal: Some(6),
        ..Law::NONE
    },
    rules: &[
        deny(
            "anonymous-form",
            &[
                CNIL_GUIDELINES.section("article 2"),
                CNIL_RECOMMENDATION.section("article 2"),
            ],
        ),
        warn(
            "browser-refusal",
            &[CNIL_RECOMMENDATION.section("article 2")],
        ),
        warn("claimed-approval", &[CNIL_AUDIENCE]),
        warn("cookie-wall", &[CNIL_GUIDELINES.section("article 2")]),
        warn(
            "deemed-consent",
            &[
                CNIL_GUIDELINES.section("article 2"),
                CNIL_RECOMMENDATION.section("article 2"),
            ],
        ),
        warn("early-reask", &[CNIL_RECOMMENDATION.section("article 2")]),
        warn("exempt-fingerprint", &[LOI_78_17.section("article 82")]),
        deny(
            "foreign-exemption",
            &[
                LOI_78_17.section("article 82"),
                CNIL_GUIDELINES.section("article 5"),
            ],
        ),
        deny(
            "gated-legitimate-interests",
            &[
                LOI_78_17.section("article 82"),
                EDPB_TASK_FORCE.section("paragraph 24"),
            ],
        ),
        warn(
            "long-audience-cookie",
            &[CNIL_RECOMMENDATION, LINC_GUIDE.section("sheet 17")],
        ),
        warn(
            "long-audience-data",
            &[CNIL_RECOMMENDATION, LINC_GUIDE.section("sheet 17")],
        ),
        warn("long-choice", &[CNIL_RECOMMENDATION]),
        warn(
            "missing-audience-objection",
            &[LINC_GUIDE.section("sheet 17")],
        ),
        warn(
            "missing-consequence",
            &[
                CNIL_GUIDELINES.section("article 2"),
                LINC_GUIDE.section("sheet 16"),
            ],
        ),
        deny(
            "missing-controller",
            &[
                CNIL_GUIDELINES.section("article 2"),
                GDPR.section("article 13"),
            ],
        ),
        deny("missing-duration", &[PLANET49.section("paragraph 81")]),
        warn("missing-exempt-duration", &[GDPR.section("article 13")]),
        deny("missing-objection", &[LOI_78_17.section("article 82")]),
        deny("missing-provider", &[LINC_GUIDE.section("sheet 16")]),
        deny(
            "missing-third-party-access",
            &[PLANET49.section("paragraph 81")],
        ),
        warn("missing-transfer", &[GDPR.section("article 13")]),
        deny(
            "missing-withdrawal",
            &[
                CNIL_GUIDELINES.section("article 2"),
                LINC_GUIDE.section("sheet 16"),
            ],
        ),
        deny("mixed-purposes", &[LINC_GUIDE.section("sheet 16")]),
        deny("never-exempt-purpose", &[LINC_GUIDE.section("sheet 16")]),
        warn(
            "refreshed-audience-cookie",
            &[CNIL_RECOMMENDATION, LINC_GUIDE.section("sheet 17")],
        ),
        deny("reusing-vendor", &[LINC_GUIDE.section("sheet 17")]),
        warn("short-refusal", &[CNIL_RECOMMENDATION]),
        warn("undated-charter", &[CNIL_RECOMMENDATION]),
        warn(
            "undeclared-choice-cookie",
            &[CNIL_GUIDELINES.section("article 5")],
        ),
        deny("uninformative-purpose", &[LOI_78_17.section("article 82")]),
        warn(
            "uninformative-refusal",
            &[
                CNIL_GUIDELINES.section("article 2"),
                LINC_GUIDE.section("sheet 16"),
            ],
        ),
        deny("uninformative-refuse", &[LOI_78_17.section("article 82")]),
        deny(
            "unjustified-exemption",
            &[
                LOI_78_17.section("article 82"),
                CNIL_GUIDELINES.section("article 5"),
            ],
        ),
        deny(
            "unmet-audience-conditions",
            &[
                CNIL_GUIDELINES.section("article 5"),
                LINC_GUIDE.section("sheet 17"),
            ],
        ),
    ],
};

/// Article 82 of the act of 1978, and the examples of article 5 of the guidelines.
const EXEMPTIONS: &[Exemption] = &[
    Exemption::Choice,
    Exemption::Authentication,
    Exemption::AuthenticationSecurity,
    Exemption::Basket,
    Exemption::Interface,
    Exemption::LoadBalancing,
    Exemption::MeteredAccess,
    Exemption::Audience,
    Exemption::Transmission,
    Exemption::RequestedService,
];

/// The five purposes that always need consent (LINC developer guide, sheet 16).
const NEVER_EXEMPT: &[PurposeClass] = &[
    PurposeClass::PersonalisedAdvertising,
    PurposeClass::AdvertisingMeasurement,
    PurposeClass::GeolocatedAdvertising,
    PurposeClass::ContentPersonalisation,
    PurposeClass::SocialSharing,
];
