//! The visitor's choice: the form, what it stores, what it deletes, who may send it.

use charte::choice::{Outcome, Refusal, handle};
use charte::{Answer, Charter, Signal, Visit};
use shops::categories::{Audience, Video};
use shops::cookies::{PLAYER, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "outside/texts/choice.toml";
    /// The five portals, which need none.
    mod portals = "../policies";
    /// A site deep below its registrable domain.
    mod nested = "outside/texts/nested.toml";
    /// A template for tenants.
    mod tenants = "outside/texts/tenants";
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
    let outcome = handle(Visit::new(A, headers, NOW), "POST", body.as_bytes());
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
    assert!(!visit.needs_answer());
    assert_eq!(visit.answer("audience"), Some(Answer::Granted));
    assert_eq!(visit.answer("video"), Some(Answer::Refused));
    let granted = visit.granted::<Audience>().expect("consent");
    assert!(granted.set_header(VISITS, "8").is_ok());
    assert!(visit.granted::<Video>().is_none());

    // Of another platform it says nothing.
    let neighbour = Visit::new(shops::FLEET.get("b.example"), header.as_str(), NOW);
    assert!(neighbour.needs_answer());

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
    assert!(!outcome.visit().needs_answer() && outcome.visit().granted::<Audience>().is_none());

    // A choice that is changed: what is declared by name goes as it is declared.
    let (accepted, _) = post("choice=accept", &[]);
    let cookies = stored(&accepted);
    let (set, _) = post("choice=choose&category=video", &[("Cookie", cookies)]);
    assert_eq!(
        set[1..],
        [
            "cookies_preferences=; Domain=a.example; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 \
             00:00:00 GMT; Secure; SameSite=Lax",
            "cookies_preferences=; Domain=a.example; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 \
             00:00:00 GMT; Secure; Partitioned; SameSite=Lax",
            "cookies_preferences=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; \
             Partitioned; SameSite=Lax",
            "visits=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; \
             SameSite=Strict",
        ]
    );

    // A cookie that is there without a choice goes too.
    let (set, _) = post("choice=refuse", &[("Cookie", "visits=1".to_owned())]);
    assert!(
        set[1].starts_with("visits=; Path=/; Max-Age=0; "),
        "{set:?}"
    );

    // What a platform receives it deletes, also where the cookie is declared for another domain.
    let own = [
        ("Origin", "https://b.example"),
        ("Cookie", "visits=1; player=1"),
    ];
    let visit = Visit::new(shops::FLEET.get("b.example"), &own, NOW);
    let outcome = handle(visit, "POST", b"choice=refuse");
    let set = outcome.set_cookies().map(|cookie| cookie.to_string());
    let set: Vec<_> = set.filter(|line| line.starts_with("player=")).collect();
    assert!(
        set.iter().any(|line| line.contains("; Domain=b.example; ")),
        "{set:?}"
    );
    assert!(
        set.iter().all(|line| !line.contains("a.example")),
        "{set:?}"
    );
}

