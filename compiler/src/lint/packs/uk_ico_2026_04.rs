//! `uk-ico-2026-04`

use charte_core::cookie::Exemption;

use super::law::{ADVERTISING, Area};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{ICO_GUIDANCE, PECR, UK_GDPR};
use crate::model::AudienceCondition;

/// The United Kingdom: the regulations of 2003 as amended in 2025, and the UK GDPR.
pub(super) const PACK: Pack = Pack {
    name: "uk-ico-2026-04",
    about: "United Kingdom: Schedule A1 of PECR as amended by the Data (Use and Access) Act 2025, the \
            ICO's guidance of April 2026, and the information duties of the UK GDPR",
    law: Law {
        exemptions: EXEMPTIONS,
        never_exempt: ADVERTISING,
        audience: &[
            AudienceCondition::SolePublisher,
            AudienceCondition::Anonymous,
            AudienceCondition::NoSharing,
        ],
        allows_processor: true,
        area: Area::UnitedKingdom,
        ..Law::NONE
    },
    rules: &[
        warn("anonymous-form", &[UK_GDPR.section("recital 42")]),
        warn("browser-refusal", &[ICO_GUIDANCE]),
        warn("cookie-wall", &[UK_GDPR.section("article 7")]),
        warn("deemed-consent", &[UK_GDPR.section("article 4")]),
        warn("exempt-fingerprint", &[PECR.section("Schedule A1")]),
        deny("foreign-exemption", &[PECR.section("Schedule A1")]),
        deny(
            "gated-legitimate-interests",
            &[PECR.section("regulation 6")],
        ),
        deny(
            "missing-audience-objection",
            &[PECR.section("Schedule A1, paragraph 5")],
        ),
        warn("missing-authority", &[UK_GDPR.section("article 13")]),
        deny("missing-controller", &[UK_GDPR.section("article 13")]),
        warn("missing-dpo", &[UK_GDPR.section("articles 13 and 37")]),
        deny("missing-duration", &[ICO_GUIDANCE]),
        warn("missing-exempt-duration", &[UK_GDPR.section("article 13")]),
        warn("missing-legal-basis", &[UK_GDPR.section("article 13")]),
        deny("missing-provider", &[ICO_GUIDANCE]),
        deny("missing-recipients", &[UK_GDPR.section("article 13")]),
        warn("missing-rights", &[UK_GDPR.section("article 13")]),
        deny("missing-third-party-access", &[ICO_GUIDANCE]),
        warn("missing-transfer", &[UK_GDPR.section("article 13")]),
        deny("missing-withdrawal", &[UK_GDPR.section("article 7")]),
        deny(
            "mixed-purposes",
            &[PECR.section("Schedule A1"), ICO_GUIDANCE],
        ),
        deny(
            "never-exempt-purpose",
            &[PECR.section("Schedule A1"), ICO_GUIDANCE],
        ),
        deny("uninformative-purpose", &[PECR.section("Schedule A1")]),
        warn("uninformative-rights", &[UK_GDPR.section("article 13")]),
        deny("unjustified-exemption", &[PECR.section("Schedule A1")]),
        deny(
            "unmet-audience-conditions",
            &[PECR.section("Schedule A1, paragraph 5"), ICO_GUIDANCE],
        ),
    ],
};

/// Schedule A1 of PECR: paragraph 3 (transmission), 4 (strictly necessary for a requested service,
/// with its security, fraud, authentication and selections of the visitor), 5 (statistics), 6
/// (appearance) and 7 (emergency assistance).
const EXEMPTIONS: &[Exemption] = &[
    Exemption::Choice,
    Exemption::Authentication,
    Exemption::AuthenticationSecurity,
    Exemption::Basket,
    Exemption::Interface,
    Exemption::LoadBalancing,
    Exemption::Audience,
    Exemption::Transmission,
    Exemption::RequestedService,
    Exemption::EmergencyAssistance,
];
