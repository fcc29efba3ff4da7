//! A visitor of the town, without a socket: what they choose, and which cookies they then hold.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use charte::Charter;
use charte::audit::Audit;
use charte::guard::{Lifetime, ReceivedCookie};
use charte::web::Visits;
use tower::ServiceExt as _;

use super::{CHARTER, REVISED, router, routes};

/// A browser that only stores cookies: by name, domain, path and partition, each as its header.
struct Visitor {
    charter: Charter<'static>,
    town: Router,
    jar: Vec<(String, String)>,
    /// The findings of the guard.
    findings: Arc<Mutex<Vec<String>>>,
}

impl Visitor {
    fn new(charter: Charter<'static>) -> Self {
        let findings = Arc::default();
        let town = town(charter, &findings);
        Self {
            charter,
            town,
            jar: Vec::new(),
            findings,
        }
    }

    /// Replaces the charter of the site.
    fn meets(&mut self, charter: Charter<'static>) {
        self.charter = charter;
        self.town = town(charter, &self.findings);
    }

    fn cookies(&self) -> String {
        let pairs = self.jar.iter().map(|(_, header)| header.split(';').next());
        pairs
            .map(Option::unwrap_or_default)
            .collect::<Vec<_>>()
            .join("; ")
    }

    async fn send(&mut self, method: Method, target: &str, body: &'static str) -> Response {
        let request = Request::builder()
            .method(method)
            .uri(target)
            .header(header::HOST, "localhost:3000")
            .header(header::ORIGIN, "http://localhost:3000")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, self.cookies())
            .body(Body::from(body))
            .expect("a request");
        let Ok(response) = self.town.clone().oneshot(request).await;
        for value in response.headers().get_all(header::SET_COOKIE) {
            self.keep(value.to_str().expect("a text"));
        }
        response
    }

    fn keep(&mut self, header: &str) {
        let cookie = ReceivedCookie::parse(header).expect("browsers read it");
        let name = String::from_utf8(cookie.name.to_vec()).expect("a text");
        self.jar.retain(|(_, held)| {
            let held = ReceivedCookie::parse(held).expect("it was read before");
            !is_same(&held, &cookie)
        });
        if cookie.lifetime(0) != Lifetime::Deleted {
            self.jar.push((name, header.to_owned()));
        }
    }

    async fn get(&mut self, target: &str) -> String {
        let response = self.send(Method::GET, target, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{target}");
        let body = to_bytes(response.into_body(), usize::MAX).await;
        String::from_utf8(body.expect("a body").into()).expect("UTF-8")
    }

    /// Submits the form, and reads the page after the redirect.
    async fn choose(&mut self, form: &'static str) -> String {
        let response = self.send(Method::POST, MANAGE, form).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{form}");
        let location = &response.headers()[header::LOCATION];
        let location = location.to_str().expect("a text").to_owned();
        assert_eq!(location, "/cookies?saved");
        self.get(&location).await
    }

    /// Visits every page that tries to set a cookie.
    async fn looks_around(&mut self) {
        self.send(Method::POST, "/town/sign-in", "").await;
        self.get("/town").await;
        self.get("/town/video").await;
    }

    /// Compares the stored cookies with the charter and with the granted categories.
    fn holds(&self, granted: &[&str], names: &[&str]) {
        let mut held: Vec<_> = self.jar.iter().map(|(name, _)| name.as_str()).collect();
        held.sort_unstable();
        assert_eq!(held, names);
        let mut audit = Audit::new(self.charter).granting(granted);
        for (_, header) in &self.jar {
            audit.set_cookie(header);
        }
        audit.assert_declared();
        assert_eq!(*self.findings.lock().expect("no panic"), [""; 0]);
    }
}

/// Whether one cookie replaces the other (RFC 6265bis, section 5.7; CHIPS).
fn is_same(one: &ReceivedCookie<'_>, other: &ReceivedCookie<'_>) -> bool {
    one.name == other.name
        && (one.domain, one.path) == (other.domain, other.path)
        && one.partitioned == other.partitioned
}

