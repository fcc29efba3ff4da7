//! The pages in Chromium, as visitors meet them: served by `examples/portals`, or compiled here.
//!
//! | module | what it asks |
//! |---|---|
//! | `choice` | what visitors press, and which cookies the browser then holds |
//! | `validators` | what judges of HTML and of accessibility find on a page: nothing |
//! | `layout` | narrow screens, large text, paper: what is cut off or too small to hit |
//! | `kept_cookies` | what the browser keeps of a `Set-Cookie` header, compared with what the guard reads |
//! | `keyboard` | whether everything is reached and done without a mouse |
//! | `without_chromium` | what becomes of all of them without a browser |
//! | `without_scripts` | whether a page says the same where scripts are off |
//! | `withdrawal` | whether a refusal deletes what a script set on the registrable domain |
//! | `screenshots` | nothing: a command that draws every page, for people to look at |
//!
//! `pages` walks through the pages, `checkers` are what they are shown to, `chromium` is the browser.
//! Without Chromium, node, java, or the packages that `npm ci` in this folder installs, tests are skipped,
//! and say so on the standard error; with `CI` in the environment they fail ([`charte_tests::external`]).
#![cfg(unix)]

#[path = "../../examples/portals/tests/app/mod.rs"]
mod app;
mod checkers;
mod choice;
mod chromium;
mod kept_cookies;
mod keyboard;
mod layout;
#[expect(unreachable_pub, reason = "the library of the tests has it too")]
#[path = "../src/headers/line.rs"]
mod line;
mod pages;
mod screenshots;
mod site;
mod validators;
mod withdrawal;
mod without_chromium;
mod without_scripts;

/// # Panics
/// With all of them, one a line, where there are any.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
