//! The cookies that Chromium stores for `Set-Cookie` headers, compared with those that the guard parses.
//!
//! The headers are those of `tests/set_cookie_parsing/*.txt`, and thousands of lifetimes that differ from
//! usual ones by one character. A row of `tests/set_cookie_parsing` is a fact about Chromium because of
//! this test.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use charte::guard::{Enforcement, Expiry, Lifetime, Occasion, ReceivedCookie};
use serde_json::Value;

use crate::chromium::Chromium;
use crate::{line, none};

/// Without https, Chromium accepts `Secure` cookies from this host only.
const TRUSTWORTHY: &str = "localhost";
/// It has a registrable domain, which `Domain` needs.
const NAMED: &str = "shop.example.org";
/// The longest lifetime in Chromium, in seconds: 400 days.
const LONGEST: i64 = 34_560_000;
/// Cookies in one response. Chromium keeps up to 180 for a site.
const TOGETHER: usize = 150;

#[test]
fn every_header_of_the_files() {
    let headers = headers_of_the_data();
    assert!(headers.len() > 250, "{} headers", headers.len());
    compare(&pages(headers));
}

#[test]
fn lifetimes_that_differ_by_one_character() {
    let lifetimes = lifetimes();
    assert!(lifetimes.len() > 2500, "{} lifetimes", lifetimes.len());
    let headers = lifetimes
        .into_iter()
        .map(|attributes| [b"sid=1; ", &attributes[..]].concat());
    compare(&pages(headers.collect()));
}

/// Cookies that one response sets.
struct Page {
    host: &'static str,
    headers: Vec<Vec<u8>>,
}

/// Distributes headers over responses. Those that set `sid` get names of their own, of the same
/// length, and share responses; every other header is alone.
fn pages(headers: Vec<Vec<u8>>) -> Vec<Page> {
    let (named, alone): (Vec<_>, Vec<_>) = headers
        .into_iter()
        .partition(|header| header.starts_with(b"sid="));
    let mut pages = Vec::new();
    for host in [TRUSTWORTHY, NAMED] {
        let of_host: Vec<_> = named
            .iter()
            .filter(|header| host_of(header) == host)
            .collect();
        pages.extend(of_host.chunks(TOGETHER).map(|chunk| {
            let renamed = (100..)
                .zip(chunk)
                .map(|(number, header)| [number.to_string().as_bytes(), &header[3..]].concat());
            Page {
                host,
                headers: renamed.collect(),
            }
        }));
    }
    pages.extend(alone.into_iter().map(|header| Page {
        host: host_of(&header),
        headers: vec![header],
    }));
    pages
}

/// Sets every cookie in Chromium, and compares what it keeps with what the guard reads.
#[track_caller]
fn compare(pages: &[Page]) {
    let Some(mut browser) = Chromium::start(false) else {
        return;
    };
    let server = Server::start(pages.iter().map(|page| page.headers.clone()).collect());
    let mut complaints = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let before = now();
        let cookies = server.cookies(&mut browser, page.host, number);
        let between = (before, now());
        for header in &page.headers {
            let is_own = |cookie: &&Value| {
                let name = cookie["name"].as_str().unwrap_or_default();
                page.headers.len() == 1 || header.starts_with(format!("{name}=").as_bytes())
            };
            let kept = Kept {
                cookie: cookies.iter().find(is_own),
                between,
                host: page.host,
            };
            complaints.extend(kept.complaint(header));
        }
    }
    none(&complaints);
}

/// The cookie that Chromium stored for a header.
struct Kept<'a> {
    cookie: Option<&'a Value>,
    /// Seconds since 1970 before and after the response.
    between: (i64, i64),
    host: &'a str,
}