/// A script sets a cookie on the registrable domain, and nobody sees where in the request.
#[test]
fn script_domain_not_deleted() {
    let charter = nested::FLEET.get("www.shop.owner.co.uk");
    let deleted = |cookies: &str, body: &[u8]| -> Vec<String> {
        let headers = [
            ("Host", "www.shop.owner.co.uk"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Cookie", cookies),
        ];
        let outcome = handle(Visit::new(charter, &headers, NOW), "POST", body);
        let set = outcome.set_cookies().skip(1).map(|set| {
            assert!(set.is_deletion());
            let line = set.to_string();
            line.replace("; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "")
        });
        set.collect()
    };
    assert_eq!(
        deleted("_ga=GA1.1.7; _ga=GA1.1.8; other=1", b"choice=refuse"),
        [
            "_ga=; Path=/",
            "_ga=; Domain=owner.co.uk; Path=/",
            "_ga=; Domain=shop.owner.co.uk; Path=/",
            "_ga=; Domain=www.shop.owner.co.uk; Path=/",
            "_ga=; Domain=owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Domain=shop.owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Domain=www.shop.owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Path=/; Secure; Partitioned",
        ]
    );
    assert_eq!(deleted("_ga=1", b"choice=accept"), [""; 0]);
    // With a declared path: there, and at the root.
    let path = deleted("basket_view=1", b"choice=refuse");
    assert_eq!(path[0], "basket_view=; Domain=owner.co.uk; Path=/basket");
    assert_eq!(path[1], "basket_view=; Domain=owner.co.uk; Path=/");
    assert_eq!(path.len(), 16, "{path:?}");
    // A prefix allows one place, and browsers ignore the others.
    let host = deleted("__Host-probe=1", b"choice=refuse");
    assert_eq!(
        host,
        [
            "__Host-probe=; Path=/; Secure",
            "__Host-probe=; Path=/; Secure; Partitioned"
        ]
    );

    // Above 64, the rest goes with the next responses: first every name where it is declared.
    let names: Vec<String> = (0..70).map(|number| format!("_ga_{number:02}=1")).collect();
    let first = deleted(&names.join("; "), b"choice=refuse");
    assert_eq!(first.len(), 64);
    assert!(first.iter().zip(&names).all(|(line, name)| {
        line.split('=').next() == name.split('=').next() && line.ends_with("=; Path=/")
    }));
    let (set, _) = post("choice=refuse", &[]);
    let pair = stored(&set);
    let visit = Visit::new(A, pair.as_str(), NOW);
    assert_eq!(visit.deletions().count(), 0, "nothing is left");
    let left = format!("{pair}; _pk_1=1; player=2; sessionid=3");
    let visit = Visit::new(A, left.as_str(), NOW);
    let names: std::collections::BTreeSet<_> =
        visit.deletions().map(|cookie| cookie.name()).collect();
    assert_eq!(Vec::from_iter(names), ["_pk_1", "player"]);
    let unasked = Visit::new(A, "_pk_1=1", NOW);
    assert_eq!(unasked.deletions().count(), 0, "nobody has refused yet");
}

/// A tenant gives its registrable domain, or none is guessed.
#[test]
fn deletions_of_a_tenant() {
    let tenant = |domain: Option<&'static str>| {
        let values = charte::Values::from(tenants::Values {
            platform_url: "https://www.one.owner.fr",
        });
        let values = match domain {
            Some(domain) => values.with_registrable_domain(domain),
            None => values,
        };
        let charter = tenants::templates::TENANT.charter(values).expect("right");
        let headers = [("Sec-Fetch-Site", "same-origin"), ("Cookie", "_ga=1")];
        let outcome = handle(Visit::new(charter, &headers, NOW), "POST", b"choice=refuse");
        let lines = outcome.set_cookies().skip(1).map(|set| set.to_string());
        let domains = lines.filter_map(|line| {
            let (_, domain) = line.split_once("; Domain=")?;
            Some(domain.split(';').next().unwrap_or_default().to_owned())
        });
        let domains: std::collections::BTreeSet<_> = domains.collect();
        Vec::from_iter(domains)
    };
    assert_eq!(tenant(None), [""; 0]);
    assert_eq!(
        tenant(Some("owner.fr")),
        ["one.owner.fr", "owner.fr", "www.one.owner.fr"]
    );
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
    let own = || Visit::new(A, &OWN, NOW);
    let outcome = handle(own(), "POST", current.as_bytes());
    assert_eq!(outcome.refusal(), None);
    let long = vec![b'&'; 16 * 1024 + 1];
    assert_eq!(handle(own(), "POST", &long).status(), 413);
    assert_eq!(handle(own(), "GET", b"choice=accept").status(), 405);
    let (_, outcome) = post(
        "choice=accept",
        &[("Content-Type", "text/plain".to_owned())],
    );
    assert_eq!(outcome.status(), 415);
}

/// Whether a choice with these headers is taken for one of a page of this origin.
fn is_own(headers: &[(&str, &str)]) -> bool {
    let visit = Visit::new(A, headers, NOW);
    handle(visit, "POST", b"choice=accept").refusal() != Some(Refusal::OtherSite)
}

const HOST: (&str, &str) = ("Host", "A.example");

#[test]
fn only_pages_of_this_origin_choose() {
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
        assert!(is_own(headers), "{headers:?}");
    }
    for headers in [
        &[][..],
        &[HOST],
        &[HOST, ("Origin", "null")],
        &[HOST, ("Origin", "https://evil.example")],
        &[HOST, ("Origin", "https://a.example.evil")],
        &[HOST, ("Origin", "https://a.example:444")],
        &[HOST, ("Origin", "https://a.example, https://evil.example")],
        &[HOST, ("Sec-Fetch-Site", "same-site")],
        &[
            HOST,
            ("Sec-Fetch-Site", "cross-site"),
            ("Origin", "https://a.example"),
        ],
        &[HOST, ("Sec-Fetch-Site", "none")],
        &[HOST, ("Sec-Fetch-Site", "")],
        &[
            HOST,
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://evil.example"),
        ],
        &[
            HOST,
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Site", "cross-site"),
        ],
        &[
            ("Origin", "https://evil.example"),
            ("Host", "evil.example"),
            ("Host", "a.example"),
        ],
        &[("Origin", "https://"), ("Host", "")],
        // A `Host` that is malformed is nobody's.
        &[
            ("Origin", "https://b@www.a.example"),
            ("Host", "b@www.a.example"),
        ],
        &[
            ("Origin", "https://www.a.example:65536"),
            ("Host", "www.a.example:65536"),
        ],
    ] {
        assert!(!is_own(headers), "{headers:?}");
    }
}

