//! The pages in Chromium: served by `examples/town`, or compiled here.
//!
//! | module | what it tests |
//! |---|---|
//! | `banner` | the banner on the pages of the site: its answers, keys, focus, and sizes |
//! | `design_systems` | the pages in the classes of design systems, beside components of these systems |
//! | `choice` | each answer of a visitor, in each language, and the cookies that the browser then stores |
//! | `validators` | HTML and accessibility, with external checkers |
//! | `layout` | narrow screens, large text, paper: what is cut off or too small to hit |
//! | `kept_cookies` | the cookies that Chromium stores, compared with those that the guard parses |
//! | `keyboard` | use of the page without a mouse |
//! | `without_chromium` | these tests without a browser |
//! | `without_scripts` | the text of a page with scripts off |
//! | `withdrawal` | whether a refusal deletes what a script set on the registrable domain |
//! | `screenshots` | nothing: a command that draws every page, for people to look at |
//!
//! `pages` opens each page, `checkers` runs the external checkers, and `chromium` is the browser. Without
//! Chromium, node, java, or the packages of `npm ci` in this folder, the tests are skipped with a line on the
//! standard error; if `CI` is set, they fail ([`charte_tests::external`]).
#![cfg(unix)]

#[path = "../../examples/portals/tests/app/mod.rs"]
mod app;
mod banner;
mod checkers;
mod choice;
mod chromium;
mod design_systems;
#[path = "../../examples/design-systems/src/page.rs"]
mod design_systems_page;
mod kept_cookies;
mod keyboard;
mod layout;
#[expect(unreachable_pub, reason = "the library of the tests has it too")]
#[path = "../src/headers/line.rs"]
mod line;
mod pages;
#[path = "../../examples/portals/src/site.rs"]
mod portals_site;
mod screenshots;
mod site;
mod validators;
mod withdrawal;
mod without_chromium;
mod without_scripts;

charte::charters! {
    /// The charters of `examples/portals`.
    mod portals = "../../policies";
}

/// # Panics
/// If there are any; the message lists all, one a line.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