/// The town under a guard that keeps its findings.
fn town(charter: Charter<'static>, findings: &Arc<Mutex<Vec<String>>>) -> Router {
    let findings = Arc::clone(findings);
    let visits = Visits::site(charter);
    let guard = visits.guard().on_finding(move |report| {
        let finding = report.finding.to_string();
        findings.lock().expect("no panic").push(finding);
    });
    routes().layer(visits).layer(guard)
}

const MANAGE: &str = "/cookies";
const SESSION: &str = "__Host-session";
const CHOICE: &str = "cookies_preferences";
const EVERYTHING: [&str; 5] = [SESSION, "_pk_id.1", CHOICE, "player", "visits"];

#[tokio::test]
async fn without_an_answer_the_banner_is_shown_and_no_gated_cookie_is_set() {
    let mut visitor = Visitor::new(CHARTER);
    assert!(visitor.get("/town").await.contains("name=\"back\""));
    visitor.looks_around().await;
    visitor.holds(&[], &[SESSION]);
    let page = visitor.get(MANAGE).await;
    assert!(!page.contains(" checked>"), "{page}");
}

#[tokio::test]
async fn a_refusal_sets_no_gated_cookie() {
    let mut visitor = Visitor::new(CHARTER);
    // Only `choose` reads the boxes.
    let page = visitor.choose("category=videos&choice=refuse").await;
    assert!(!page.contains(" checked>"), "{page}");
    visitor.looks_around().await;
    visitor.holds(&[], &[SESSION, CHOICE]);
    assert!(!visitor.get("/town").await.contains("name=\"back\""));
    assert!(visitor.get("/town/video").await.contains("agree to videos"));
}

#[tokio::test]
async fn consent_sets_the_gated_cookies() {
    let mut visitor = Visitor::new(CHARTER);
    let page = visitor.choose("choice=accept").await;
    assert_eq!(page.matches(" checked>").count(), 2, "{page}");
    visitor.looks_around().await;
    visitor.holds(&["audience", "videos"], &EVERYTHING);
    assert!(visitor.get("/town/video").await.contains("It plays."));
}

#[tokio::test]
async fn a_choice_sets_the_cookies_of_the_chosen_categories() {
    let mut visitor = Visitor::new(CHARTER);
    let page = visitor.choose("category=audience&choice=choose").await;
    assert_eq!(page.matches(" checked>").count(), 1, "{page}");
    visitor.looks_around().await;
    visitor.holds(&["audience"], &[SESSION, "_pk_id.1", CHOICE, "visits"]);

    visitor.choose("category=videos&choice=choose").await;
    visitor.holds(&["videos"], &[SESSION, CHOICE]);
    visitor.looks_around().await;
    visitor.holds(&["videos"], &[SESSION, CHOICE, "player"]);
}

#[tokio::test]
async fn a_withdrawal_deletes_the_gated_cookies() {
    let mut visitor = Visitor::new(CHARTER);
    visitor.choose("choice=accept").await;
    visitor.looks_around().await;
    visitor.holds(&["audience", "videos"], &EVERYTHING);

    let page = visitor.choose("choice=refuse").await;
    assert!(!page.contains(" checked>"), "{page}");
    visitor.holds(&[], &[SESSION, CHOICE]);
    visitor.looks_around().await;
    visitor.holds(&[], &[SESSION, CHOICE]);

    visitor.send(Method::POST, "/town/sign-out", "").await;
    visitor.holds(&[], &[CHOICE]);
}

#[tokio::test]
async fn after_a_revision_the_banner_is_shown_again() {
    let (before, after) = (CHARTER.consent_revision(), REVISED.consent_revision());
    assert_ne!(before, after);
    assert_eq!(CHARTER.url(), REVISED.url());

    let mut visitor = Visitor::new(CHARTER);
    visitor.choose("choice=accept").await;
    visitor.meets(REVISED);
    assert!(visitor.get("/town").await.contains("name=\"back\""));
    assert!(!visitor.get(MANAGE).await.contains(" checked>"));
    visitor.looks_around().await;
    // The consent to the old charter sets no cookie.
    visitor.holds(&[], &[SESSION, CHOICE]);

    visitor.choose("choice=accept").await;
    visitor.looks_around().await;
    visitor.holds(&["audience", "videos"], &EVERYTHING);
}

