//! Use of the pages without a mouse.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::chromium::{Chromium, Screen};
use crate::site::Site;
use crate::{none, pages};

/// Describes the element with the focus.
const FOCUS: &str = include_str!("probes/focus.js");

/// Lets the next Tab go to the first of the page again.
const START: &str = "document.body.tabIndex = -1; document.body.focus(); \
    document.body.removeAttribute('tabindex'); null";

/// Where the rows of tables are blocks.
const NARROW: Screen = Screen::dark(320);
/// A width at which tables scroll.
const TABLET: Screen = Screen::dark(700);

/// The time limit for a table to scroll.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn everything_takes_the_focus_in_the_order_of_the_page() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let mut complaints = Vec::new();
    pages::each(&mut browser, |browser, page| {
        for screen in [NARROW, TABLET] {
            browser.show(screen);
            browser.evaluate(START);
            // The host of a fragment decides what scrolls.
            let found = walk(browser, page.is_styled);
            complaints.extend(found.iter().map(|found| format!("{}: {found}", page.name)));
        }
    });
    none(&complaints);
}

#[test]
fn the_test_finds_elements_without_focus() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    browser.show(NARROW);
    let charter = pages::charter();
    for (from, to, what) in [
        (
            "</style>",
            ":focus{outline:none!important}</style>",
            "nobody sees",
        ),
        (
            "</style>",
            "a:focus{position:fixed;top:-9rem}</style>",
            "nobody looks",
        ),
        ("tabindex=\"0\"", "tabindex=\"1\"", "out of turn"),
        ("tabindex=\"0\"", "tabindex=\"-1\"", "out of turn"),
    ] {
        browser.open(&pages::address(&charter.replacen(from, to, 1)));
        let found = walk(&mut browser, false);
        assert!(
            found.iter().any(|found| found.contains(what)),
            "{what}: {found:#?}"
        );
    }
}

#[test]
fn a_choice_is_made_with_keys_alone() {
    let Some(mut browser) = Chromium::start(false) else {
        return;
    };
    let site = Site::start(&[]);
    let boxes = |browser: &mut Chromium| {
        let boxes =
            "[...document.querySelectorAll('input[type=checkbox]')].map((box) => box.checked)";
        browser.evaluate(boxes)
    };
    browser.open(&site.address("/cookies"));
    tab_to(&mut browser, "input[value=videos]");
    browser.press("Space");
    tab_to(&mut browser, "button[value=choose]");
    browser.press_and_follow("Enter");
    assert!(
        browser.waits_for("[role=status]:focus"),
        "it says that the choice is saved, and takes the focus"
    );
    assert_eq!(boxes(&mut browser), Value::from(vec![false, true]));

    // Enter in a box saves the visible choice, like the first button.
    tab_to(&mut browser, "input[value=audience]");
    browser.press("Space");
    browser.press_and_follow("Enter");
    assert_eq!(boxes(&mut browser), Value::from(vec![true, true]));

    tab_to(&mut browser, "button[value=refuse]");
    browser.press_and_follow("Space");
    assert!(
        browser.has("[role=status]"),
        "it says that the choice is saved"
    );
    assert_eq!(boxes(&mut browser), Value::from(vec![false, false]));
}

/// Goes through a page with Tab, and returns a complaint for each element that a visitor cannot reach.
fn walk(browser: &mut Chromium, scrolls: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    let count = browser.evaluate(
        "document.querySelectorAll('a, button, input:not([type=hidden]), [tabindex]:not(.charte-saved, .charte-banner [role=status])').length",
    );
    for position in 0..count.as_u64().expect("a number") {
        browser.press("Tab");
        let focus = browser.evaluate(FOCUS);
        if focus["position"] != position {
            complaints.push(format!("this has the focus out of turn: {}", focus["name"]));
            break;
        }
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                complaints.push(format!("{what}: {}", focus["name"]));
            }
        };
        expect(
            focus["isMarked"] == true,
            "nobody sees that this has the focus",
        );
        expect(
            focus["isInView"] == true,
            "this has the focus where nobody looks",
        );
        if scrolls && focus["isTable"] == true && focus["scrolls"] == true {
            expect(self::scrolls(browser), "the arrow keys do not scroll this");
        }
    }
    complaints
}

/// Presses Tab until the element of a CSS selector has the focus.
fn tab_to(browser: &mut Chromium, selector: &str) {
    let has_focus = format!("document.activeElement.matches('{selector}')");
    for _ in 0..50 {
        browser.press("Tab");
        if browser.evaluate(&has_focus) == true {
            return;
        }
    }
    panic!("Tab never comes to `{selector}`");
}

/// Whether the arrow keys scroll the element with the focus, in both directions.
fn scrolls(browser: &mut Chromium) -> bool {
    let mut comes_to = |key: &str, is_there: fn(f64) -> bool| {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            browser.press(key);
            thread::sleep(Duration::from_millis(20));
            let scrolled = &browser.evaluate(FOCUS)["scrolled"];
            if is_there(scrolled.as_f64().expect("pixels")) {
                return true;
            }
        }
        false
    };
    comes_to("ArrowRight", |scrolled| scrolled > 30.0)
        && comes_to("ArrowLeft", |scrolled| scrolled == 0.0)
}
