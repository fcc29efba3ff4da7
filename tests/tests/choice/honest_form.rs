//! What the preferences page shows after each answer: saved, not kept, outdated, overruled.

use charte::choice::{FormError, handle};
use charte::{Charter, Format, Visit};

use super::NOW;

/// Two languages; signals of the browser count as a refusal, which a choice overrules.
const OVERRULING: Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
/// One language; a signal overrules every choice.
const TOWN: Charter<'static> = charte::charter!("../policies/town/town.toml");

const SAVED: &str = "Your choice is saved.";
const NOT_KEPT: &str = "Your choice is not saved: your browser does not keep cookies.";
const OVERRULED: &str = "a signal that counts as a refusal";
const SENT: &str = "Your browser sends a signal that this site counts as a refusal";

/// Sends a form and returns the headers of the next request, which has the stored choice.
fn after(charter: Charter<'static>, form: &str, signal: Option<&str>) -> Vec<(String, String)> {
    let mut headers = vec![
        ("Host".to_owned(), charter.ascii_host().to_owned()),
        ("Sec-Fetch-Site".to_owned(), "same-origin".to_owned()),
    ];
    headers.extend(signal.map(|name| (name.to_owned(), "1".to_owned())));
    let sent: Vec<(&str, &str)> = pairs(&headers);
    let outcome = handle(Visit::new(charter, &sent[..], NOW), "POST", form.as_bytes());
    assert_eq!(outcome.error(), None, "{form}");
    let choice = outcome
        .set_cookies()
        .next()
        .expect("the choice")
        .to_string();
    let pair = choice.split(';').next().unwrap_or_default().to_owned();
    headers.push(("Cookie".to_owned(), pair));
    headers
}

fn pairs(headers: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = headers.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// Returns the page for a request with these headers.
fn page(charter: Charter<'static>, headers: &[(String, String)], query: Option<&str>) -> String {
    let headers = pairs(headers);
    let state = Visit::new(charter, &headers[..], NOW).form_state(query);
    let page = charter.preferences(Format::Html, "en", state);
    page.expect("the policy has a form").to_string()
}

#[test]
fn signal_overrules() {
    let headers = after(TOWN, "choice=accept", Some("Sec-GPC"));
    let shown = page(TOWN, &headers, Some("saved"));
    assert!(
        shown.contains(OVERRULED) && !shown.contains(SAVED),
        "{shown}"
    );
    assert!(
        shown.contains(&format!("{SENT}: Global Privacy Control (GPC). To agree")),
        "{shown}"
    );
    assert!(!shown.contains(" checked>"), "{shown}");
    // The signal is stated on every visit, the answer only after a choice.
    let shown = page(TOWN, &headers, None);
    assert!(
        shown.contains(SENT) && !shown.contains(OVERRULED),
        "{shown}"
    );
    // The policy does not name this signal.
    let headers = after(TOWN, "choice=accept", Some("DNT"));
    let shown = page(TOWN, &headers, Some("saved"));
    assert!(shown.contains(SAVED) && !shown.contains(SENT), "{shown}");
}

#[test]
fn a_choice_overrules_a_signal_where_the_policy_says_so() {
    for signal in ["Sec-GPC", "DNT"] {
        let headers = after(OVERRULING, "choice=accept", Some(signal));
        let shown = page(OVERRULING, &headers, Some("saved"));
        assert!(
            shown.contains(SAVED) && !shown.contains(OVERRULED),
            "{shown}"
        );
        assert!(shown.contains("You can agree all the same"), "{shown}");
        assert!(shown.contains(" checked>"), "{shown}");
    }
    // A choice from before the signal does not overrule it.
    let mut headers = after(OVERRULING, "choice=accept", None);
    headers.push(("Sec-GPC".to_owned(), "1".to_owned()));
    let shown = page(OVERRULING, &headers, None);
    assert!(
        shown.contains(SENT) && !shown.contains(" checked>"),
        "{shown}"
    );
}

#[test]
fn saved_without_cookie() {
    let shown = page(TOWN, &[], Some("saved"));
    assert!(
        shown.contains(NOT_KEPT) && !shown.contains(SAVED),
        "{shown}"
    );
    let shown = page(TOWN, &after(TOWN, "choice=refuse", None), Some("saved"));
    let message =
        format!("<p class=\"charte-saved\" role=\"status\" tabindex=\"-1\" autofocus>{SAVED}</p>");
    assert!(shown.contains(&message), "{shown}");
}

#[test]
fn an_outdated_form_shows_the_current_one() {
    let headers = [
        ("Host", OVERRULING.ascii_host()),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    let answer = |form: &str| {
        let visit = Visit::new(OVERRULING, &headers, NOW);
        let outcome = handle(visit, "POST", form.as_bytes());
        assert_eq!(outcome.set_cookies().count(), 0, "{form}");
        assert_eq!(
            (outcome.status(), outcome.error()),
            (409, Some(FormError::Outdated)),
            "{form}"
        );
        outcome.page().expect("the page").to_string()
    };
    let english = answer("choice=accept&revision=0&lang=en");
    assert!(
        english.contains("The questions have changed since you opened this page"),
        "{english}"
    );
    assert!(
        english.contains("<html lang=\"en\">") && !english.contains(" checked>"),
        "{english}"
    );
    // The page sends the revision with which it is accepted.
    let revision = OVERRULING.consent_revision();
    let field = format!("<input type=\"hidden\" name=\"revision\" value=\"{revision}\">");
    assert!(english.contains(&field), "{english}");
    assert!(answer("choice=refuse&revision=0").contains("<html lang=\"fr\">"));
}

#[test]
fn the_page_after_a_choice_has_the_language_of_the_form() {
    let headers = [
        ("Host", OVERRULING.ascii_host()),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    for (form, location) in [
        ("choice=accept", "/cookies?saved"),
        ("choice=accept&lang=en", "/cookies?lang=en&saved"),
        ("choice=accept&lang=fr", "/cookies?lang=fr&saved"),
        ("choice=accept&lang=de", "/cookies?saved"),
        ("choice=accept&lang=en&lang=fr", "/cookies?saved"),
        ("choice=accept&lang=//evil.example", "/cookies?saved"),
    ] {
        let outcome = handle(
            Visit::new(OVERRULING, &headers, NOW),
            "POST",
            form.as_bytes(),
        );
        assert_eq!(outcome.location(), Some(location), "{form}");
        assert!(outcome.page().is_none(), "{form}");
    }
}

/// GDPR, articles 13(1) and 49(1)(a): who asks, for which data, on which basis, and who receives
/// them where.
#[test]
fn the_form_names_what_visitors_agree_to() {
    let page = page(OVERRULING, &[], None);
    for fact in [
        "Controller: ",
        "Data protection officer: ",
        "Personal data: ",
        "Legal basis: ",
        "Recipients: ",
        "Data retention: ",
        "Country: ",
        "Safeguard outside the European Economic Area: ",
    ] {
        assert!(page.contains(fact), "{fact} in {page}");
    }
}
