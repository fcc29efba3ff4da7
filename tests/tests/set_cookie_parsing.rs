//! The parser of `Set-Cookie` headers, compared with `tests/set_cookie_parsing/*.txt`: the cookie that a browser
//! keeps is below each header.
//!
//! Bless with `BLESS=1 cargo test -p charte-tests --test set_cookie_parsing`, and compare the difference with
//! RFC 6265bis.

use charte::guard::{Enforcement, Lifetime, Occasion, ReceivedCookie, Scope};
use charte_tests::headers;

const OCCASION: Occasion<'_> = Occasion {
    host: "Shop.example.org:8443",
    path: "/basket/add",
    now: 1_767_225_600, // 2026-01-01T00:00:00Z
};

#[test]
fn headers_are_parsed_as_by_browsers() {
    headers::compare("set_cookie_parsing", |line| {
        let header = headers::header(line);
        header.iter().map(|header| kept(header)).collect()
    });
}

fn kept(header: &[u8]) -> String {
    let cookie = match ReceivedCookie::parse(header) {
        Ok(cookie) => cookie,
        Err(why) => return format!("ignored: {why}"),
    };
    let seen = cookie.seen(&OCCASION);
    if let Some(why) = cookie.ignored_because(&OCCASION) {
        return format!("ignored: {why}");
    }
    let mut parts = vec![format!("{} = {}", shown(cookie.name), shown(cookie.value))];
    let lasting = |lifetime| match lifetime {
        Lifetime::Deleted => "deleted".to_owned(),
        Lifetime::Session => "session".to_owned(),
        Lifetime::Seconds(seconds) => format!("{seconds} s"),
    };
    let by_letter = cookie.expiry.lifetime(OCCASION.now);
    let in_chromium = cookie.chromium_expiry.lifetime(OCCASION.now);
    parts.push(lasting(by_letter));
    parts.extend((by_letter != in_chromium).then(|| format!("Chromium: {}", lasting(in_chromium))));
    parts.push(match seen.scope.expect("a header tells everything") {
        Scope::Host(_) => "host".to_owned(),
        Scope::Domain(domain) => shown(domain),
    });
    parts.push(shown(seen.path.expect("a header tells everything")));
    parts.extend(cookie.secure.then(|| "Secure".to_owned()));
    parts.extend(cookie.http_only.then(|| "HttpOnly".to_owned()));
    let site = Enforcement::of(cookie.same_site);
    parts.extend((site != Enforcement::Default).then(|| site.to_string()));
    parts.extend(cookie.partitioned.then(|| "Partitioned".to_owned()));
    parts.join(" | ")
}

fn shown(text: &[u8]) -> String {
    if text.len() > 60 {
        return format!("({} bytes)", text.len());
    }
    format!("`{}`", text.escape_ascii())
}
