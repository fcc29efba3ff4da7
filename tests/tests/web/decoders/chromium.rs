//! `fetch` in Chromium, which returns the decoded text.
//!
//! A browser sends its own `Accept-Encoding`. The server uses the encoding at the start of the path instead.

use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::{Html, IntoResponse as _};
use axum::routing::{get, post};
use charte::Encoding;
use charte_tests::external;

use super::{Sent, all, folder};
use crate::servers::serve;
use crate::site::{Site, token};

/// A page that fetches each page and sends its text back.
const JUDGE: &str = "<!doctype html><script type=module>
for (const [number, address] of PAGES.entries()) {
  const page = await fetch(address);
  const text = `${page.status} ${page.headers.get('content-encoding')} ${await page.text()}`;
  await fetch('/report/' + number, { method: 'POST', body: text });
}
</script>";

#[test]
fn every_body() {
    if Command::new("chromium").arg("--version").output().is_err() {
        return external::missing("decoding with Chromium", "`chromium` is not installed");
    }
    let requested = all();
    let addresses: Vec<_> = requested.iter().map(address).collect();
    let (sender, receiver) = mpsc::channel();
    let judge = JUDGE.replace("PAGES", &format!("{addresses:?}"));
    let report = async |State(sender): State<Sender>, Path(number): Path<usize>, text: Bytes| {
        let _ = sender.send((number, text));
    };
    let address = serve(
        Router::new()
            .route("/", get(async || Html(judge)))
            .route("/report/{number}", post(report))
            .route("/{site}/{host}/{encoding}/cookies", get(page))
            .with_state(sender),
    );
    let mut browser = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
        .args(["--disable-dev-shm-usage", "--remote-debugging-port=0"])
        .arg(format!(
            "--user-data-dir={}",
            folder("web-chromium").display()
        ))
        .arg(format!("http://{address}/"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("Chromium starts");
    let mut texts = Vec::new();
    while texts.len() < requested.len() {
        // A browser that hangs fails the test instead of hanging it.
        let Ok(text) = receiver.recv_timeout(Duration::from_secs(120)) else {
            break;
        };
        texts.push(text);
    }
    let _ = browser.kill();
    let _ = browser.wait();
    assert_eq!(
        texts.len(),
        requested.len(),
        "Chromium did not send every page back"
    );
    for (number, text) in texts {
        let sent = &requested[number];
        let encoding = sent.encoding.map_or("null", Encoding::token);
        let expected = format!("200 {encoding} {}", sent.page);
        assert!(text == expected, "{}", sent.name());
    }
}

type Sender = mpsc::Sender<(usize, Bytes)>;

fn address(sent: &Sent) -> String {
    let Sent {
        site,
        host,
        encoding,
        target,
        ..
    } = sent;
    format!("/{site}/{host}/{}{target}", token(*encoding))
}

async fn page(
    Path((site, host, encoding)): Path<(String, String, String)>,
    uri: Uri,
) -> axum::response::Response {
    let mut headers = HeaderMap::new();
    for (name, value) in [(header::HOST, host), (header::ACCEPT_ENCODING, encoding)] {
        headers.insert(name, value.parse().expect("a value"));
    }
    let endpoint = Site::named(&site).endpoint;
    let (parts, body) = endpoint.respond(&Method::GET, &uri, &headers).into_parts();
    (parts, body.into_bytes()).into_response()
}
