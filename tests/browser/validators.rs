//! What judges of HTML and of accessibility find on a page: nothing. And they can find something:
//! each refuses a page that was spoilt.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checkers::{self, TABLES};
use crate::chromium::{Chromium, Screen};
use crate::{none, pages};

/// So wide that no table scrolls, and the colours of all text are seen.
const LIGHT: Screen = Screen::light(4000);
const DARK: Screen = Screen::dark(4000);

#[test]
fn pages_are_clean() {
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
        }
        complaints.extend(found.iter().map(|found| format!("{}: {found}", page.name)));
    });
    complaints.extend(checkers::html_validate(&folder).unwrap_or_default());
    complaints.extend(checkers::vnu(&folder).unwrap_or_default());
    none(&complaints);
}

#[test]
fn spoilt_pages_are_not() {
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
    // Grey on black, in dark mode alone.
    let faint = spoil("--t:#ecedf4", "--t:#555555");
    finds("axe", axe(&faint, DARK), "color-contrast");
    none(&axe(&faint, LIGHT).unwrap_or_default());

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

/// Lets the page be as wide as the screen.
fn spread(browser: &mut Chromium) {
    browser.evaluate("document.querySelector('main').style.maxWidth = 'none'");
}

/// # Panics
/// Where a judge that is there has not found what was spoilt.
#[track_caller]
fn finds(judge: &str, complaints: Option<Vec<String>>, what: &str) {
    if let Some(complaints) = complaints {
        let found = complaints.iter().any(|complaint| complaint.contains(what));
        assert!(found, "{judge} does not find {what}: {complaints:#?}");
    }
}

/// An empty folder for the sources of pages.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
