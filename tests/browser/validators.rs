//! Checkers of HTML and of accessibility find no fault on any page. A second test shows that each checker finds
//! faults in a page with mistakes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checkers::{self, TABLES};
use crate::chromium::{Chromium, Screen};
use crate::{none, pages};

/// A width at which no table scrolls, so that the colours of all text are checked.
const LIGHT: Screen = Screen::light(4000);
const DARK: Screen = Screen::dark(4000);

#[test]
fn checkers_find_no_fault() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let folder = folder("clean");
    let mut complaints = Vec::new();
    pages::each(&mut browser, |browser, page| {
        let file = folder.join(format!("{}.html", page.name));
        fs::write(file, browser.source()).expect("the page can be written");
        let mut found = browser.probe(TABLES);
        let screens: &[_] = if page.is_styled {
            &[LIGHT, DARK, Screen::light(320)]
        } else {
            &[LIGHT]
        };
        for screen in screens {
            browser.show(*screen);
            if screen.width == LIGHT.width {
                spread(browser);
            }
            found.extend(checkers::axe(browser).unwrap_or_default());
            found.extend(checkers::htmlcs(browser).unwrap_or_default());
        }
        complaints.extend(found.iter().map(|found| format!("{}: {found}", page.name)));
    });
    complaints.extend(checkers::html_validate(&folder).unwrap_or_default());
    complaints.extend(checkers::vnu(&folder).unwrap_or_default());
    none(&complaints);
}

#[test]
fn checkers_find_added_faults() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let page = pages::charter();
    let spoil = |from: &str, to: &str| {
        assert!(page.contains(from), "the page has no `{from}` to spoil");
        page.replace(from, to)
    };
    let mut axe = |html: &str, screen: Screen| {
        browser.open(&pages::address(html));
        browser.show(screen);
        spread(&mut browser);
        checkers::axe(&mut browser)
    };
    finds(
        "axe",
        axe(&spoil("<html lang=\"fr\">", "<html>"), LIGHT),
        "html-has-lang",
    );
    // Grey on black, only in dark mode.
    let faint = spoil("--t:#ecedf4", "--t:#555555");
    finds("axe", axe(&faint, DARK), "color-contrast");
    none(&axe(&faint, LIGHT).unwrap_or_default());

    browser.open(&pages::address(&spoil("<html lang=\"fr\">", "<html>")));
    finds("htmlcs", checkers::htmlcs(&mut browser), "H57");

    let headless = spoil("<th scope=\"row\"", "<th");
    browser.open(&pages::address(&headless));
    finds("our own", Some(browser.probe(TABLES)), "has not one header");

    let folder = folder("spoilt");
    let twice = spoil(
        "<caption",
        "<caption id=\"twice\"></caption><caption id=\"twice\"",
    );
    fs::write(folder.join("page.html"), twice).expect("the page can be written");
    finds("html-validate", checkers::html_validate(&folder), "twice");
    finds("vnu", checkers::vnu(&folder), "twice");
}

/// Makes the page as wide as the screen.
fn spread(browser: &mut Chromium) {
    browser.evaluate("document.querySelector('main').style.maxWidth = 'none'");
}

/// # Panics
/// If an installed checker does not find the added fault.
#[track_caller]
fn finds(checker: &str, complaints: Option<Vec<String>>, what: &str) {
    if let Some(complaints) = complaints {
        let found = complaints.iter().any(|complaint| complaint.contains(what));
        assert!(found, "{checker} does not find {what}: {complaints:#?}");
    }
}

/// An empty folder for the sources of pages.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
