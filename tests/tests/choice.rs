//! The visitor's choice: the form, what it stores, what it deletes, who may send it.

use charte::choice::{Outcome, Refusal, handle, handle_signed};
use charte::{Answer, Charter, Signal, Visit};
use shops::categories::{Audience, Video};
use shops::cookies::{PLAYER, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "outside/texts/choice.toml";
    /// The five portals, which need none.
    mod portals = "../policies";
}

const NOW: u64 = 1_764_000_000;
const A: Charter<'static> = shops::FLEET.get("a.example");
const OWN: [(&str, &str); 2] = [("Sec-Fetch-Site", "same-origin"), ("Host", "a.example")];

/// A choice of the form, with headers beside those of a page of this origin.
fn post(body: &'static str, headers: &[(&'static str, String)]) -> (Vec<String>, Outcome<'static>) {
    let mut all: Vec<(&str, &str)> = OWN.to_vec();
    for (name, value) in headers {
        all.push((name, value.clone().leak()));
    }
    let headers: &'static [(&str, &str)] = all.leak();
    let outcome = handle(A, "POST", headers, body.as_bytes(), NOW);
    let set = outcome.set_cookies().map(|cookie| cookie.to_string());
    (set.collect(), outcome)
}

/// The stored choice, as a `Cookie` header.
fn stored(set: &[String]) -> String {
    set[0].split(';').next().expect("a pair").to_owned()
}

#[test]
fn a_choice_is_made_kept_and_read() {
    let (set, outcome) = post("choice=choose&category=audience", &[]);
    assert_eq!(
        (outcome.status(), outcome.location()),
        (303, Some("/cookies?saved"))
    );
    assert_eq!(set.len(), 1, "{set:?}");
    assert!(
        set[0].ends_with("; Path=/; Max-Age=15778800; Secure; SameSite=Lax"),
        "{set:?}"
    );
    assert!(outcome.visit().granted::<Audience>().is_some());
    let header = stored(&set);
    let visit = Visit::new(A, header.as_str(), NOW + 86_400);
    assert!(visit.is_asked());
    assert_eq!(visit.answer("audience"), Some(Answer::Granted));
    assert_eq!(visit.answer("video"), Some(Answer::Refused));
    let granted = visit.granted::<Audience>().expect("consent");
    assert!(granted.set_header(VISITS, "8").is_ok());
    assert!(visit.granted::<Video>().is_none());

    // Of another platform it says nothing.
    let neighbour = Visit::new(shops::FLEET.get("b.example"), header.as_str(), NOW);
    assert!(!neighbour.is_asked());

    let (set, outcome) = post("choice=accept&category=audience", &[]);
    assert_eq!(outcome.location(), Some("/cookies?saved"));
    let header = stored(&set);
    let visit = Visit::new(A, header.as_str(), NOW);
    assert!(visit.granted::<Video>().is_some());
    let granted = visit.granted::<Video>().expect("consent");
    assert!(granted.set_header(PLAYER, "8").is_ok());
}