#[tokio::test]
async fn a_refusal_after_a_revision_deletes_the_old_cookies() {
    let mut visitor = Visitor::new(CHARTER);
    visitor.choose("choice=accept").await;
    visitor.looks_around().await;
    visitor.meets(REVISED);
    visitor.choose("choice=refuse").await;
    visitor.holds(&[], &[SESSION, CHOICE]);
}

#[tokio::test]
async fn every_declared_cookie_is_set_by_a_page() {
    let mut visitor = Visitor::new(CHARTER);
    visitor.choose("choice=accept").await;
    visitor.looks_around().await;
    let mut audit = Audit::new(CHARTER);
    for (_, header) in &visitor.jar {
        audit.set_cookie(header);
    }
    audit.assert_complete();
}

#[tokio::test]
async fn the_guard_reports_a_cookie_that_is_set_without_a_key() {
    let mut visitor = Visitor::new(CHARTER);
    visitor.get("/town/legacy").await;
    let findings = visitor.findings.lock().expect("no panic").clone();
    assert_eq!(
        findings,
        ["the charter does not declare the cookie `legacy`"]
    );
    // In `report` mode the cookie is set.
    assert_eq!(visitor.jar.len(), 1);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let request = Request::post(MANAGE)
        .header(header::HOST, "localhost:3000")
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("choice=accept"));
    let town = router(CHARTER);
    let Ok(response) = town.oneshot(request.expect("a request")).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert!(!response.headers().contains_key(header::SET_COOKIE));
}

/// Every page in a language leads to pages in that language: those of the town and those of charte.
#[tokio::test]
async fn links_keep_the_language() {
    for (language, other) in [("en", "fr"), ("fr", "en")] {
        let mut visitor = Visitor::new(CHARTER);
        for path in ["/town", "/town/video", "/cookies", "/cookies/charter"] {
            let page = visitor.get(&format!("{path}?lang={language}")).await;
            assert!(
                page.contains(&format!("<html lang=\"{language}\"")),
                "{path}"
            );
            let linked: BTreeSet<&str> = ["href=\"/", "action=\"/town"]
                .into_iter()
                .flat_map(|start| page.split(start).skip(1))
                .map(|rest| rest.split('"').next().unwrap_or_default())
                .collect();
            assert!(!linked.is_empty(), "{path} has no link");
            for link in linked {
                // The only link to the other language is the switch.
                let own = link.contains(&format!("lang={language}"));
                let switch = path.ends_with(link.split('?').next().unwrap_or_default())
                    && link.contains(&format!("lang={other}"));
                assert!(own || switch, "{path}: {link}");
            }
        }
    }
}

#[tokio::test]
async fn the_language_is_negotiated() {
    for (query, accepted, language) in [
        ("", "", "en"),
        ("", "fr", "fr"),
        ("", "de-DE, fr-CA;q=0.8, en;q=0.5", "fr"),
        ("", "frr, es", "en"),
        ("?lang=fr", "en", "fr"),
        ("?a=1&lang=en", "fr", "en"),
        ("?lang=de", "fr", "fr"),
        ("?lang=%3Cscript%3E", "", "en"),
    ] {
        let request = Request::get(format!("/town{query}"))
            .header(header::HOST, "localhost:3000")
            .header(header::ACCEPT_LANGUAGE, accepted)
            .body(Body::empty());
        let Ok(response) = router(CHARTER).oneshot(request.expect("a request")).await;
        let tag = &response.headers()[header::CONTENT_LANGUAGE];
        assert_eq!(tag, language, "{query} {accepted}");
    }
}
