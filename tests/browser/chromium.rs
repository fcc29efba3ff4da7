//! Chromium, driven through a pipe (the `DevTools` protocol): no driver, no dependency.
//!
//! `input` uses the mouse and the keyboard, so it also works with scripts off. `screen` sets the screen and
//! reads what the browser shows.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use charte_tests::external;
use serde_json::{Value, json};

pub(crate) use screen::Screen;

mod input;
mod screen;

/// The time limit of one step.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names of the program.
const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Chromium makes no requests of its own, and reaches only this machine.
const FLAGS: [&str; 11] = [
    "--headless",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// `*.example.org` and `*.owner.co.uk` are also this machine, because some rules of cookies concern domains.
const RESOLVER: &str = "--host-resolver-rules=MAP *.example.org 127.0.0.1, MAP *.owner.co.uk \
                        127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

/// The number of browsers that were started.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// A browser with one page, which ends with its test.
pub(crate) struct Chromium {
    child: Child,
    input: ChildStdin,
    output: Receiver<Value>,
    profile: PathBuf,
    session: String,
    last: u64,
    /// The number of loaded pages.
    loads: u64,
    /// The last request for a page.
    request: Value,
}

impl Chromium {
    /// Starts the browser; `None`, and a line on the standard error, if Chromium is not installed.
    pub(crate) fn start(scripts: bool) -> Option<Self> {
        let works = |program: &&&str| {
            let version = Command::new(program).arg("--version").output();
            version.is_ok_and(|output| output.status.success())
        };
        let Some(program) = PROGRAMS.iter().find(works) else {
            external::missing("every test in a browser", "Chromium is not installed");
            return None;
        };
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("charte-browser-{}-{number}", std::process::id());
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // The pipe is expected at the numbers 3 and 4.
        let mut child = Command::new("sh")
            .args([
                "-c",
                "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                "sh",
                program,
            ])
            .args(FLAGS)
            .arg(RESOLVER)
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let input = child.stdin.take().expect("a pipe");
        let pipe = BufReader::new(child.stdout.take().expect("a pipe"));
        let (send, output) = channel();
        thread::spawn(move || {
            let messages = pipe.split(0).map_while(Result::ok);
            messages
                .map_while(|message| serde_json::from_slice(&message).ok())
                .try_for_each(|message| send.send(message))
        });
        let mut browser = Self {
            child,
            input,
            output,
            profile,
            session: String::new(),
            last: 0,
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
        let off = json!({ "value": !scripts });
        browser.ask("Emulation.setScriptExecutionDisabled", &off);
        Some(browser)
    }

    /// Opens an address and waits until the page is loaded.
    pub(crate) fn open(&mut self, address: &str) {
        let before = self.loads;
        let opened = self.ask("Page.navigate", &json!({ "url": address }));
        assert!(opened["errorText"].is_null(), "{address}: {opened}");
        self.wait_for_page_after(before);
    }

    /// Whether a CSS selector finds something.
    pub(crate) fn has(&mut self, selector: &str) -> bool {
        self.find(selector).is_some()
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
        assert!(self.send(method, parameters), "Chromium listens");
        loop {
            let mut message = self.next(method);
            if message["id"] == self.last {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].take();
            }
        }
    }

    /// Sends a command; whether that was possible.
    fn send(&mut self, method: &str, parameters: &Value) -> bool {
        self.last += 1;
        let mut command = json!({ "id": self.last, "method": method, "params": parameters });
        let is_of_page = !method.starts_with("Storage.") && !method.starts_with("Browser.");
        if is_of_page && !self.session.is_empty() {
            command["sessionId"] = json!(self.session);
        }
        let mut message = command.to_string().into_bytes();
        message.push(0);
        self.input.write_all(&message).is_ok()
    }

    fn wait_for_page_after(&mut self, loads: u64) {
        while self.loads == loads {
            self.next("a page");
        }
    }

    fn next(&mut self, what: &str) -> Value {
        let message = self.output.recv_timeout(PATIENCE);
        let mut message =
            message.unwrap_or_else(|error| panic!("Chromium does not answer: {what}: {error}"));
        self.loads += u64::from(message["method"] == "Page.loadEventFired");
        if message["method"] == "Network.requestWillBeSent"
            && message["params"]["type"] == "Document"
        {
            self.request = message["params"]["requestId"].take();
        }
        message
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // A command to close also ends the child processes; a kill would not.
        self.send("Browser.close", &json!({}));
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