#[test]
fn refusing_and_withdrawing() {
    let (set, outcome) = post("choice=refuse", &[]);
    assert_eq!(set.len(), 1, "nothing was there to delete: {set:?}");
    assert!(
        set[0].contains("; Max-Age=7889400"),
        "a refusal is kept for 3 months: {set:?}"
    );
    assert!(outcome.visit().is_asked() && outcome.visit().granted::<Audience>().is_none());

    // Withdrawal: what is declared by name, and what came with the request for patterns.
    let (accepted, _) = post("choice=accept", &[]);
    let cookies = format!(
        "{}; _pk_id.1=x; _pk_id.1=y; _pk_ses=z; _pk_a\rb=1; other=1",
        stored(&accepted)
    );
    let (set, _) = post(
        "choice=choose&category=video",
        &[("Cookie", cookies.clone())],
    );
    let names: Vec<_> = set
        .iter()
        .filter_map(|line| line.split('=').next())
        .collect();
    assert_eq!(
        names,
        ["cookies_preferences", "visits", "_pk_id.1", "_pk_ses"]
    );
    assert!(
        set[1..]
            .iter()
            .all(|line| line.contains("; Path=/; Max-Age=0; Expires="))
    );

    let (set, _) = post("choice=refuse", &[("Cookie", cookies)]);
    let player = set.iter().find(|line| line.starts_with("player="));
    assert!(
        player.is_some_and(|line| line.contains("; Domain=a.example; ")),
        "{set:?}"
    );

    // Another site's cookie is left alone.
    let own = [
        ("Origin", "https://b.example"),
        ("Cookie", "visits=1; player=1"),
    ];
    let outcome = handle(
        shops::FLEET.get("b.example"),
        "POST",
        &own,
        b"choice=refuse",
        NOW,
    );
    let names: Vec<_> = outcome.set_cookies().map(|cookie| cookie.name()).collect();
    assert_eq!(names, ["cookies_preferences", "visits"]);

    // A cookie that is there without a choice goes too.
    let (set, _) = post("choice=refuse", &[("Cookie", "visits=1".to_owned())]);
    assert_eq!(set.len(), 2, "{set:?}");
}

#[test]
fn forms_that_are_not_taken() {
    for (body, refusal) in [
        ("", Refusal::Malformed),
        ("choice=", Refusal::Malformed),
        ("choice=Accept", Refusal::Malformed),
        ("choice=accept&choice=refuse", Refusal::Malformed),
        ("choice=choose&category=necessary", Refusal::Malformed),
        ("choice=choose&category=nothing", Refusal::Malformed),
        ("choice=choose&category", Refusal::Malformed),
        ("choice=accept&revision=0", Refusal::Outdated),
        ("choice\0=accept", Refusal::Malformed),
    ] {
        let (set, outcome) = post(body, &[]);
        assert_eq!(outcome.refusal(), Some(refusal), "{body}");
        assert_eq!(outcome.location(), None);
        assert!(set.is_empty() && outcome.visit().granted::<Audience>().is_none());
    }
    // No field says where to go.
    let (_, outcome) = post("choice=accept&return=//evil.example", &[]);
    assert_eq!(outcome.location(), Some("/cookies?saved"));
    let current = format!("choice=accept&revision={}", A.consent_revision());
    let outcome = handle(A, "POST", &OWN, current.as_bytes(), NOW);
    assert_eq!(outcome.refusal(), None);
    let long = vec![b'&'; 16 * 1024 + 1];
    assert_eq!(handle(A, "POST", &OWN, &long, NOW).status(), 413);
    assert_eq!(handle(A, "GET", &OWN, b"choice=accept", NOW).status(), 405);
    let (_, outcome) = post(
        "choice=accept",
        &[("Content-Type", "text/plain".to_owned())],
    );
    assert_eq!(outcome.status(), 415);
}

#[test]
fn only_pages_of_this_origin_choose() {
    let taken = |headers: &[(&str, &str)]| {
        handle(A, "POST", headers, b"choice=accept", NOW).refusal() != Some(Refusal::OtherSite)
    };
    let host = ("Host", "A.example");
    for headers in [
        &[("Sec-Fetch-Site", "same-origin")][..],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://a.example"),
        ],
        &[("Origin", "https://a.example")],
        &[
            ("Origin", "https://www.a.example"),
            ("Host", "www.a.example:443"),
        ],
        // HTTP/2 without a `Host`: the browser vouches.
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://alias.example"),
        ],
        &[
            ("Origin", "http://localhost:3000"),
            ("Host", "localhost:3000"),
        ],
    ] {
        assert!(taken(headers), "{headers:?}");
    }
    for headers in [
        &[][..],
        &[host],
        &[host, ("Origin", "null")],
        &[host, ("Origin", "https://evil.example")],
        &[host, ("Origin", "https://a.example.evil")],
        &[host, ("Origin", "https://a.example:444")],
        &[host, ("Origin", "https://a.example, https://evil.example")],
        &[host, ("Sec-Fetch-Site", "same-site")],
        &[
            host,
            ("Sec-Fetch-Site", "cross-site"),
            ("Origin", "https://a.example"),
        ],
        &[host, ("Sec-Fetch-Site", "none")],
        &[host, ("Sec-Fetch-Site", "")],
        &[
            host,
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://evil.example"),
        ],
        &[
            host,
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Site", "cross-site"),
        ],
        &[
            ("Origin", "https://evil.example"),
            ("Host", "evil.example"),
            ("Host", "a.example"),
        ],
        &[("Origin", "https://"), ("Host", "")],
    ] {
        assert!(!taken(headers), "{headers:?}");
    }
}

