//! Narrow screens, large text and paper: nothing is cut off, every control is large enough, and only tables
//! scroll.

use crate::chromium::{Chromium, Screen};
use crate::{none, pages};

/// Finds elements that exceed the width of the page or are cut off. The group of a table may scroll.
const WIDTH: &str = include_str!("probes/width.js");
/// Finds controls that are too small.
const TARGETS: &str = include_str!("probes/targets.js");
/// Finds elements that are not printed.
const PAPER: &str = include_str!("probes/paper.js");

/// WCAG 2.2, 1.4.10: CSS pixels.
const NARROW: Screen = Screen::light(320);
/// Where tables scroll.
const TABLET: Screen = Screen::light(700);
/// A4 between margins of 1 cm, at 96 pixels an inch.
const PAPER_WIDTH: Screen = Screen::paper(718);

/// WCAG 2.2, 1.4.4.
const LARGE: &str = "document.documentElement.style.fontSize = '200%'";
/// WCAG 2.2, 1.4.12: what a visitor may set.
const SPACED: &str = "document.head.insertAdjacentHTML('beforeend', '<style>* { line-height: 1.5 \
    !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { \
    margin-bottom: 2em !important }</style>')";

#[test]
fn pages_fit_on_narrow_screens_and_paper() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let mut complaints = Vec::new();
    pages::each(&mut browser, |browser, page| {
        // How a fragment fits is up to its host.
        if !page.is_styled {
            return;
        }
        let mut say = |how: &str, found: Vec<String>| {
            let found = found.iter();
            complaints.extend(found.map(|found| format!("{}, {how}: {found}", page.name)));
        };
        browser.show(NARROW);
        say("narrow", browser.probe(WIDTH));
        say("narrow", browser.probe(TARGETS));
        browser.show(TABLET);
        say("on a tablet", browser.probe(WIDTH));
        browser.show(PAPER_WIDTH);
        say("on paper", browser.probe(WIDTH));
        say("on paper", browser.probe(PAPER));
        browser.show(Screen::light(640));
        browser.evaluate(LARGE);
        say("large", browser.probe(WIDTH));
        browser.show(Screen::light(1280));
        browser.evaluate(SPACED);
        say("spaced", browser.probe(WIDTH));
    });
    none(&complaints);
}

#[test]
fn pages_that_do_not_fit_are_found() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let (charter, choice) = (pages::charter(), pages::choice());
    let mut finds = |probe: &str, screen: Screen, page: &str, css: &str, what: &str| {
        let page = page.replace("</style>", &format!("{css}</style>"));
        browser.open(&pages::address(&page));
        browser.show(screen);
        let found = browser.probe(probe);
        assert!(
            found.iter().any(|found| found.contains(what)),
            "{what}: {found:#?}"
        );
    };
    for (probe, screen, css, what) in [
        (
            WIDTH,
            TABLET,
            ".charte-scroll{overflow:visible}",
            "px wide on 700",
        ),
        (WIDTH, NARROW, "h1{overflow:hidden}", "cuts off"),
        (
            WIDTH,
            PAPER_WIDTH,
            "td{min-width:60rem!important}",
            "goes from",
        ),
        (PAPER, PAPER_WIDTH, "h2{display:none}", "is not printed"),
        (
            PAPER,
            PAPER_WIDTH,
            "li{background:#17171b}",
            "is printed on",
        ),
        (
            PAPER,
            PAPER_WIDTH,
            ".charte-scroll{overflow:auto!important}",
            "is cut off",
        ),
    ] {
        finds(probe, screen, &charter, css, what);
    }
    finds(
        TARGETS,
        NARROW,
        &choice,
        "input{width:1rem!important}",
        "16 x",
    );
}
