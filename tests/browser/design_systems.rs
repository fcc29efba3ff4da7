//! The banner, the form and the charter in the classes of design systems: beside components of the system,
//! with the system's own stylesheet.

use std::fs;

use charte_tests::external;

use crate::checkers::{self, TABLES};
use crate::chromium::{Chromium, Screen};
use crate::{design_systems_page, none, validators};

#[test]
fn elements_look_like_components_of_the_system() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let packages = checkers::package("");
    if !packages.join("@gouvfr/dsfr").is_dir() {
        external::missing("design systems", "`npm ci` in tests/browser installs them");
        return;
    }
    let folder = validators::folder("design-systems");
    let mut complaints = Vec::new();
    for system in &design_systems_page::SYSTEMS {
        let file = folder.join(format!("{}.html", system.name));
        fs::write(&file, system.page(&packages.display().to_string())).expect("a file");
        for width in [1280, 320] {
            browser.show(Screen::light(width));
            browser.open(&format!("file://{}", file.display()));
            let mut found = browser.probe(include_str!("probes/system.js"));
            browser.evaluate("document.querySelector('#own').remove()");
            found.extend(browser.probe(TABLES));
            let mut axe = checkers::axe(&mut browser).unwrap_or_default();
            // The systems draw lines as gradients, on which axe determines no contrast.
            axe.retain(|one| !one.contains("could not be determined due to a background"));
            found.extend(axe);
            found.extend(checkers::htmlcs(&mut browser).unwrap_or_default());
            complaints.extend(
                found
                    .iter()
                    .map(|one| format!("{}, {width} px: {one}", system.name)),
            );
        }
    }
    complaints.extend(checkers::html_validate(&folder).unwrap_or_default());
    complaints.extend(checkers::vnu(&folder).unwrap_or_default());
    none(&complaints);
}
