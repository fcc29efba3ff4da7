//! `uk-ico-2026-04`

use super::{Pack, deny, warn};
use crate::lint::source::{ICO_GUIDANCE, PECR, UK_GDPR};

/// The United Kingdom: the regulations of 2003 as amended in 2025, and the UK GDPR.
pub const UK_ICO_2026_04: Pack = Pack {
    name: "uk-ico-2026-04",
    about: "United Kingdom: Schedule A1 of PECR as amended by the Data (Use and Access) Act 2025, the \
            ICO's guidance of April 2026, and the information duties of the UK GDPR",
    rules: &[
        deny("missing-audience-objection", &[PECR.section("Schedule A1")]),
        warn("missing-authority", &[UK_GDPR.section("article 13")]),
        deny("missing-controller", &[UK_GDPR.section("article 13")]),
        warn("missing-dpo", &[UK_GDPR.section("articles 13 and 37")]),
        warn("missing-duration", &[ICO_GUIDANCE]),
        warn("missing-exempt-duration", &[UK_GDPR.section("article 13")]),
        warn("missing-legal-basis", &[UK_GDPR.section("article 13")]),
        warn("missing-provider", &[ICO_GUIDANCE]),
        deny("missing-recipients", &[UK_GDPR.section("article 13")]),
        warn("missing-rights", &[UK_GDPR.section("article 13")]),
        warn("missing-third-party-access", &[ICO_GUIDANCE]),
        deny("missing-withdrawal", &[UK_GDPR.section("article 7")]),
        deny("uninformative-purpose", &[PECR.section("Schedule A1")]),
        deny("unjustified-exemption", &[PECR.section("Schedule A1")]),
    ],
};
