//! What a key sets is what a jar holds, and what a key reads again.

use charte::{Charter, Visit};
use shops::categories::Audience;
use shops::cookies::{_PK_, COOKIES_PREFERENCES, SESSIONID, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "crates/texts/choice.toml";
}

const NOW: u64 = 1_764_000_000;
const A: Charter<'static> = shops::FLEET.get("a.example");

/// Returns the value of a cookie of the request.
fn read<'n>(visit: &Visit<'_>, key: impl charte::CookieKey<'n>) -> Option<String> {
    visit.get(key).map(|value| value.to_string())
}

/// A value that is set through a key is read through the same key, whatever jar carried it. The jars of
/// axum-extra, Rocket and tower-cookies send `encoded()` and read `split_parse_encoded`.
#[test]
fn jars() {
    let jar = |sent: &str| {
        let mut jar = cookie::CookieJar::new();
        for cookie in cookie::Cookie::split_parse_encoded(sent.to_owned()) {
            jar.add_original(cookie.expect("well-formed"));
        }
        jar
    };
    let visit = Visit::new(A, "", NOW);
    for value in ["k3X", "q/8=", "a+b", "100%", "%41", "%2541", "~!'()*"] {
        // Without a jar.
        let header = visit
            .set_header(SESSIONID, value)
            .expect("free")
            .to_string();
        let sent = header.split(';').next().unwrap_or_default();
        assert_eq!(
            read(&Visit::new(A, sent, NOW), SESSIONID).as_deref(),
            Some(value)
        );
        // In a plain jar.
        let mut plain = cookie::CookieJar::new();
        plain.add(visit.set(SESSIONID, value).expect("free"));
        let sent = plain
            .delta()
            .next()
            .expect("it was added")
            .encoded()
            .stripped()
            .to_string();
        let back = Visit::new(A, sent.as_str(), NOW);
        assert_eq!(read(&back, SESSIONID).as_deref(), Some(value), "{sent}");
        let received = jar(&sent);
        assert_eq!(
            received.get("sessionid").map(cookie::Cookie::value),
            Some(value),
            "{sent}"
        );
    }
    // In a jar that signs.
    let key = cookie::Key::from(&[7; 64]);
    for value in ["ann smith", "a;b,c", "\u{e9}\r\n", ""] {
        let mut signed = cookie::CookieJar::new();
        let session = visit.set_sealed(SESSIONID, value).expect("free");
        signed.signed_mut(&key).add(session);
        let sent = signed
            .delta()
            .next()
            .expect("it was added")
            .encoded()
            .to_string();
        assert!(
            sent.ends_with("; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=1209600"),
            "{sent}"
        );
        let received = jar(sent.split(';').next().unwrap_or_default());
        let session = visit.get_sealed(SESSIONID, |name| received.signed(&key).get(name));
        assert_eq!(
            session.as_ref().map(cookie::Cookie::value),
            Some(value),
            "{sent}"
        );
        assert!(visit.get_sealed(_PK_, |name| received.get(name)).is_none());
    }
    let granted = charte::testing::visit(A, "", &["audience"]);
    let granted = granted.granted::<Audience>().expect("consent");
    assert!(granted.set_sealed(VISITS, "seven visits").is_ok());
    let long = "x".repeat(4096);
    assert!(
        visit.set_sealed(COOKIES_PREFERENCES, &long).is_ok(),
        "no maximum is declared"
    );
}

/// actix uses `cookie` 0.16, which parses the header.
#[test]
fn a_cookie_of_actix_equals_the_header() {
    let visit = Visit::new(A, "", NOW);
    let set = visit.set_header(SESSIONID, "k3X").expect("free");
    let cookie = cookie_0_16::Cookie::parse(set.to_string()).expect("well-formed");
    assert_eq!(
        cookie.to_string(),
        "sessionid=k3X; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=1209600"
    );
    let gone = visit.delete_header(SESSIONID).expect("declared");
    let gone = cookie_0_16::Cookie::parse(gone.to_string()).expect("well-formed");
    assert_eq!(gone.max_age(), Some(cookie::time::Duration::ZERO));
    assert_eq!(gone.value(), "");
}
