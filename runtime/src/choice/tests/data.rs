//! A fleet of two platforms with a stored choice.

use charte_core::platforms::Platforms;

use super::DAY;
use crate::__private::{Bodies, ChoiceData, Data, TemplateData, fleet};
use crate::{Charter, Fleet};

pub(super) static DATA: Data = Data {
    templates: &[TemplateData {
        values: &[],
        parts: "",
        languages: &["en"],
        layouts: &[],
        index: &[],
        cookies: &[],
        content: 0xc0,
        resources: &[],
        revision: 0xabc,
        gated: &["video", "audience"],
        questions: &["video", "audience"],
        choice: ChoiceData {
            cookie: Some("choice"),
            kept: Some(180 * DAY),
            refusal_kept: Some(90 * DAY),
            gpc: Some("{\"gpc\": true}\n"),
            dnt: false,
            charter: None,
            manage: None,
            saved: &[],
            overrule: false,
            shared: None,
        },
        security_policies: &[],
        alternates: &[],
    }],
    platforms: Platforms {
        strings: "https://a.dehttps://b.de",
        records: b"\x00\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\0\
                   \x0c\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\0",
        length_classes: b"\0\0\0\0\xff\xff\xff\xff",
        aliases: b"",
    },
    bodies: Bodies::NONE,
    known: "a.de, b.de",
};

static FLEET: Fleet = fleet(&DATA);
pub(super) const A: Charter<'static> = FLEET.get("a.de");
pub(super) const B: Charter<'static> = FLEET.get("b.de");