impl Kept<'_> {
    /// A complaint if the guard parses another cookie than Chromium stored.
    fn complaint(&self, header: &[u8]) -> Option<String> {
        let (before, after) = self.between;
        let occasion = Occasion {
            host: self.host,
            path: "/basket/0",
            now: before,
        };
        let (expected, is_lifetime_right) = match ReceivedCookie::parse(header) {
            Ok(cookie) if cookie.ignored_because(&occasion).is_none() => {
                let expiry = cookie.chromium_expiry;
                match (expiry.lifetime(before), expiry.lifetime(after)) {
                    (Lifetime::Deleted, _) => (None, true),
                    // The cookie has expired meanwhile.
                    (_, Lifetime::Deleted) => return None,
                    _ => (
                        Some(attributes_of_header(&cookie, &occasion)),
                        self.lives(expiry),
                    ),
                }
            }
            _ => (None, true),
        };
        let found = self.cookie.map(attributes);
        let is_right = found == expected && is_lifetime_right;
        (!is_right).then(|| {
            format!(
                "{}\n  guard: {expected:?}\n  Chromium: {found:?}, {}",
                header.escape_ascii(),
                self.cookie.unwrap_or(&Value::Null)
            )
        })
    }

    /// Whether the cookie lives as long as an expiry asks for.
    fn lives(&self, expiry: Expiry) -> bool {
        let Some(cookie) = self.cookie else {
            return false;
        };
        let (before, after) = self.between;
        let end = |now: i64| match expiry.lifetime(now) {
            Lifetime::Seconds(seconds) => now + seconds.min(LONGEST),
            Lifetime::Session | Lifetime::Deleted => -1,
        };
        let expires = cookie["expires"].as_f64().expect("a number");
        // Negative for a session cookie.
        let found = Duration::try_from_secs_f64(expires).ok();
        let found = found.and_then(|found| i64::try_from(found.as_secs()).ok());
        let is_session = cookie["session"] == true;
        match expiry.lifetime(before) {
            Lifetime::Session => is_session,
            _ => {
                !is_session
                    && found.is_some_and(|found| (end(before)..=end(after) + 1).contains(&found))
            }
        }
    }
}

/// Domain, path and flags as the guard reads them.
fn attributes_of_header(cookie: &ReceivedCookie<'_>, occasion: &Occasion<'_>) -> String {
    let host = cookie.domain.is_none() || occasion.host == TRUSTWORTHY;
    let domain = match cookie.domain {
        Some(domain) if !host => format!(".{}", domain.escape_ascii()).to_lowercase(),
        _ => occasion.host.to_owned(),
    };
    let path = String::from_utf8_lossy(cookie.path_at(occasion.path)).into_owned();
    let site = Enforcement::of(cookie.same_site);
    let (secure, http_only, partitioned) = (cookie.secure, cookie.http_only, cookie.partitioned);
    format!("{domain} {path} {secure} {http_only} {site} {partitioned}")
}

/// Domain, path and flags as Chromium reports them.
fn attributes(cookie: &Value) -> String {
    let text = |key: &str| cookie[key].as_str().unwrap_or_default();
    let site = match text("sameSite") {
        // Chromium reports neither `None` nor an absent one.
        "" => Enforcement::Default.to_string(),
        site => format!("SameSite={site}"),
    };
    let partitioned = !cookie["partitionKey"].is_null();
    let (secure, http_only) = (&cookie["secure"], &cookie["httpOnly"]);
    let (domain, path) = (text("domain"), text("path"));
    format!("{domain} {path} {secure} {http_only} {site} {partitioned}")
}

/// The headers of `tests/set_cookie_parsing`, but for those that HTTP itself ends or refuses.
fn headers_of_the_data() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/set_cookie_parsing");
    let entries = fs::read_dir(folder).expect("a folder of the checkout");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a file of the checkout"));
    texts
        .flat_map(|text| text.lines().filter_map(line::header).collect::<Vec<_>>())
        .filter(|header| !header.iter().any(|byte| b"\0\r\n".contains(byte)))
        .collect()
}

/// A host that can set the cookie.
fn host_of(header: &[u8]) -> &'static str {
    match ReceivedCookie::parse(header) {
        Ok(cookie) if cookie.domain.is_some() && !cookie.secure => NAMED,
        _ => TRUSTWORTHY,
    }
}

