//! The way back after an answer: the field `back` of a form, and where browsers go.

use charte::Visit;
use charte::choice::handle;
use charte_tests::random::Random;
use url::Url;

use crate::{A, NOW, OWN};

/// The `Location` without a way back.
const PREFERENCES: &str = "/cookies?saved";

/// Each field as a browser sends it, and where the answer leads.
#[test]
fn a_form_leads_to_its_own_platform() {
    for (back, location) in [
        ("%2F", "/"),
        ("/news", "/news"),
        ("%2Fnews%3Fpage%3D2%26lang%3Dfr", "/news?page=2&lang=fr"),
        ("%2Fa%2520b", "/a%20b"),
        ("%2F%2541%253Cb%3E%22%27", "/%41%3Cb>\"'"),
        ("%2Fcookies%3Fsaved", "/cookies?saved"),
        ("%2F%40evil.example", "/@evil.example"),
        // Encoded a second time, it is a path.
        ("%2F%255Cevil.example", "/%5Cevil.example"),
        ("%2F%252Fevil.example", "/%2Fevil.example"),
        // No way back.
        ("", PREFERENCES),
        ("news", PREFERENCES),
        ("//evil.example", PREFERENCES),
        ("%2F%2Fevil.example", PREFERENCES),
        ("%2f/evil.example", PREFERENCES),
        ("/\\evil.example", PREFERENCES),
        ("/%5Cevil.example", PREFERENCES),
        ("%2F%5cevil.example", PREFERENCES),
        ("%5C%5Cevil.example", PREFERENCES),
        ("https%3A%2F%2Fevil.example", PREFERENCES),
        ("https:evil.example", PREFERENCES),
        ("javascript%3Aalert(1)", PREFERENCES),
        ("%40evil.example", PREFERENCES),
        ("%2F%09%2Fevil.example", PREFERENCES),
        ("%2F%0A%2Fevil.example", PREFERENCES),
        ("%2F%0D%0ASet-Cookie:%20a=1", PREFERENCES),
        ("%09%2F%2Fevil.example", PREFERENCES),
        ("+%2F%2Fevil.example", PREFERENCES),
        ("/news+and+more", PREFERENCES),
        ("/news%00", PREFERENCES),
        ("/caf%C3%A9", PREFERENCES),
        ("/caf\u{e9}", PREFERENCES),
        ("/caf%E9", PREFERENCES),
        ("%EF%BC%8Fevil.example", PREFERENCES),
        ("/a&back=/b", PREFERENCES),
    ] {
        let body = format!("choice=refuse&back={back}");
        let outcome = handle(Visit::new(A, &OWN, NOW), "POST", body.as_bytes());
        assert_eq!(outcome.location(), Some(location), "{back}");
        assert_eq!(outcome.status(), 303);
    }
}

#[test]
fn a_way_back_has_at_most_2048_bytes() {
    for (length, is_way_back) in [(2_048, true), (2_049, false), (16_000, false)] {
        // The limit is that of the address, not of its encoding.
        for character in ["a", "%61"] {
            let address = format!("/{}", "a".repeat(length - 1));
            let body = format!("choice=refuse&back=/{}", character.repeat(length - 1));
            let outcome = handle(Visit::new(A, &OWN, NOW), "POST", body.as_bytes());
            let expected = if is_way_back { &address } else { PREFERENCES };
            match outcome.error() {
                None => assert_eq!(outcome.location(), Some(expected), "{length}"),
                Some(_) => assert!(body.len() > 16 * 1_024, "{length}"),
            }
        }
    }
}

/// A form that is not accepted leads nowhere.
#[test]
fn a_refused_form_has_no_way_back() {
    for body in [
        "back=/news",
        "choice=maybe&back=/news",
        "choice=accept&revision=0&back=/news",
    ] {
        let outcome = handle(Visit::new(A, &OWN, NOW), "POST", body.as_bytes());
        assert_eq!(outcome.location(), None, "{body}");
    }
    let visit = Visit::new(A, &[("Sec-Fetch-Site", "cross-site")], NOW);
    assert_eq!(
        handle(visit, "POST", b"choice=accept&back=/news").location(),
        None
    );
}

/// A program resolves each accepted address as browsers do: the origin stays that of the platform.
#[test]
fn random_addresses_stay_on_the_platform() {
    const PIECES: &[&str] = &[
        "/",
        "/",
        "\\",
        "%2F",
        "%5C",
        "%09",
        "%0A",
        "%0d",
        "%25",
        "%",
        ".",
        "..",
        "?",
        "#",
        "@",
        ":",
        ":80",
        "https:",
        "http:",
        "evil.example",
        "a",
        "+",
        ";",
        "%00",
        "%C3%A9",
        "\u{e9}",
        "\t",
        "[::1]",
        "%e3%80%82",
    ];
    let platform = Url::parse("https://a.example/cookies").expect("an address");
    let mut random = Random::new(7);
    let mut accepted = 0;
    for _ in 0..50_000 {
        let mut body = String::from("choice=refuse&back=");
        if random.below(3) > 0 {
            body.push('/');
        }
        for _ in 0..random.below(8) {
            body.push_str(random.one(PIECES));
        }
        let outcome = handle(Visit::new(A, &OWN, NOW), "POST", body.as_bytes());
        let location = outcome.location().expect("the form is accepted");
        let target = platform.join(location).expect("an address");
        assert_eq!(
            target.origin(),
            platform.origin(),
            "{body} leads to {location}"
        );
        accepted += usize::from(location != PREFERENCES);
    }
    assert!(accepted > 5_000, "{accepted} addresses were accepted");
}
