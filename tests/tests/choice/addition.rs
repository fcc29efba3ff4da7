//! The answer in the place of an embed: consent to one question, beside what is stored.

use charte::choice::{FormError, handle};
use charte::{Answer, Visit};

use super::{A, NOW, OWN, name, post, stored};

const MONTH: u64 = 2_629_800;

fn answers(visit: &Visit<'_>) -> [Option<Answer>; 2] {
    ["audience", "video"].map(|id| visit.answer(id))
}

/// The visit of the next request, after some time.
fn next(set: &[String], later: u64) -> Visit<'static> {
    let cookie: &'static str = stored(set).leak();
    Visit::new(A, cookie, NOW + later)
}

/// Submits a form at a later time, with the stored choice of an earlier answer.
fn post_later(body: &'static str, cookie: String, later: u64) -> Vec<String> {
    let mut headers = OWN.to_vec();
    headers.push(("Cookie", cookie.leak()));
    let headers: &'static [(&str, &str)] = headers.leak();
    let outcome = handle(Visit::new(A, headers, NOW + later), "POST", body.as_bytes());
    assert_eq!(outcome.status(), 303);
    outcome
        .set_cookies()
        .map(|cookie| cookie.to_string())
        .collect()
}

#[test]
fn the_others_stay_open() {
    let (set, outcome) = post("choice=add&category=video&back=/news", &[]);
    assert_eq!((outcome.status(), outcome.location()), (303, Some("/news")));
    let open = [Some(Answer::NotAsked), Some(Answer::Granted)];
    assert_eq!(answers(outcome.visit()), open);
    assert!(set[0].contains(".2.p; "), "{set:?}");
    let visit = next(&set, 60);
    assert_eq!(answers(&visit), open);
    assert!(visit.needs_answer());
    let banner = visit.banner("en", "/").expect("it still asks").to_string();
    assert!(banner.contains("value=\"accept\""), "{banner}");
    assert_eq!(visit.deletions().count(), 0, "nothing is refused");
}

#[test]
fn an_addition_to_the_last_question_is_a_whole_answer() {
    let (set, _) = post("choice=add&category=video", &[]);
    let set = post_later("choice=add&category=audience", stored(&set), 60);
    let visit = next(&set, 120);
    assert_eq!(answers(&visit), [Some(Answer::Granted); 2]);
    assert!(!visit.needs_answer());
    assert!(!set[0].contains(".p;"), "{set:?}");
}

#[test]
fn stored_answers_are_kept() {
    for (first, expected) in [
        (
            "choice=refuse",
            [Some(Answer::Refused), Some(Answer::Granted)],
        ),
        (
            "choice=choose",
            [Some(Answer::Refused), Some(Answer::Granted)],
        ),
        (
            "choice=choose&category=audience",
            [Some(Answer::Granted), Some(Answer::Granted)],
        ),
        (
            "choice=accept",
            [Some(Answer::Granted), Some(Answer::Granted)],
        ),
    ] {
        let (set, _) = post(first, &[]);
        let set = post_later("choice=add&category=video", stored(&set), 60);
        let visit = next(&set, 120);
        assert_eq!(answers(&visit), expected, "{first}");
        assert!(!visit.needs_answer(), "{first}");
    }
}

/// Consent lasts no longer because another one is added. A refusal may.
#[test]
fn earlier_consent_keeps_its_time() {
    let (set, _) = post("choice=choose&category=audience", &[]);
    let set = post_later("choice=add&category=video", stored(&set), 5 * MONTH);
    let age = 6 * MONTH - 5 * MONTH;
    assert!(set[0].contains(&format!("; Max-Age={age}; ")), "{set:?}");
    assert_eq!(
        answers(&next(&set, 6 * MONTH - 1)),
        [Some(Answer::Granted); 2]
    );
    assert_eq!(answers(&next(&set, 6 * MONTH)), [Some(Answer::NotAsked); 2]);

    let (set, _) = post("choice=refuse", &[]);
    let set = post_later("choice=add&category=video", stored(&set), MONTH);
    assert!(
        set[0].contains(&format!("; Max-Age={}; ", 6 * MONTH)),
        "{set:?}"
    );
    let later = answers(&next(&set, 6 * MONTH));
    assert_eq!(later, [Some(Answer::Refused), Some(Answer::Granted)]);
}

