//! Answers whose receipt is lost, and the number of a receipt on the next page.

use charte::choice::handle;
use charte::{Format, Visit};
use charte_tests::choice_input::{NOW, SHOP};

use super::{NUMBER, OWN, chosen};

#[test]
fn consent_without_a_receipt_does_not_count() {
    // The earlier answer and the new one; the status, whether a choice is stored, and what is granted.
    for (before, answer, status, is_stored, granted) in [
        (None, "choice=accept", 503, false, [false, false]),
        (
            None,
            "choice=choose&category=video",
            503,
            false,
            [false, false],
        ),
        (None, "choice=refuse", 303, true, [false, false]),
        (
            Some("choice=refuse"),
            "choice=accept",
            503,
            true,
            [false, false],
        ),
        (
            Some("choice=accept"),
            "choice=refuse",
            303,
            true,
            [false, false],
        ),
        (
            Some("choice=accept"),
            "choice=accept",
            303,
            true,
            [true, true],
        ),
        (
            Some("choice=accept"),
            "choice=choose&category=video",
            303,
            true,
            [false, true],
        ),
        (
            Some("choice=choose&category=audience"),
            "choice=choose&category=video",
            503,
            true,
            [false, false],
        ),
        (
            Some("choice=choose&category=audience"),
            "choice=accept",
            503,
            true,
            [true, false],
        ),
    ] {
        let cookie = before
            .map(|before| chosen(before.as_bytes()))
            .unwrap_or_default();
        let headers = [("Host", "a.example"), OWN, ("Cookie", cookie.as_str())];
        let later = Visit::new(SHOP, &headers, NOW + 1_000);
        let outcome = handle(later, "POST", answer.as_bytes()).not_recorded();
        let case = format!("{before:?}, {answer}");
        assert_eq!(outcome.status(), status, "{case}");
        assert_eq!(outcome.location().is_some(), status == 303, "{case}");
        let page = outcome.page().map(|page| page.to_string());
        let says = page.is_some_and(|page| page.contains("it could not be recorded"));
        assert_eq!(says, status == 503, "{case}");
        let stored = outcome.set_cookies().next();
        let stored = stored.map(|cookie| format!("{}={}", cookie.name(), cookie.value()));
        assert_eq!(stored.is_some(), is_stored, "{case}");
        let ids = ["audience", "video"];
        assert_eq!(
            ids.map(|id| outcome.visit().is_granted(id)),
            granted,
            "{case}"
        );
        // The next request reads the same from what is stored.
        if let Some(stored) = stored {
            let next = Visit::new(SHOP, stored.as_str(), NOW + 1_001);
            assert_eq!(ids.map(|id| next.is_granted(id)), granted, "{case}");
            // Consent without a receipt counts no longer than the recorded one.
            let end = Visit::new(SHOP, stored.as_str(), NOW + 182 * 86_400 + 60_000);
            assert_eq!(ids.map(|id| end.is_granted(id)), [false, false], "{case}");
        }
    }
}

/// A refusal counts without its receipt, also after an answer that left questions open.
#[test]
fn a_refusal_after_a_partial_answer_counts() {
    for (answer, granted) in [
        ("choice=choose&category=audience", [true, false]),
        ("choice=choose&category=video", [false, false]),
    ] {
        let cookie = chosen(b"choice=add&category=audience");
        let headers = [("Host", "a.example"), OWN, ("Cookie", cookie.as_str())];
        let later = Visit::new(SHOP, &headers, NOW + 1_000);
        assert!(later.needs_answer(), "{answer}");
        let outcome = handle(later, "POST", answer.as_bytes()).not_recorded();
        let stored = outcome.set_cookies().next().expect("a stored choice");
        let stored = format!("{}={}", stored.name(), stored.value());
        let next = Visit::new(SHOP, stored.as_str(), NOW + 1_001);
        let ids = ["audience", "video"];
        assert_eq!(ids.map(|id| next.is_granted(id)), granted, "{answer}");
        assert!(!next.needs_answer(), "{answer}");
    }
}

#[test]
fn the_next_page_shows_the_number() {
    let cookie = chosen(b"choice=accept");
    let cookie = ("Cookie", cookie.as_str());
    let query = format!("saved&charte-receipt={NUMBER}");
    let back = format!("/news?page=2&charte-receipt={NUMBER}");
    let shows = |visit: &Visit<'_>, query: &str, back: &str| {
        let page = visit
            .preferences(Format::Html, "en", query)
            .expect("it asks")
            .to_string();
        let banner = visit.banner("en", back).map(|banner| banner.to_string());
        [Some(page), banner].map(|page| {
            page.is_some_and(|page| {
                page.contains(&format!("your receipt is <strong>{NUMBER}</strong>"))
            })
        })
    };
    let visit = |headers: &[(&'static str, &str)], now| {
        let headers: Vec<(&str, &str)> = headers.to_vec();
        let visit = Visit::new(SHOP, headers.as_slice(), now);
        shows(&visit, &query, &back)
    };
    assert_eq!(visit(&[cookie, OWN], NOW + 59), [true, true]);
    // A browser that does not send the header.
    assert_eq!(visit(&[cookie], NOW), [true, true]);
    // Later, without a choice, or from a link on another site.
    assert_eq!(visit(&[cookie, OWN], NOW + 60), [false, false]);
    assert_eq!(visit(&[OWN], NOW), [false, false]);
    for site in ["cross-site", "same-site", "none", ""] {
        assert_eq!(
            visit(&[cookie, ("Sec-Fetch-Site", site)], NOW),
            [false, false]
        );
    }
    let headers = [cookie, OWN];
    let asked = Visit::new(SHOP, &headers, NOW);
    for number in [
        "<script>alert(1)</script>",
        "ABABABABABABABABABABABABABABABAB",
        "abab",
        "abababababababababababababababab0",
        "ababababababababababababababab%61b",
        "",
    ] {
        let query = format!("saved&charte-receipt={number}");
        let page = asked
            .preferences(Format::Html, "en", &query)
            .expect("it asks");
        assert!(!page.to_string().contains("your receipt"), "{number}");
        assert!(!page.to_string().contains("alert(1)"));
        let back = format!("/?{query}");
        let banner = asked.banner("en", &back).expect("it confirms");
        assert!(!banner.to_string().contains("your receipt"), "{number}");
    }
    let two = format!("{query}&charte-receipt={}", "0".repeat(32));
    assert_eq!(shows(&asked, &two, &format!("/?{two}")), [false, false]);
    let page = asked
        .preferences(Format::Html, "en", &query)
        .expect("it asks");
    let sentence = format!("The number of your receipt is <strong>{NUMBER}</strong>.");
    assert!(page.to_string().contains(&sentence));
    let other = asked
        .preferences(Format::Html, "en", "saved")
        .expect("it asks");
    assert_ne!(page.content_hash(), other.content_hash());
}
