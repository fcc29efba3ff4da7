//! The exports in the tools that read them: Klaro, cookieconsent and tarteaucitron in Chromium, DPV in a
//! JSON-LD processor. `npm ci` in `tests/browser` installs them.
//!
//! Without Chromium, node or these packages, the tests are skipped with a line on the standard error; if `CI`
//! is set, they fail.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use charte_chromium::{Browser, PATIENCE, Settings, program};
use serde_json::{Value, json};

#[test]
fn klaro_reads_its_export() {
    let head = |export: &str| {
        format!("<script>{export}</script><script defer src='/klaro/dist/klaro.js'></script>")
    };
    let Some(mut page) = Page::open("klaro", head) else {
        return;
    };
    let services =
        page.evaluate("klaro.getManager(klaroConfig).config.services.map(it => it.name)");
    assert_eq!(
        services,
        json!(["necessary", "audience-1-img-src-x-onerror-alert-1"])
    );
    assert_eq!(
        page.evaluate("document.cookie"),
        "",
        "nothing before a choice"
    );
    page.evaluate("klaro.show(klaroConfig, true)");
    let text = page.evaluate("document.querySelector('#klaro').textContent");
    let text = text.as_str().expect("a text");
    assert!(text.contains("+1 <img src=x onerror=alert(1)>"), "{text}");
    page.evaluate("{ const it = klaro.getManager(klaroConfig); it.changeAll(true); it.saveAndApplyConsents() }");
    let cookie = page.evaluate("decodeURIComponent(document.cookie)");
    assert!(
        cookie
            .as_str()
            .is_some_and(|it| it.contains("id2={\"necessary\":true")),
        "{cookie}"
    );
    page.is_unharmed();
}

