//! A script sets a cookie on the registrable domain; a withdrawal deletes it there.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use charte::choice::handle;
use charte::{Charter, Visit};

use crate::chromium::Chromium;

charte::charters! {
    /// A site deep below its registrable domain.
    mod nested = "../../tests/crates/texts/nested.toml";
}

const SITE: Charter<'static> = nested::FLEET.get("www.shop.owner.co.uk");

/// Sets cookies like the script of a vendor: on the registrable domain, and on the host.
const PAGE: &str = "<!doctype html><script>
document.cookie = '_ga=GA1; domain=owner.co.uk; path=/; max-age=600';
document.cookie = '_ga=GA2; domain=shop.owner.co.uk; path=/; max-age=600';
document.cookie = '_ga_7=GS1; path=/; max-age=600';
document.cookie = 'other=1; domain=owner.co.uk; path=/; max-age=600';
</script>";

#[test]
fn script_domain_not_deleted() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        listener
            .incoming()
            .flatten()
            .for_each(|stream| answer(&stream));
    });
    let address = |path: &str| format!("http://www.shop.owner.co.uk:{port}{path}");

    browser.open(&address("/"));
    let set = [
        ("_ga", ".owner.co.uk"),
        ("_ga", ".shop.owner.co.uk"),
        ("_ga_7", "www.shop.owner.co.uk"),
        ("other", ".owner.co.uk"),
    ];
    assert_eq!(held(&mut browser), set.map(owned));
    browser.open(&address("/refuse"));
    assert_eq!(held(&mut browser), [owned(("other", ".owner.co.uk"))]);
}

fn owned((name, domain): (&str, &str)) -> (String, String) {
    (name.to_owned(), domain.to_owned())
}

/// The names and domains of the stored cookies.
fn held(browser: &mut Chromium) -> Vec<(String, String)> {
    let cookies = browser.cookies();
    let list = cookies["cookies"].as_array().expect("a list");
    let text =
        |cookie: &serde_json::Value, key| cookie[key].as_str().unwrap_or_default().to_owned();
    let mut held: Vec<_> = list
        .iter()
        .map(|cookie| (text(cookie, "name"), text(cookie, "domain")))
        .collect();
    held.sort_unstable();
    held
}

/// Answers one request: `/refuse` as the form is answered, everything else with the page.
fn answer(mut stream: &TcpStream) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let target = lines.next().unwrap_or_default();
    let cookie = lines
        .take_while(|line| !line.is_empty())
        .find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("cookie")
                .then(|| value.to_owned())
        })
        .unwrap_or_default();
    let mut headers = String::new();
    let page = if target.starts_with("GET /refuse ") {
        let request = [
            ("Host", SITE.host()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Cookie", cookie.as_str()),
        ];
        let visit = Visit::new(SITE, &request, 1_764_000_000);
        for set in handle(visit, "POST", b"choice=refuse").set_cookies() {
            let _ = write!(headers, "Set-Cookie: {set}\r\n");
        }
        "<!doctype html>"
    } else {
        PAGE
    };
    let length = page.len();
    // The browser may close the connection before the response.
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\
         Connection: close\r\n{headers}\r\n{page}"
    );
}
