//! The form of the town in `examples/town`, with scripts off and on: the buttons, and the cookies that the
//! browser then stores.

use charte::Charter;
use charte::audit::Audit;
use serde_json::Value;

use crate::chromium::Chromium;
use crate::site::Site;

static CHARTER: Charter<'static> = charte::charter!("../../policies/town/town.toml");

const SESSION: &str = "__Host-session";
const CHOICE: &str = "cookies_preferences";
const EVERYTHING: [&str; 5] = [SESSION, "_pk_id.1", CHOICE, "player", "visits"];

const REFUSE: &str = "button[value=refuse]";
const ACCEPT: &str = "button[value=accept]";
const CHOOSE: &str = "button[value=choose]";
const CHECKED: &str = "input[checked]";
const BANNER: &str = ".charte-banner form";

#[test]
fn the_form_works_without_scripts() {
    drive(false);
}

#[test]
fn the_form_works_with_scripts() {
    drive(true);
}

/// Every use of the form, one after the other.
fn drive(scripts: bool) {
    let Some(browser) = Chromium::start(scripts) else {
        return;
    };
    let mut visitor = Visitor {
        browser,
        site: Site::start(&[]),
    };
    visitor.runs_scripts(scripts);
    visitor.refuses();
    visitor.accepts_and_withdraws();
    visitor.chooses();
    visitor.is_asked_again_after_a_revision();
}

struct Visitor {
    browser: Chromium,
    site: Site,
}

impl Visitor {
    /// Checks that scripts are on or off as expected.
    fn runs_scripts(&mut self, scripts: bool) {
        let page = "data:text/html,<script>document.write('<p id=ran>')</script>";
        self.browser.open(page);
        assert_eq!(self.browser.has("#ran"), scripts);
    }

    fn refuses(&mut self) {
        self.is_new();
        self.browser.follow(REFUSE);
        assert!(
            self.browser.has("[role=status]"),
            "it says that the choice is saved"
        );
        assert!(!self.browser.has(CHECKED));
        self.looks_around();
        assert!(!self.browser.has("#player"));
        self.holds(&[], &[SESSION, CHOICE]);
        self.open("/town");
        assert!(!self.browser.has(BANNER));
    }

    fn accepts_and_withdraws(&mut self) {
        self.is_new();
        self.browser.follow(ACCEPT);
        self.open("/cookies");
        assert!(self.browser.has(CHECKED));
        self.looks_around();
        assert!(self.browser.has("#player"));
        self.holds(&["audience", "videos"], &EVERYTHING);

        self.open("/cookies");
        self.browser.follow(REFUSE);
        self.holds(&[], &[SESSION, CHOICE]);
        self.looks_around();
        self.holds(&[], &[SESSION, CHOICE]);
    }

    fn chooses(&mut self) {
        self.is_new();
        self.open("/cookies");
        assert!(!self.browser.has(CHECKED));
        self.browser.click("input[value=audience]");
        self.browser.follow(CHOOSE);
        assert!(self.browser.has("input[value=audience][checked]"));
        assert!(!self.browser.has("input[value=videos][checked]"));
        self.looks_around();
        self.holds(&["audience"], &[SESSION, "_pk_id.1", CHOICE, "visits"]);

        // A choice with fewer boxes is a withdrawal.
        self.open("/cookies");
        self.browser.click("input[value=audience]");
        self.browser.click("input[value=videos]");
        self.browser.follow(CHOOSE);
        self.looks_around();
        self.holds(&["videos"], &[SESSION, CHOICE, "player"]);
    }

    fn is_asked_again_after_a_revision(&mut self) {
        self.is_new();
        self.browser.follow(ACCEPT);
        self.looks_around();
        self.holds(&["audience", "videos"], &EVERYTHING);

        self.site = Site::start(&[("REVISED", "1")]);
        self.open("/town");
        assert!(self.browser.has(BANNER));
        self.open("/cookies");
        assert!(!self.browser.has(CHECKED));
        self.browser.follow(REFUSE);
        self.looks_around();
        self.holds(&[], &[SESSION, CHOICE]);
    }

    /// Deletes all cookies, and checks that the banner is shown.
    fn is_new(&mut self) {
        self.browser.forget();
        self.open("/town");
        assert!(self.browser.has(BANNER));
        self.open("/town/video");
        self.holds(&[], &[]);
        self.open("/town");
    }

    /// Visits every page that tries to set a cookie; the last shows the video.
    fn looks_around(&mut self) {
        self.open("/town");
        if self.browser.has("form[action='/town/sign-in']") {
            self.browser.follow("form[action='/town/sign-in'] button");
        }
        self.open("/town");
        self.open("/town/video");
    }

    fn open(&mut self, path: &str) {
        self.browser.open(&self.site.address(path));
    }

    /// Compares the stored cookies with the charter and with the granted categories.
    fn holds(&mut self, granted: &[&str], names: &[&str]) {
        let cookies = self.browser.cookies();
        let list = cookies["cookies"].as_array().expect("a list");
        let mut held: Vec<_> = list
            .iter()
            .filter_map(|cookie| cookie["name"].as_str())
            .collect();
        held.sort_unstable();
        assert_eq!(held, names);
        assert!(
            list.iter()
                .all(|cookie| cookie["secure"] == Value::Bool(true))
        );
        let mut audit = Audit::new(CHARTER).granting(granted);
        audit.report(&cookies.to_string()).expect("a report");
        if names.is_empty() {
            assert!(audit.saw_nothing());
        } else {
            audit.assert_declared();
        }
    }
}