#[test]
fn cookieconsent_reads_its_export() {
    let head = |export: &str| {
        format!(
            "<script src='/vanilla-cookieconsent/dist/cookieconsent.umd.js'></script>\
             <script>window.addEventListener('load', () => {{ {export} }})</script>"
        )
    };
    let Some(mut page) = Page::open("cookieconsent", head) else {
        return;
    };
    page.evaluate("CookieConsent.showPreferences()");
    let text = page.evaluate("document.querySelector('#cc-main').textContent");
    let text = text.as_str().expect("a text");
    for part in [
        "Cookies \"of\" </script><script>alert(1)</script> <b>",
        "a.b(c)[d]|$^+?*</script>",
        "<b>bold</b>",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    page.evaluate("CookieConsent.acceptCategory('all')");
    let accepted = page.evaluate("CookieConsent.getUserPreferences().acceptedCategories");
    assert_eq!(accepted, json!(["necessary", "audience"]));
    let stored = page.evaluate("CookieConsent.getCookie('revision')");
    assert_eq!(stored, 7);
    page.is_unharmed();
}

#[test]
fn tarteaucitron_reads_its_export() {
    let head = |export: &str| {
        format!(
            "<script src='/tarteaucitronjs/tarteaucitron.js'></script><script>{export}</script>"
        )
    };
    let Some(mut page) = Page::open("tarteaucitron", head) else {
        return;
    };
    page.wait_until(
        "!!document.querySelector('#tarteaucitronAllDenied2, #tarteaucitronPersonalize2')",
    );
    let services = page.evaluate("tarteaucitron.job.filter(it => it.startsWith('charte_'))");
    assert_eq!(services.as_array().map(Vec::len), Some(2), "{services}");
    page.evaluate("tarteaucitron.userInterface.respondAll(true)");
    let cookie = page.evaluate("document.cookie");
    assert!(
        cookie
            .as_str()
            .is_some_and(|it| it.contains("id2=!charte_") && it.contains("=true")),
        "{cookie}"
    );
    let text = page.evaluate("document.querySelector('#tarteaucitronRoot').textContent");
    assert!(
        text.as_str()
            .is_some_and(|it| it.contains("+1 <img src=x onerror=alert(1)>")),
        "{text}"
    );
    page.is_unharmed();
}

#[test]
fn a_processor_of_json_ld_reads_dpv() {
    let modules = modules();
    if !modules.join("jsonld").exists() {
        return skipped("`npm ci` in tests/browser installs jsonld");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dpv.json");
    fs::write(&file, export("dpv")).expect("an export");
    // No context is loaded from elsewhere.
    let script = "const jsonld = require(process.argv[1]); const document = JSON.parse(require('fs').readFileSync(process.argv[2]));\
        jsonld.toRDF(document, { format: 'application/n-quads', safe: true, documentLoader: () => { throw new Error('remote') } })\
        .then(it => console.log(it), error => { console.error(error); process.exit(1) })";
    let output = Command::new("node")
        .arg("-e")
        .arg(script)
        .arg(modules.join("jsonld"))
        .arg(&file)
        .output();
    let Ok(output) = output else {
        return skipped("node is not installed");
    };
    let quads = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for part in [
        "<https://www.example.org/charter#process-2> <https://w3id.org/dpv#hasPurpose> <https://w3id.org/dpv#ServiceUsageAnalytics>",
        "<https://www.example.org/charter#storage-2> <https://schema.org/name> \"a.b(c)[d]|$^+?*</script>\"",
        "<https://schema.org/duration> \"P13M\"",
    ] {
        assert!(quads.contains(part), "{part}\n{quads}");
    }
}

/// Returns the hostile policy in a format.
fn export(format: &str) -> String {
    let policy =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/export/policies.in/hostile.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(["export", format])
        .arg(policy)
        .output()
        .expect("the command starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The packages of npm.
fn modules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser/node_modules")
}

fn skipped(why: &str) {
    let is_needed = std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    assert!(!is_needed, "{why}");
    let _ = writeln!(std::io::stderr(), "a test of an export was skipped: {why}");
}

/// A page with an export, in a browser.
struct Page {
    browser: Browser,
    session: String,
    _profile: tempfile::TempDir,
}

impl Page {
    /// Opens a page whose head is made of the export in a format.
    fn open(format: &str, head: impl Fn(&str) -> String) -> Option<Self> {
        let Some(program) = program() else {
            skipped("Chromium is not installed");
            return None;
        };
        if !modules().join("klaro").exists() {
            skipped("`npm ci` in tests/browser installs the consent tools");
            return None;
        }
        let html = format!(
            "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Test</title>\
             <script>window.alerts = 0; window.alert = () => alerts++;</script>{}</head>\
             <body><p>Text</p></body></html>",
            head(&export(format))
        );
        let address = serve(html);
        let profile = tempfile::tempdir().expect("a folder");
        let browser = Browser::start(&Settings {
            program: program.to_owned(),
            profile: profile.path().join("profile"),
            flags: vec!["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned()],
        });
        let mut page = Self {
            browser: browser.expect("Chromium starts"),
            session: String::new(),
            _profile: profile,
        };
        let target = page.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = page.ask("Target.attachToTarget", &target);
        session["sessionId"]
            .as_str()
            .expect("a session")
            .clone_into(&mut page.session);
        page.ask("Page.enable", &json!({}));
        // cookieconsent hides from bots.
        let agent = json!({ "userAgent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" });
        page.ask("Emulation.setUserAgentOverride", &agent);
        let human = json!({ "source": "Object.defineProperty(navigator, 'webdriver', { get: () => false })" });
        page.ask("Page.addScriptToEvaluateOnNewDocument", &human);
        page.ask("Page.navigate", &json!({ "url": address }));
        page.wait_until("document.readyState === 'complete'");
        Some(page)
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let session = Some(self.session.as_str()).filter(|it| !it.is_empty());
        let answer = self.browser.ask(session, method, parameters);
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn evaluate(&mut self, expression: &str) -> Value {
        let question =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.ask("Runtime.evaluate", &question);
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {answer}"
        );
        answer["result"]["value"].take()
    }

    fn wait_until(&mut self, condition: &str) {
        let steps = PATIENCE.as_millis() / 100;
        let mut is_met = (0..steps).any(|_| {
            let is_met = self.evaluate(condition) == true;
            if !is_met {
                std::thread::sleep(Duration::from_millis(100));
            }
            is_met
        });
        is_met |= self.evaluate(condition) == true;
        assert!(is_met, "{condition}");
    }

    /// Asserts that no text of the policy became an element or ran.
    fn is_unharmed(&mut self) {
        assert_eq!(self.evaluate("alerts"), 0);
        assert_eq!(
            self.evaluate("document.querySelectorAll('img[src=x]').length"),
            0
        );
    }
}

/// Serves a page at `/`, and the packages of npm below it.
fn serve(html: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = answer(stream, &html);
        }
    });
    address
}

fn answer(mut stream: TcpStream, html: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let path = first.split(' ').nth(1).unwrap_or("/");
    let path = path.split('?').next().unwrap_or("/");
    let body = match path {
        "/" => Some(html.as_bytes().to_vec()),
        path => fs::read(modules().join(path.trim_start_matches('/'))).ok(),
    };
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "text/html",
    };
    let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}