/// Attributes with a lifetime, most of them slightly malformed.
fn lifetimes() -> Vec<Vec<u8>> {
    let soon = soon();
    let dates = [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1 Jan 9999 00:00:00",
        &soon,
    ];
    let ages = [
        "60",
        "-60",
        "+34560000",
        "9223372036854775808",
        "-99999999999999999999",
    ];
    let mut all = Vec::new();
    for (name, values) in [("Expires", &dates[..]), ("Max-Age", &ages[..])] {
        for value in values {
            let mutated = one_character(value.as_bytes());
            all.extend(mutated.map(|value| [name.as_bytes(), b"=", &value].concat()));
        }
    }
    let past = format!("Expires={}", dates[0]);
    let soon = format!("Expires={soon}");
    let some = [
        "Max-Age=60",
        "Max-Age=0",
        "Max-Age=+60",
        "Max-Age=x",
        "Max-Age",
        &past,
        &soon,
        "Expires=x",
        "Expires",
    ];
    for one in some {
        for other in some {
            all.extend(some.map(|third| format!("{one}; {other}; {third}").into_bytes()));
        }
    }
    all
}

/// Variants of a text: a character removed, replaced or added at each position.
fn one_character(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    const CHARACTERS: &[u8] = b" :x09-+\xe9";
    let changed = |at: usize, removed: usize, added: &[u8]| {
        [&text[..at], added, &text[at + removed..]].concat()
    };
    let mut all = vec![text.to_vec()];
    for at in 0..=text.len() {
        for added in CHARACTERS.chunks(1) {
            all.push(changed(at, 0, added));
            all.extend((at < text.len()).then(|| changed(at, 1, added)));
        }
        all.extend((at < text.len()).then(|| changed(at, 1, b"")));
    }
    all.into_iter()
}

/// A date within the longest lifetime in Chromium, so that each second makes a difference.
fn soon() -> String {
    let end = now() + LONGEST / 2;
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let all =
        (2026..9999).flat_map(|year| months.map(|month| format!("15 {month} {year} 12:34:56")));
    let expires = |date: &String| {
        let header = format!("a=b; Expires={date}");
        let cookie = ReceivedCookie::parse(&header).expect("a cookie");
        cookie.expiry.expires.expect("a date")
    };
    let mut later = all.filter(|date| expires(date) > end);
    later.next().expect("a date before the year 9999")
}

/// Seconds since 1970-01-01T00:00:00Z.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.expect("a clock after 1970").as_secs();
    i64::try_from(seconds).expect("a clock of this age")
}

/// A server whose pages are empty and set cookies.
struct Server {
    port: u16,
}

impl Server {
    /// Starts one whose page `/basket/N` sets the `N`th list of cookies.
    fn start(pages: Vec<Vec<Vec<u8>>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let pages = Arc::new(pages);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let pages = Arc::clone(&pages);
                thread::spawn(move || serve(stream, &pages));
            }
        });
        Self { port }
    }

    /// The cookies that the browser has kept of a page.
    fn cookies(&self, browser: &mut Chromium, host: &str, page: usize) -> Vec<Value> {
        browser.forget();
        browser.open(&format!("http://{host}:{}/basket/{page}", self.port));
        let mut cookies = browser.cookies();
        match cookies["cookies"].take() {
            Value::Array(cookies) => cookies,
            other => panic!("a list of cookies, not {other}"),
        }
    }
}

/// Answers the requests of one connection, one after the other.
fn serve(stream: TcpStream, pages: &[Vec<Vec<u8>>]) {
    let mut writer = stream.try_clone().expect("a socket");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    while let Some(request) = lines.next() {
        let path = request.split(' ').nth(1).unwrap_or_default();
        let page = path
            .strip_prefix("/basket/")
            .and_then(|page| page.parse().ok());
        let cookies = page.and_then(|page: usize| pages.get(page));
        if lines.by_ref().take_while(|line| !line.is_empty()).count() == 0 {
            return;
        }
        let mut response =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n".to_vec();
        for cookie in cookies.into_iter().flatten() {
            response.extend([b"Set-Cookie: ", cookie.as_slice(), b"\r\n"].concat());
        }
        response.extend(b"\r\n");
        if writer.write_all(&response).is_err() {
            return;
        }
    }
}
