//! The pages in Chromium, as visitors meet them: served by `examples/portals`, or compiled here.
//!
//! | module | what it asks |
//! |---|---|
//! | `choice` | what visitors press, and which cookies the browser then holds |
//! | `clean` | what judges of HTML and of accessibility find on a page: nothing |
//! | `fits` | narrow screens, large text, paper: what is cut off or too small to hit |
//! | `kept` | what the browser keeps of a `Set-Cookie` header, compared with what the guard reads |
//! | `keyboard` | whether everything is reached and done without a mouse |
//! | `missing` | what becomes of all of them without a browser |
//! | `scriptless` | whether a page says the same where scripts are off |
//! | `withdrawal` | whether a refusal deletes what a script set on the registrable domain |
//! | `screenshots` | nothing: a command that draws every page, for people to look at |
//!
//! `pages` walks through the pages, `judges` are what they are shown to, `chromium` is the browser.
//! Without Chromium, node, java, or the packages that `npm ci` in this folder installs, tests are skipped,
//! and say so on the standard error; with `CI` in the environment they fail ([`charte_tests::judge`]).
#![cfg(unix)]

#[path = "../../examples/portals/tests/app/mod.rs"]
mod app;
mod choice;
mod chromium;
mod clean;
mod fits;
mod judges;
mod kept;
mod keyboard;
#[expect(unreachable_pub, reason = "the library of the tests has it too")]
#[path = "../src/headers/line.rs"]
mod line;
mod missing;
mod pages;
mod screenshots;
mod scriptless;
mod site;
mod withdrawal;

/// # Panics
/// With all of them, one a line, where there are any.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
