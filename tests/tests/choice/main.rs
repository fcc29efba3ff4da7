//! The visitor's choice: the form, the stored choice, and the cookies that a refusal deletes.

mod addition;
mod banner;
mod deletions;
mod honest_form;
mod origin;
mod owned;
mod several_platforms;
mod way_back;

use charte::choice::{FormError, Outcome, handle};
use charte::{Answer, Charter, Signal, Visit};
use shops::categories::{Audience, Video};
use shops::cookies::{PLAYER, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "crates/texts/choice.toml";
    /// The five portals, which need none.
    mod portals = "../policies";
}

const NOW: u64 = 1_764_000_000;
const A: Charter<'static> = shops::FLEET.get("a.example");
const OWN: [(&str, &str); 2] = [("Sec-Fetch-Site", "same-origin"), ("Host", "a.example")];

/// Submits the form from a page of the same origin, with more headers.
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

/// The name of the cookie in a `Set-Cookie` header.
fn name(set: &str) -> &str {
    set.split('=').next().expect("a name")
}

#[test]
fn a_choice_is_stored_and_read_on_the_next_visit() {
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

    // Another platform does not take this choice for its own.
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
fn a_refusal_is_stored_and_a_withdrawal_deletes_cookies() {
    let (set, outcome) = post("choice=refuse", &[]);
    assert_eq!(set.len(), 1, "the request has no cookie to delete: {set:?}");
    assert!(
        set[0].contains("; Max-Age=7889400"),
        "a refusal is stored for 3 months: {set:?}"
    );
    assert!(!outcome.visit().needs_answer() && outcome.visit().granted::<Audience>().is_none());

    // A changed choice deletes each cookie with the domain and path of its declaration.
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

    // It deletes HTTP cookies only: `volume` is in the local storage.
    let (set, _) = post("choice=refuse", &[("Cookie", stored(&accepted))]);
    let names: std::collections::BTreeSet<_> = set.iter().map(|line| name(line)).collect();
    assert_eq!(
        Vec::from_iter(names),
        ["cookies_preferences", "player", "visits"]
    );

    // A response deletes a cookie of the request in each place once.
    let cookies = format!("{}; visits=1", stored(&accepted));
    let (set, _) = post("choice=refuse", &[("Cookie", cookies)]);
    let distinct: std::collections::BTreeSet<&String> = set.iter().collect();
    assert_eq!(distinct.len(), set.len(), "{set:?}");
    assert!(set.iter().any(|line| line.starts_with("visits=;")));

    // A refusal also deletes a cookie that was set before any choice.
    let (set, _) = post("choice=refuse", &[("Cookie", "visits=1".to_owned())]);
    assert!(
        set[1].starts_with("visits=; Path=/; Max-Age=0; "),
        "{set:?}"
    );

    // A platform deletes each cookie that it receives, even one declared for another domain.
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

#[test]
fn malformed_forms_are_refused() {
    for (body, refusal) in [
        ("", FormError::Malformed),
        ("choice=", FormError::Malformed),
        ("choice=Accept", FormError::Malformed),
        ("choice=accept&choice=refuse", FormError::Malformed),
        ("choice=choose&category=necessary", FormError::Malformed),
        ("choice=choose&category=nothing", FormError::Malformed),
        ("choice=choose&category", FormError::Malformed),
        ("choice=accept&revision=0", FormError::Outdated),
        ("choice\0=accept", FormError::Malformed),
    ] {
        let (set, outcome) = post(body, &[]);
        assert_eq!(outcome.error(), Some(refusal), "{body}");
        assert_eq!(outcome.location(), None);
        assert!(set.is_empty() && outcome.visit().granted::<Audience>().is_none());
    }
    // No field of a form chooses the redirect.
    let (_, outcome) = post("choice=accept&return=//evil.example", &[]);
    assert_eq!(outcome.location(), Some("/cookies?saved"));
    let current = format!("choice=accept&revision={}", A.consent_revision());
    let own = || Visit::new(A, &OWN, NOW);
    let outcome = handle(own(), "POST", current.as_bytes());
    assert_eq!(outcome.error(), None);
    let mut longest = b"choice=accept".to_vec();
    longest.resize(16 * 1024, b'&');
    assert_eq!(handle(own(), "POST", &longest).status(), 303);
    let long = vec![b'&'; 16 * 1024 + 1];
    assert_eq!(handle(own(), "POST", &long).status(), 413);
    assert_eq!(handle(own(), "GET", b"choice=accept").status(), 405);
    let (_, outcome) = post(
        "choice=accept",
        &[("Content-Type", "text/plain".to_owned())],
    );
    assert_eq!(outcome.status(), 415);
    let media_type = "Application/X-WWW-Form-Urlencoded ; charset=UTF-8";
    let (_, outcome) = post("choice=accept", &[("Content-Type", media_type.to_owned())]);
    assert_eq!(outcome.status(), 303);
}

#[test]
fn a_category_counts_once_however_often_a_form_names_it() {
    let body = "choice=choose&category=audience&category=audience";
    let (_, outcome) = post(body, &[]);
    assert!(outcome.visit().is_granted("audience") && !outcome.visit().is_granted("video"));
}

#[test]
fn each_error_of_a_form_has_a_sentence() {
    let sentences = [
        (FormError::Method, "the form is sent with POST"),
        (
            FormError::OtherSite,
            "the form must be sent from a page of this site",
        ),
        (
            FormError::MediaType,
            "the body must be application/x-www-form-urlencoded",
        ),
        (FormError::TooLarge, "the form is over 16 KiB"),
        (FormError::Malformed, "the form is not understood"),
        (
            FormError::Outdated,
            "the page of preferences has changed: please choose again",
        ),
        (
            FormError::Undeclared,
            "the policy declares no cookie that keeps the choice",
        ),
        (
            FormError::KeptElsewhere,
            "another consent manager keeps the choice: use its form",
        ),
    ];
    for (error, sentence) in sentences {
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn an_outcome_is_debugged_without_cookies() {
    let cookie = ("Cookie", "sessionid=s3cr3t".to_owned());
    let (_, outcome) = post("choice=refuse", &[cookie]);
    assert_eq!(
        format!("{outcome:?}"),
        "Outcome { visit: Visit { url: \"https://a.example\", answered: Choice { granted: 0, is_partial: false }, .. }, \
         location: Some(\"/cookies?saved\"), error: None }"
    );
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
fn a_charter_without_gated_categories_asks_for_no_consent() {
    let charter = portals::DATA_ISSY_COM;
    assert!(charter.gated_categories().is_empty());
    assert!(!Visit::new(charter, "", NOW).needs_answer());
    let outcome = handle(Visit::new(charter, &OWN, NOW), "POST", b"choice=accept");
    assert_eq!((outcome.status(), outcome.set_cookies().count()), (303, 0));
}

#[test]
fn a_signed_choice_needs_its_key() {
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
    // The crate `cookie` reads the same signature.
    let mut jar = cookie::CookieJar::new();
    jar.add_original(cookie::Cookie::new(
        set.name().to_owned(),
        set.value().to_owned(),
    ));
    assert!(jar.signed(&key).get("cookies_preferences").is_some());
}

#[test]
fn a_decoder_reads_the_choice_of_another_consent_manager() {
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
    assert!(visit("cookies_preferences=audience+audience").is_granted("audience"));
    assert!(visit("cookies_preferences=audience+other").needs_answer());
    assert!(visit("other=audience").needs_answer());
    let both = visit("cookies_preferences=audience+video; cookies_preferences=video");
    assert!(both.is_granted("video") && !both.is_granted("audience"));

    // The form of charte then refuses to store a second choice.
    let visit = Visit::decoded(A, &OWN, NOW, &Theirs);
    let outcome = handle(visit, "POST", b"choice=accept");
    assert_eq!(outcome.error(), Some(FormError::KeptElsewhere));
    assert_eq!((outcome.status(), outcome.set_cookies().count()), (500, 0));
}
