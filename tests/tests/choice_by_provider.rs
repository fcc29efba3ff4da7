//! Consent for each provider: `granularity = "provider"`.

use charte::choice::handle;
use charte::guard::{FindingKind, Occasion, check};
use charte::{Answer, Charter, FormState, Format, SetError, Visit};
use fleet::categories::{Audience, AudienceStats, AudienceTally, AudienceUs, Video, VideoUs};
use fleet::cookies::{STATS, STATS_, STATS_OWN, TALLY, VOLUME};

charte::charters! {
    /// A platform that asks for each provider, one that asks for each category, and one that exempts a
    /// category.
    mod fleet = "crates/texts/providers";
}

const NOW: u64 = 1_764_000_000;
const EACH: Charter<'static> = fleet::EACH_EXAMPLE;
const OWN: [(&str, &str); 2] = [
    ("Sec-Fetch-Site", "same-origin"),
    ("Content-Type", "application/x-www-form-urlencoded"),
];

/// Returns the `Cookie` header after a form.
fn stored(charter: Charter<'static>, body: &str) -> String {
    let visit = Visit::new(charter, &OWN, NOW);
    let outcome = handle(visit, "POST", body.as_bytes());
    assert_eq!(outcome.status(), 303, "{body}");
    let set = outcome.set_cookies().next().expect("the choice");
    let set = set.to_string();
    set.split(';').next().expect("a pair").to_owned()
}

/// Returns the answers to all questions after a form: `+` for consent, `-` for a refusal.
fn answers(charter: Charter<'static>, body: &str) -> String {
    let cookie = stored(charter, body);
    let visit = Visit::new(charter, cookie.as_str(), NOW);
    let answers = charter.questions().iter().map(|id| match visit.answer(id) {
        Some(Answer::Granted) => '+',
        Some(Answer::Refused) => '-',
        other => panic!("{id}: {other:?}"),
    });
    answers.collect()
}

#[test]
fn each_provider_is_a_question() {
    assert_eq!(EACH.gated_categories(), ["audience", "video"]);
    let questions = [
        "audience.tally",
        "audience.stats",
        "audience.us",
        "video.us",
    ];
    assert_eq!(EACH.questions(), questions);
    assert_eq!(fleet::ALL_EXAMPLE.questions(), ["audience", "video"]);
    assert_eq!(fleet::EXEMPT_EXAMPLE.questions(), ["video.us"]);
    assert_ne!(
        EACH.consent_revision(),
        fleet::ALL_EXAMPLE.consent_revision()
    );
    for (cookie, question) in [
        ("tally", "audience.tally"),
        ("stats_1", "audience.stats"),
        ("cookies_preferences", "necessary"),
    ] {
        assert_eq!(EACH.cookie(cookie).expect("declared").question, question);
    }
}

#[test]
fn a_form_grants_what_is_checked() {
    for (body, expected) in [
        ("choice=accept", "++++"),
        ("choice=refuse&category=audience", "----"),
        ("choice=choose", "----"),
        ("choice=choose&category=audience.stats", "-+--"),
        (
            "choice=choose&category=video.us&category=audience%2Etally",
            "+--+",
        ),
        ("choice=choose&category=audience", "+++-"),
        (
            "choice=choose&category=audience&category=audience.stats",
            "+++-",
        ),
    ] {
        assert_eq!(answers(EACH, body), expected, "{body}");
    }
    for body in [
        "choice=choose&category=audience.",
        "choice=choose&category=.stats",
        "choice=choose&category=audience.films",
        "choice=choose&category=video.stats",
        "choice=choose&category=stats",
        "choice=choose&category=necessary",
        "choice=choose&category=audience.stats.",
        "choice=choose&category=AUDIENCE.stats",
    ] {
        let outcome = handle(Visit::new(EACH, &OWN, NOW), "POST", body.as_bytes());
        assert_eq!(outcome.status(), 400, "{body}");
    }
    // A charter that asks for the category has no narrower consent to store.
    let visit = Visit::new(fleet::ALL_EXAMPLE, &OWN, NOW);
    let outcome = handle(visit, "POST", b"choice=choose&category=audience.stats");
    assert_eq!(outcome.status(), 400);
}

