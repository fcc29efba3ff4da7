//! Chromium, as the tests use it: one page, and a panic where it does not do what was asked.
//!
//! `input` uses the mouse and the keyboard, so it also works with scripts off. `screen` sets the screen and
//! reads what the browser shows.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use charte_chromium::{Browser, PATIENCE, Settings, program};
use charte_tests::external;
use serde_json::{Value, json};

pub(crate) use screen::Screen;

mod input;
mod screen;

/// `*.example.org` and `*.owner.co.uk` are this machine, because some rules of cookies concern domains. No
/// other host is reached.
const RESOLVER: &str = "--host-resolver-rules=MAP *.example.org 127.0.0.1, MAP *.owner.co.uk \
                        127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

/// The content setting that blocks.
const BLOCKED: u32 = 2;

/// The number of browsers that were started.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// A browser with one page, which ends with its test.
pub(crate) struct Chromium {
    browser: Browser,
    session: String,
    /// The number of loaded pages.
    loads: u64,
    /// The last request for a page.
    request: Value,
}

impl Chromium {
    /// Starts the browser; `None`, and a line on the standard error, if Chromium is not installed.
    pub(crate) fn start(scripts: bool) -> Option<Self> {
        let mut browser = Self::start_blocking("")?;
        let off = json!({ "value": !scripts });
        browser.ask("Emulation.setScriptExecutionDisabled", &off);
        Some(browser)
    }

    /// Starts the browser of a visitor who blocks `javascript` or `cookies` on every site.
    pub(crate) fn start_blocking(blocked: &str) -> Option<Self> {
        let Some(program) = program() else {
            external::missing("every test in a browser", "Chromium is not installed");
            return None;
        };
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("charte-browser-{}-{number}", std::process::id());
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(profile.join("Default")).expect("the folder of a profile");
        let blocked = json!({ blocked: BLOCKED });
        let preferences = json!({ "profile": { "default_content_setting_values": blocked } });
        fs::write(profile.join("Default/Preferences"), preferences.to_string())
            .expect("the preferences of a profile");
        let browser = Browser::start(&Settings {
            program: program.to_owned(),
            profile,
            flags: vec![RESOLVER.to_owned()],
        });
        let mut browser = Self {
            browser: browser.expect("Chromium starts"),
            session: String::new(),
            loads: 0,
            request: Value::Null,
        };
        let page = browser.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let target = json!({ "targetId": page["targetId"], "flatten": true });
        let session = browser.ask("Target.attachToTarget", &target);
        session["sessionId"]
            .as_str()
            .expect("a session")
            .clone_into(&mut browser.session);
        browser.ask("Page.enable", &json!({}));
        browser.ask("Network.enable", &json!({}));
        Some(browser)
    }

    /// Opens an address and waits until the page is loaded.
    pub(crate) fn open(&mut self, address: &str) {
        let before = self.loads();
        let opened = self.ask("Page.navigate", &json!({ "url": address }));
        assert!(opened["errorText"].is_null(), "{address}: {opened}");
        self.wait_for_page_after(before);
    }

    /// Sends the signal Global Privacy Control with every request.
    pub(crate) fn signal_gpc(&mut self) {
        let headers = json!({ "headers": { "Sec-GPC": "1" } });
        self.ask("Network.setExtraHTTPHeaders", &headers);
    }

    /// Whether a CSS selector finds something.
    pub(crate) fn has(&mut self, selector: &str) -> bool {
        self.find(selector).is_some()
    }

    /// Whether a CSS selector finds something soon: Chromium moves the focus to `autofocus` after the page is loaded.
    pub(crate) fn waits_for(&mut self, selector: &str) -> bool {
        let is_late = || thread::sleep(Duration::from_millis(20));
        (0..500).any(|_| {
            self.has(selector) || {
                is_late();
                false
            }
        })
    }

    /// Every cookie that the browser stores, of any site, as Chromium reports it.
    pub(crate) fn cookies(&mut self) -> Value {
        self.ask("Storage.getCookies", &json!({}))
    }

    /// Forgets all cookies.
    pub(crate) fn forget(&mut self) {
        self.ask("Storage.clearCookies", &json!({}));
    }

    fn find(&mut self, selector: &str) -> Option<u64> {
        let document = self.ask("DOM.getDocument", &json!({ "depth": 0 }));
        let query = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let found = self.ask("DOM.querySelector", &query);
        found["nodeId"].as_u64().filter(|node| *node != 0)
    }

    /// Sends a command and waits for its answer. Events may come before it.
    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let is_of_page = !method.starts_with("Storage.") && !method.starts_with("Browser.");
        let session = Some(self.session.as_str()).filter(|it| is_of_page && !it.is_empty());
        let answer = self.browser.ask(session, method, parameters);
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Reads the events up to now, and returns the number of loaded pages.
    fn loads(&mut self) -> u64 {
        while let Some(event) = self.event(Duration::ZERO) {
            self.see(event);
        }
        self.loads
    }

    fn event(&mut self, patience: Duration) -> Option<Value> {
        self.browser.event(patience).expect("Chromium runs")
    }

    fn see(&mut self, mut event: Value) {
        self.loads += u64::from(event["method"] == "Page.loadEventFired");
        if event["method"] == "Network.requestWillBeSent" && event["params"]["type"] == "Document" {
            self.request = event["params"]["requestId"].take();
        }
    }

    fn wait_for_page_after(&mut self, loads: u64) {
        while self.loads == loads {
            let event = self.event(PATIENCE);
            self.see(event.expect("Chromium loads the page in time"));
        }
    }
}
