//! The banner on the pages of the town: where its answers lead, the focus, keys, and the sizes of its buttons.

use crate::chromium::{Chromium, Screen};
use crate::none;
use crate::site::Site;

/// A page of the site with a query, to which the answer leads back.
const PAGE: &str = "/town/video?from=home&a=%22";

const BANNER: &str = ".charte-banner form";
const CONFIRMATION: &str = ".charte-banner [role=status]";

#[test]
fn an_answer_leads_back_to_the_page_without_scripts() {
    let Some(mut browser) = Chromium::start(false) else {
        return;
    };
    let site = Site::start(&[]);
    for (button, video) in [("refuse", false), ("accept", true)] {
        ask(&mut browser, &site);
        browser.follow(&format!("button[value={button}]"));
        assert_eq!(address(&mut browser), PAGE, "{button}");
        assert!(!browser.has(BANNER), "{button}: it asks again");
        assert!(
            browser.waits_for(&format!("{CONFIRMATION}:focus")),
            "{button}: it says that the choice is saved, and takes the focus"
        );
        assert_eq!(browser.has("#player"), video, "{button}");
        // The confirmation leads to the page where the choice is changed.
        browser.follow(".charte-banner a");
        assert_eq!(address(&mut browser), "/cookies?lang=en");
        assert_eq!(browser.has("input[checked]"), video);
    }
    ask(&mut browser, &site);
    browser.follow(".charte-banner a.charte-button");
    assert_eq!(address(&mut browser), "/cookies?lang=en");
    assert!(!browser.has("input[checked]"), "nothing is chosen before");
    browser.click("input[value=videos]");
    browser.follow("button[value=choose]");
    assert_eq!(address(&mut browser), "/cookies?lang=en&saved");
}

/// A link with this query from anywhere must not confirm a choice.
#[test]
fn a_query_confirms_nothing() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let site = Site::start(&[]);
    browser.open(&site.address("/town?saved"));
    assert!(browser.has(BANNER) && !browser.has(CONFIRMATION));
}

/// The banner comes first, and the button that refuses before the one that accepts.
#[test]
fn the_banner_is_answered_with_keys_alone() {
    let Some(mut browser) = Chromium::start(false) else {
        return;
    };
    let site = Site::start(&[]);
    ask(&mut browser, &site);
    let first = "document.body.firstElementChild.matches('.charte-banner')";
    assert_eq!(browser.evaluate(first), true);
    let mut reached = Vec::new();
    while reached.last().is_none_or(|last| last != "refuse") {
        browser.press("Tab");
        let focus = "document.activeElement.value || document.activeElement.localName";
        let focus = browser.evaluate(focus);
        reached.push(focus.as_str().unwrap_or_default().to_owned());
        assert!(reached.len() < 5, "{reached:?}");
    }
    assert!(!reached.iter().any(|it| it == "accept"), "{reached:?}");
    browser.press_and_follow("Enter");
    assert_eq!(address(&mut browser), PAGE);
    assert!(browser.waits_for(&format!("{CONFIRMATION}:focus")));
}

/// Refusing, accepting and choosing have one size and one style, and nothing is wider than the screen.
#[test]
fn the_buttons_have_one_weight() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let site = Site::start(&[]);
    ask(&mut browser, &site);
    let mut complaints = Vec::new();
    for width in [320, 500, 768, 1280] {
        for screen in [
            Screen::light(width),
            Screen::dark(width),
            Screen::forced(width),
        ] {
            browser.show(screen);
            complaints.extend(browser.probe(include_str!("probes/banner.js")));
        }
    }
    none(&complaints);
    let loaded = browser.evaluate(LOADED);
    assert_eq!(loaded, 0, "the page loads something");
}

/// Neither the banner nor its confirmation moves what is already on the screen (Layout Instability API).
#[test]
fn the_banner_shifts_nothing() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let site = Site::start(&[]);
    for width in [320, 768, 1280] {
        browser.show(Screen::light(width));
        ask(&mut browser, &site);
        assert_eq!(browser.evaluate(SHIFT), 0, "{width}: the banner");
        browser.follow("button[value=refuse]");
        assert!(browser.has(CONFIRMATION));
        assert_eq!(browser.evaluate(SHIFT), 0, "{width}: the confirmation");
    }
    // A banner that a script inserts later is found.
    browser.evaluate(
        "document.body.insertAdjacentHTML('afterbegin', '<p style=\"height: 9rem\">Cookies?</p>')",
    );
    let shift = browser.evaluate(SHIFT);
    assert!(shift.as_f64().is_some_and(|shift| shift > 0.01), "{shift}");
}

/// The sum of all layout shifts of the page so far.
const SHIFT: &str = include_str!("probes/shift.js");

/// The number of scripts, and of what the page loads. Chromium asks each site for an icon.
const LOADED: &str = "document.scripts.length + performance.getEntriesByType('resource') \
    .filter(({ name }) => !name.endsWith('/favicon.ico')).length";

/// Opens the page as a new visitor.
fn ask(browser: &mut Chromium, site: &Site) {
    browser.forget();
    browser.open(&site.address(PAGE));
    assert!(browser.has(BANNER));
}

/// The path and query of the page.
fn address(browser: &mut Chromium) -> String {
    let address = browser.evaluate("location.pathname + location.search");
    address.as_str().unwrap_or_default().to_owned()
}