/// Whoever is on the way may have written a page over http; nobody is on the way on one machine.
#[test]
fn pages_over_http_choose_on_a_loopback_host_alone() {
    for headers in [
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://LOCALHOST"),
            ("Host", "localhost:80"),
        ][..],
        &[("Origin", "http://127.8.0.1:1"), ("Host", "127.8.0.1:1")],
        &[("Origin", "http://[::1]:3000"), ("Host", "[::1]:3000")],
        &[("Origin", "https://192.0.2.1"), ("Host", "192.0.2.1")],
    ] {
        assert!(is_own(headers), "{headers:?}");
    }
    for headers in [
        &[("Origin", "http://a.example"), HOST][..],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://a.example"),
            HOST,
        ],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://a.example"),
        ],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "a.example")],
        &[("Origin", "http://a.example:80"), ("Host", "a.example:80")],
        &[("Origin", "http://192.0.2.1"), ("Host", "192.0.2.1")],
        &[("Origin", "http://[::2]"), ("Host", "[::2]")],
        &[
            ("Origin", "http://127.0.0.1.example"),
            ("Host", "127.0.0.1.example"),
        ],
        &[
            ("Origin", "http://localhost.example"),
            ("Host", "localhost.example"),
        ],
        &[("Origin", "http://localhost:3000"), HOST],
        &[("Origin", "http://localhost:3000"), ("Host", "localhost")],
        &[("Origin", "https://localhost"), ("Host", "localhost:80")],
    ] {
        assert!(!is_own(headers), "{headers:?}");
    }
}

/// Repeated names of a pattern cost no more than reading the header so many times: 400 KiB of them are
/// answered while a test is read.
#[test]
fn a_long_header_with_one_name() {
    let cookies = format!("a=;{}", "_pk_1=;".repeat(60_000));
    let headers = [OWN[0], OWN[1], ("Cookie", cookies.as_str())];
    let outcome = handle(Visit::new(A, &headers, NOW), "POST", b"choice=refuse");
    let deleted = outcome.set_cookies().skip(1);
    let names: Vec<String> = deleted.map(|cookie| cookie.name().to_owned()).collect();
    assert_eq!(names, ["_pk_1"; 4]);
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
    assert!(!Visit::new(charter, "", NOW).needs_answer());
    let outcome = handle(Visit::new(charter, &OWN, NOW), "POST", b"choice=accept");
    assert_eq!((outcome.status(), outcome.set_cookies().count()), (303, 0));
}

#[test]
fn a_signed_choice() {
    let key = cookie::Key::from(&[7; 64]);
    let visit = Visit::signed(A, &OWN, NOW, &key);
    let outcome = handle(visit, "POST", b"choice=accept");
    let set = outcome.set_cookies().next().expect("the choice");
    let pair = format!("{}={}", set.name(), set.value());
    assert!(
        Visit::signed(A, pair.as_str(), NOW, &key)
            .granted::<Video>()
            .is_some()
    );
    assert!(Visit::new(A, pair.as_str(), NOW).needs_answer());
    let other = cookie::Key::from(&[8; 64]);
    assert!(Visit::signed(A, pair.as_str(), NOW, &other).needs_answer());
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
    assert!(visit("cookies_preferences=audience+other").needs_answer());
    assert!(visit("other=audience").needs_answer());
    let both = visit("cookies_preferences=audience+video; cookies_preferences=video");
    assert!(both.is_granted("video") && !both.is_granted("audience"));

    // Its own form takes the choice.
    let visit = Visit::decoded(A, &OWN, NOW, &Theirs);
    let outcome = handle(visit, "POST", b"choice=accept");
    assert_eq!(outcome.refusal(), Some(Refusal::KeptElsewhere));
    assert_eq!((outcome.status(), outcome.set_cookies().count()), (500, 0));
}
