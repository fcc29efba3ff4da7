//! `unshown-banner`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Banner, Charter, Fleet};
use crate::source::Span;

lint! {
    /// The policy words a banner that no visitor sees.
    ///
    /// # What it does
    ///
    /// Reports `[banner]` if none of the charters that it belongs to has a banner: nothing needs
    /// consent, or visitors do not choose on a page of the platform.
    ///
    /// # Why it matters
    ///
    /// The author expects visitors to read these texts. Either something that needs consent is not
    /// declared, or the texts are left over.
    pub static UNSHOWN_BANNER = "unshown-banner" {
        group: Tidiness,
        level: Warn,
        why: "the author expects visitors to read these texts",
        sources: &[POLICY_FORMAT.section("\"The banner\"")],
        check: Fleet(check),
        files: ["hall.toml", "library.toml", "town.toml"],
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    // A template may have a banner for those of its platforms that ask.
    let shown: Vec<Span> = fleet
        .used_charters()
        .filter(|(_, charter)| charter.form_path().is_some())
        .filter_map(|(_, charter)| place(&charter.banner))
        .collect();
    for (position, charter) in fleet.used_charters() {
        let Some(place) = place(&charter.banner).filter(|place| !shown.contains(place)) else {
            continue;
        };
        findings.about(position);
        let (label, help) = reason(charter);
        let finding = findings.at(place, "no visitor sees the texts of `[banner]`", label);
        findings.push(finding.help(help));
    }
}

/// Returns the place of the first text.
fn place(banner: &Banner) -> Option<Span> {
    let Banner {
        title,
        text,
        refuse,
    } = banner;
    let texts = [title, text, refuse].into_iter().flatten();
    texts.flatten().map(|text| text.span).next()
}

/// Returns why a charter has no banner, and what to do.
fn reason(charter: &Charter) -> (&'static str, &'static str) {
    if charter.questions().next().is_none() {
        return (
            "nothing needs consent",
            "remove `[banner]`, or declare what needs consent",
        );
    }
    if charter.choice_cookie().is_none() {
        return (
            "no declared cookie stores the choice",
            "declare that cookie, and name it in `[choice]`: `cookie = \"choice\"`; or remove `[banner]`",
        );
    }
    (
        "visitors do not choose on a page of the platform",
        "give that page a path in `[choice]`, as in `manage = \"/cookies\"`; or remove `[banner]`",
    )
}