#[test]
fn a_later_answer_replaces_an_addition() {
    let (set, _) = post("choice=add&category=video", &[]);
    let set = post_later("choice=refuse", stored(&set), 60);
    assert_eq!(answers(&next(&set, 120)), [Some(Answer::Refused); 2]);
}

#[test]
fn a_stale_placeholder_adds_nothing() {
    let old = "choice=add&category=video&revision=0123456789abcdef0123456789abcdef";
    let (set, outcome) = post(old, &[]);
    assert_eq!((outcome.status(), set.len()), (409, 0));
    assert!(outcome.page().is_some());
    // The question is no longer asked: visitors see the current ones too.
    let gone = "choice=add&category=gone&revision=0123456789abcdef0123456789abcdef";
    assert_eq!(post(gone, &[]).1.error(), Some(FormError::Outdated));
}

#[test]
fn a_form_that_adds_nothing_is_not_understood() {
    for body in [
        "choice=add",
        "choice=add&category=",
        "choice=add&category=necessary",
        "choice=add&category=unknown",
        "choice=add&choice=accept&category=video",
        "choice=ADD&category=video",
    ] {
        let (set, outcome) = post(body, &[]);
        assert_eq!(outcome.error(), Some(FormError::Malformed), "{body}");
        assert!(set.is_empty());
    }
}

#[test]
fn another_site_cannot_add() {
    for headers in [
        &[("Sec-Fetch-Site", "cross-site"), ("Host", "a.example")][..],
        &[("Origin", "https://evil.example"), ("Host", "a.example")],
        &[],
    ] {
        let outcome = handle(
            Visit::new(A, headers, NOW),
            "POST",
            b"choice=add&category=video",
        );
        assert_eq!(outcome.error(), Some(FormError::OtherSite));
        assert_eq!(outcome.set_cookies().count(), 0);
    }
}

#[test]
fn a_signal_refuses_it() {
    let signal = [("Sec-GPC", "1".to_owned())];
    let (set, outcome) = post("choice=add&category=video&back=/news", &signal);
    assert_eq!((outcome.status(), outcome.location()), (303, Some("/news")));
    assert!(set.is_empty(), "{set:?}");
    assert_eq!(answers(outcome.visit()), [Some(Answer::Refused); 2]);
    // What was stored counts again without the signal.
    let (set, _) = post("choice=choose&category=audience", &[]);
    let cookie = ("Cookie", stored(&set));
    let (changed, _) = post("choice=add&category=video", &[signal[0].clone(), cookie]);
    assert!(
        !changed.iter().any(|set| name(set) == "cookies_preferences"),
        "{changed:?}"
    );
}

/// Of several choices with one name, only what each of them grants counts.
#[test]
fn a_neighbour_cannot_add_by_a_cookie() {
    let (partial, _) = post("choice=add&category=video", &[]);
    let (refusal, _) = post("choice=refuse", &[]);
    let both: &'static str = format!("{}; {}", stored(&partial), stored(&refusal)).leak();
    let visit = Visit::new(A, both, NOW);
    assert_eq!(answers(&visit), [Some(Answer::Refused); 2]);
}

#[test]
fn a_partial_choice_without_consent_is_none() {
    let (set, _) = post("choice=add&category=video", &[]);
    let empty: &'static str = stored(&set).replace(".2.p", ".0.p").leak();
    assert_eq!(
        answers(&Visit::new(A, empty, NOW)),
        [Some(Answer::NotAsked); 2]
    );
}
