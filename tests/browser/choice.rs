//! The town of `examples/town`, in both languages: what visitors answer, what they then see, and the cookies that the
//! browser then stores, with scripts on, off and blocked, with cookies blocked, and with a signal.

use charte::Charter;
use charte::audit::Audit;
use serde_json::Value;

use crate::chromium::Chromium;
use crate::site::Site;

static CHARTER: Charter<'static> = charte::charter!("../../policies/town/town.toml");

const LANGUAGES: [&str; 2] = ["en", "fr"];

const SESSION: &str = "__Host-session";
const CHOICE: &str = "cookies_preferences";
const EVERYTHING: [&str; 5] = [SESSION, "_pk_id.1", CHOICE, "player", "visits"];

const REFUSE: &str = "button[value=refuse]";
const ACCEPT: &str = "button[value=accept]";
const CHOOSE: &str = "button[value=choose]";
const CHECKED: &str = "input[checked]";
const BANNER: &str = ".charte-banner form";
const CONFIRMATION: &str = ".charte-banner [role=status]";
/// What the preferences page says after an answer: that it is saved, or that it is not.
const SAVED: &str = "[role=status]:focus";
const NOT_SAVED: &str = "[role=alert]:focus";

#[test]
fn choices_with_scripts() {
    drive(|| Chromium::start(true), true);
}

#[test]
fn choices_without_scripts() {
    drive(|| Chromium::start(false), false);
}

#[test]
fn choices_with_blocked_scripts() {
    drive(|| Chromium::start_blocking("javascript"), false);
}

/// Nothing can be stored: nothing is claimed to be, and every page works.
#[test]
fn choices_with_blocked_cookies() {
    each_language(
        || Chromium::start_blocking("cookies"),
        |visitor| {
            visitor.open("/town");
            for button in [REFUSE, ACCEPT] {
                visitor.browser.follow(button);
                assert_eq!(visitor.address(), visitor.to("/town"));
                assert!(!visitor.browser.has(CONFIRMATION));
                assert!(visitor.browser.has(BANNER), "it asks again");
            }
            visitor.open("/cookies");
            for button in [REFUSE, ACCEPT, CHOOSE] {
                visitor.browser.follow(button);
                assert!(visitor.browser.waits_for(NOT_SAVED), "{button}");
                assert!(!visitor.browser.has(CHECKED));
            }
            visitor.looks_around();
            assert!(!visitor.browser.has("#player"));
            visitor.holds(&[], &[]);
        },
    );
}

/// The signal counts as a refusal, before and after an answer.
#[test]
fn choices_with_global_privacy_control() {
    each_language(
        || Chromium::start(true),
        |visitor| {
            visitor.browser.signal_gpc();
            visitor.looks_around();
            assert!(!visitor.browser.has("#player"));
            assert!(!visitor.browser.has(BANNER), "there is nothing to ask");
            visitor.holds(&[], &[SESSION]);
            visitor.open("/cookies");
            assert!(visitor.text().contains("Global Privacy Control"));
            visitor.browser.follow(ACCEPT);
            assert!(!visitor.browser.has(CHECKED));
            visitor.looks_around();
            assert!(!visitor.browser.has("#player"));
            visitor.holds(&[], &[SESSION, CHOICE]);
        },
    );
}

/// Every use of banner and form, one after the other.
fn drive(start: impl Fn() -> Option<Chromium>, scripts: bool) {
    each_language(start, |visitor| {
        visitor.runs_scripts(scripts);
        visitor.refuses();
        visitor.accepts_and_withdraws();
        visitor.chooses();
        visitor.is_asked_again_after_a_revision();
    });
}

fn each_language(start: impl Fn() -> Option<Chromium>, test: impl Fn(&mut Visitor)) {
    for language in LANGUAGES {
        let Some(browser) = start() else {
            return;
        };
        let site = Site::start(&[]);
        test(&mut Visitor {
            browser,
            site,
            language,
        });
    }
}

struct Visitor {
    browser: Chromium,
    site: Site,
    language: &'static str,
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
        self.is_confirmed_at("/town");
        self.looks_around();
        assert!(!self.browser.has("#player"));
        assert!(!self.browser.has(BANNER));
        self.holds(&[], &[SESSION, CHOICE]);