/// Repeated names of a pattern cost no more than reading the header so many times: 400 KiB of them are
/// answered while a test is read.
#[test]
fn a_long_header_with_one_name() {
    let cookies = format!("a=;{}", "_pk_1=;".repeat(60_000));
    let headers = [OWN[0], OWN[1], ("Cookie", cookies.as_str())];
    let outcome = handle(A, "POST", &headers, b"choice=refuse", NOW);
    let names: Vec<String> = outcome
        .set_cookies()
        .map(|cookie| cookie.name().to_owned())
        .collect();
    assert_eq!(names, ["cookies_preferences", "_pk_1"]);
}

#[test]
fn a_signal_of_the_browser_refuses() {
    let (set, outcome) = post("choice=accept", &[("Sec-GPC", "1".to_owned())]);
    assert_eq!(outcome.visit().signal(), Some(Signal::Gpc));
    assert!(outcome.visit().granted::<Audience>().is_none());
    let header = stored(&set);
    let visit = Visit::new(A, header.as_str(), NOW);
    assert_eq!(visit.answer("audience"), Some(Answer::Refused));
}

#[test]
fn where_nothing_is_gated_nothing_is_asked() {
    let charter = portals::DATA_ISSY_COM;
    assert!(charter.gated_categories().is_empty());
    assert!(Visit::new(charter, "", NOW).is_asked());
    let outcome = handle(charter, "POST", &OWN, b"choice=accept", NOW);
    assert_eq!((outcome.status(), outcome.set_cookies().count()), (303, 0));
}

#[test]
fn a_signed_choice() {
    let key = cookie::Key::from(&[7; 64]);
    let outcome = handle_signed(A, "POST", &OWN, b"choice=accept", NOW, &key);
    let set = outcome.set_cookies().next().expect("the choice");
    let pair = format!("{}={}", set.name(), set.value());
    assert!(
        Visit::signed(A, pair.as_str(), NOW, &key)
            .granted::<Video>()
            .is_some()
    );
    assert!(!Visit::new(A, pair.as_str(), NOW).is_asked());
    let other = cookie::Key::from(&[8; 64]);
    assert!(!Visit::signed(A, pair.as_str(), NOW, &other).is_asked());
    // The jar of the crate `cookie` reads it too.
    let mut jar = cookie::CookieJar::new();
    jar.add_original(cookie::Cookie::new(
        set.name().to_owned(),
        set.value().to_owned(),
    ));
    assert!(jar.signed(&key).get("cookies_preferences").is_some());
}

#[test]
fn another_consent_manager() {
    use charte::choice::{Decision, Decoder, Question};

    struct Theirs;
    impl Decoder for Theirs {
        fn decode(&self, value: &str, question: &Question<'_>) -> Option<Decision> {
            let decision = Decision::refusal(question.now());
            value
                .split('+')
                .try_fold(decision, |decision, id| decision.with(question, id))
        }
    }
    let visit = |header| Visit::decoded(A, header, NOW, &Theirs);
    assert!(
        visit("cookies_preferences=audience+video")
            .granted::<Video>()
            .is_some()
    );
    assert!(
        visit("cookies_preferences=audience")
            .granted::<Video>()
            .is_none()
    );
    assert!(!visit("cookies_preferences=audience+other").is_asked());
    assert!(!visit("other=audience").is_asked());
}