#[test]
fn a_proof_is_for_one_provider() {
    let visit = charte::testing::visit(EACH, "", &["audience.stats"]);
    assert_eq!(visit.answer("audience.stats"), Some(Answer::Granted));
    // Consent to a category is consent to each of its providers.
    assert_eq!(visit.answer("audience"), Some(Answer::Refused));
    assert_eq!(visit.answer("audience.films"), None);
    assert!(visit.granted::<Audience>().is_none());
    assert!(visit.granted::<AudienceTally>().is_none());
    assert!(visit.granted::<VideoUs>().is_none());
    let granted = visit.granted::<AudienceStats>().expect("consent");
    assert!(granted.set_header(STATS, "1").is_ok());
    assert!(granted.set_header(STATS_.named("stats_1"), "1").is_ok());
    // A name that the patterns of two providers match is set by neither.
    let other = granted.set_header(STATS_.named("stats_own1"), "1");
    assert!(
        matches!(other, Err(SetError::DeclaredOtherwise { .. })),
        "{other:?}"
    );
    let all = charte::testing::visit(EACH, "", &["audience"]);
    assert!(all.granted::<Audience>().is_some() && all.granted::<Video>().is_none());
    let own = all.granted::<AudienceUs>().expect("consent");
    let other = own.set_header(STATS_OWN.named("stats_own1"), "1");
    assert!(
        matches!(other, Err(SetError::DeclaredOtherwise { .. })),
        "{other:?}"
    );
}

#[test]
fn one_key_serves_platforms_that_ask_otherwise() {
    let visit = charte::testing::visit(fleet::ALL_EXAMPLE, "", &["audience"]);
    let granted = visit.granted::<AudienceTally>().expect("consent");
    assert!(granted.set_header(TALLY, "1").is_ok());
    assert!(visit.granted::<VideoUs>().is_none());
    let none = Visit::new(fleet::ALL_EXAMPLE, "", NOW);
    assert!(none.granted::<AudienceTally>().is_none());
    // No consent is needed where the category is exempt.
    let visit = Visit::new(fleet::EXEMPT_EXAMPLE, "", NOW);
    let granted = visit.granted::<AudienceTally>().expect("exempt");
    assert!(granted.set_header(TALLY, "1").is_ok());
    assert!(visit.granted::<VideoUs>().is_none());
    let visit = charte::testing::visit(fleet::EXEMPT_EXAMPLE, "", &["video.us"]);
    assert!(
        visit
            .granted::<VideoUs>()
            .is_some_and(|video| video.set_header(VOLUME, "1").is_ok())
    );
}

#[test]
fn a_choice_counts_for_the_questions_that_were_asked() {
    let cookie = stored(EACH, "choice=accept");
    for charter in [fleet::ALL_EXAMPLE, fleet::EXEMPT_EXAMPLE] {
        assert!(Visit::new(charter, cookie.as_str(), NOW).needs_answer());
    }
    // A bit beyond the last question is no choice.
    let without = cookie.strip_suffix(".f").expect("four bits");
    let more = format!("{without}.1f");
    assert!(!Visit::new(EACH, cookie.as_str(), NOW).needs_answer());
    assert!(Visit::new(EACH, more.as_str(), NOW).needs_answer());
}

#[test]
fn the_guard_and_a_withdrawal_know_the_provider() {
    let occasion = Occasion {
        host: "each.example",
        path: "/",
        now: 1_764_000_000,
    };
    let visit = charte::testing::visit(EACH, "", &["audience.stats"]);
    for (header, is_right) in [
        ("stats=1; Max-Age=60", true),
        ("tally=1; Max-Age=60", false),
    ] {
        let findings = check(&EACH, header, &occasion, visit.consents());
        let kinds: Vec<FindingKind> = findings.map(|finding| finding.kind).collect();
        let expected = if is_right {
            vec![]
        } else {
            vec![FindingKind::WithoutConsent]
        };
        assert_eq!(kinds, expected, "{header}");
    }
    let cookie = stored(EACH, "choice=choose&category=audience.stats");
    let cookies = format!("{cookie}; stats=1; tally=2; volume=3; stats_own=4");
    let visit = Visit::new(EACH, cookies.as_str(), NOW);
    let mut deleted: Vec<String> = visit.deletions().map(|it| it.name().to_owned()).collect();
    deleted.dedup();
    assert_eq!(deleted[..3], ["tally", "volume", "stats_own"]);
}

#[test]
fn the_boxes_of_granted_providers_are_checked() {
    let cookie = stored(
        EACH,
        "choice=choose&category=audience.stats&category=video.us",
    );
    let visit = Visit::new(EACH, cookie.as_str(), NOW);
    let state = visit.form_state(None);
    assert_eq!(state, FormState::NEW.check(1).check(3));
    assert_eq!(state, EACH.form_state(["audience.stats", "video"]));
    let page = EACH.preferences(Format::Fragment, "en", state);
    let page = page.expect("a form").to_string();
    let checked = page.split("<input type=\"checkbox\"").skip(1);
    let checked: Vec<bool> = checked
        .map(|input| input[..input.find('>').expect("an end")].ends_with(" checked"))
        .collect();
    assert_eq!(checked, [false, true, false, true]);
    assert_eq!(
        EACH.form_state(["audience", "films"]),
        FormState::NEW.check(0).check(1).check(2)
    );
}