        self.open("/cookies");
        assert!(!self.browser.has(CHECKED));
        self.browser.follow(REFUSE);
        assert!(self.browser.waits_for(SAVED));
        self.holds(&[], &[SESSION, CHOICE]);
    }

    fn accepts_and_withdraws(&mut self) {
        self.is_new();
        self.open("/town/video");
        self.browser.follow(ACCEPT);
        self.is_confirmed_at("/town/video");
        assert!(self.browser.has("#player"));
        self.looks_around();
        self.holds(&["audience", "videos"], &EVERYTHING);

        // The page of the choice, from the foot of every page.
        self.browser.follow("footer a");
        assert_eq!(self.address(), self.to("/cookies"));
        assert!(self.browser.has(CHECKED));
        self.browser.follow(REFUSE);
        assert!(self.browser.waits_for(SAVED));
        self.holds(&[], &[SESSION, CHOICE]);
        self.looks_around();
        self.holds(&[], &[SESSION, CHOICE]);
    }

    fn chooses(&mut self) {
        self.is_new();
        self.browser.follow(".charte-banner a.charte-button");
        assert_eq!(self.address(), self.to("/cookies"));
        assert!(!self.browser.has(CHECKED));
        self.browser.click("input[value=audience]");
        self.browser.follow(CHOOSE);
        assert!(self.browser.waits_for(SAVED));
        assert!(self.browser.has("input[value=audience][checked]"));
        assert!(!self.browser.has("input[value=videos][checked]"));
        self.looks_around();
        self.holds(&["audience"], &[SESSION, "_pk_id.1", CHOICE, "visits"]);

        // A choice with fewer boxes is a withdrawal.
        self.open("/cookies");
        self.browser.click("input[value=audience]");
        self.browser.click("input[value=videos]");
        self.browser.follow(CHOOSE);
        self.holds(&["videos"], &[SESSION, CHOICE]);
        self.looks_around();
        self.holds(&["videos"], &[SESSION, CHOICE, "player"]);
    }

    /// A form of before the revision stores nothing, and a consent of before it counts no more.
    fn is_asked_again_after_a_revision(&mut self) {
        self.is_new();
        self.browser.follow(ACCEPT);
        self.looks_around();
        self.holds(&["audience", "videos"], &EVERYTHING);

        self.open("/cookies");
        self.site.revise();
        self.browser.follow(ACCEPT);
        assert!(self.browser.waits_for(NOT_SAVED), "the form was outdated");
        assert!(!self.browser.has(CHECKED));
        self.is_in_its_language();
        self.open("/town");
        assert!(self.browser.has(BANNER));
        self.browser.follow(REFUSE);
        self.is_confirmed_at("/town");
        self.looks_around();
        self.holds(&[], &[SESSION, CHOICE]);
        self.site = Site::start(&[]);
    }

    /// Deletes all cookies, and checks that the banner is shown.
    fn is_new(&mut self) {
        self.browser.forget();
        self.open("/town/video");
        assert!(self.browser.has(BANNER));
        self.open("/town");
        assert!(self.browser.has(BANNER));
        self.holds(&[], &[]);
    }

    /// Checks that an answer led back to the page, which confirms it.
    fn is_confirmed_at(&mut self, path: &str) {
        assert_eq!(self.address(), self.to(path));
        assert!(!self.browser.has(BANNER), "it asks again");
        assert!(self.browser.waits_for(&format!("{CONFIRMATION}:focus")));
        self.is_in_its_language();
    }

    /// Visits every page that tries to set a cookie; the last shows the video.
    fn looks_around(&mut self) {
        self.open("/town");
        if self.browser.has("form[action^='/town/sign-in']") {
            self.browser.follow("form[action^='/town/sign-in'] button");
            assert_eq!(self.address(), self.to("/town"));
        }
        self.open("/town");
        self.open("/town/video");
    }

    /// The path and query of a page in the language of the visitor.
    fn to(&self, path: &str) -> String {
        format!("{path}?lang={}", self.language)
    }

    fn open(&mut self, path: &str) {
        let address = self.site.address(&self.to(path));
        self.browser.open(&address);
        self.is_in_its_language();
    }

    fn is_in_its_language(&mut self) {
        let (address, language) = (self.address(), self.language);
        let page = format!("html[lang={language}]");
        assert!(self.browser.has(&page), "{address} is not in {language}");
        let banner = format!(".charte-banner:not([lang={language}])");
        assert!(!self.browser.has(&banner), "{address}: {language}");
    }

    /// The path and query of the page.
    fn address(&mut self) -> String {
        let address = self.browser.evaluate("location.pathname + location.search");
        address.as_str().unwrap_or_default().to_owned()
    }

    fn text(&mut self) -> String {
        let text = self.browser.evaluate("document.body.innerText");
        text.as_str().unwrap_or_default().to_owned()
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
