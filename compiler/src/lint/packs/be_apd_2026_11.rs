//! `be-apd-2026-11`

use super::law::{ADVERTISING, STRICTLY_NECESSARY};
use super::{Law, Pack, deny, warn};
use crate::lint::source::{
    APD_CHECKLIST, APD_CHECKLIST_SUMMARY, APD_FAQ, APD_GUIDANCE_SUMMARY, BELGIAN_ACT,
};

/// Belgium: article 10/2 of the act of 30 July 2018, and the texts of its authority.
pub(super) const PACK: Pack = Pack {
    name: "be-apd-2026-11",
    about: "Belgium: article 10/2 of the act of 30 July 2018, and the checklist and the answers of the \
            APD/GBA of 2023; it completes a pack of the European Union",
    law: Law {
        presupposes: Some("eu-gdpr"),
        exemptions: STRICTLY_NECESSARY,
        never_exempt: ADVERTISING,
        longest_choice: Some(6),
        ..Law::NONE
    },
    rules: &[
        // By category first, then by cookie.
        warn("coarse-choice", &[APD_GUIDANCE_SUMMARY]),
        warn("cookie-wall", &[APD_CHECKLIST_SUMMARY]),
        warn("deemed-consent", &[APD_CHECKLIST]),
        deny(
            "foreign-exemption",
            &[BELGIAN_ACT.section("article 10/2"), APD_FAQ],
        ),
        warn("long-choice", &[APD_CHECKLIST_SUMMARY]),
        warn("mixed-purposes", &[APD_CHECKLIST_SUMMARY]),
        deny(
            "unjustified-exemption",
            &[BELGIAN_ACT.section("article 10/2")],
        ),
    ],
};
