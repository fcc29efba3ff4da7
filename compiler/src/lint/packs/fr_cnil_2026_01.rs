//! `fr-cnil-2026-01`

use super::{Pack, deny, warn};
use crate::lint::source::{
    CNIL_AUDIENCE, CNIL_GUIDELINES, CNIL_RECOMMENDATION, GDPR, LINC_GUIDE, LOI_78_17, PLANET49,
};

/// France: the act of 1978 and the texts of the CNIL, as consolidated in January 2026.
pub const FR_CNIL_2026_01: Pack = Pack {
    name: "fr-cnil-2026-01",
    about: "France: article 82 of the act of 1978, the guidelines of the CNIL of 2020, its \
            recommendation as consolidated in January 2026, its guide for developers and its page on \
            audience measurement; some rules also name Planet49 or the GDPR",
    rules: &[
        warn("claimed-approval", &[CNIL_AUDIENCE]),
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
