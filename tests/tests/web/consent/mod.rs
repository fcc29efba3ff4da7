//! Visits of a whole program: the pages of consent, the cookies of handlers and the headers for caches, the same in
//! each framework.
//!
//! `tests/web/consent/*.txt` has the exchanges. Bless them with `BLESS=1 cargo test -p charte-tests --test web`.

mod actix;
mod app;
mod axum;
mod case;
mod layer;
mod recorded;
mod rocket;

use std::collections::BTreeMap;
use std::fs;

use charte_tests::headers;

use super::exchange::{Answer, Request};
use case::Reader;

pub(crate) use app::App;
pub(crate) use axum::{InApp, router};
pub(crate) use case::with_choice;

const CASES: &str = "web/consent";

#[test]
fn consent_equals_the_files() {
    let mut reader = Reader::default();
    headers::compare(CASES, |line| {
        let Some(request) = reader.read(line) else {
            return Vec::new();
        };
        case::lines(&axum::answer(reader.app(), &request))
    });
}

#[test]
fn consent_in_actix() {
    each(actix::answer);
}

/// Rocket has a page of its own for an error, and does not show the version of a request: one without `Host`
/// counts as HTTP/1.0.
#[test]
fn consent_in_rocket() {
    let mut programs = rocket::Programs::default();
    requests(|app, request| {
        if !request.headers.iter().any(|(name, _)| name == "Host") {
            return;
        }
        let found = rocket::compared(programs.answer(app, request));
        let expected = rocket::compared(axum::answer(app, request));
        assert_eq!(case::sorted(found), case::sorted(expected), "{request:?}");
    });
}

/// The function and the layer without a framework, for a program that only says that it was reached.
#[test]
fn consent_in_tower() {
    each_of_policies(layer::answer);
}

#[test]
fn consent_without_a_framework() {
    each_of_policies(layer::respond);
}

/// Compares the answers of another framework with those of axum.
fn each(answer: impl Fn(App, &Request) -> Answer) {
    requests(|app, request| {
        let found = answer(app, request);
        assert_eq!(
            case::sorted(found),
            case::sorted(axum::answer(app, request)),
            "{request:?}"
        );
    });
}

/// Does the same for the addresses of the policies alone.
fn each_of_policies(answer: impl Fn(App, &Request) -> Option<Answer>) {
    requests(|app, request| {
        let expected = axum::answer(app, request);
        match answer(app, request) {
            Some(found) => assert_eq!(case::sorted(found), case::sorted(expected), "{request:?}"),
            None => assert!(!case::is_of_policy(&expected), "{request:?}"),
        }
    });
}

/// Calls a function with each request of the files.
fn requests(mut with: impl FnMut(App, &Request)) {
    let folder = charte_tests::workspace().join("tests").join(CASES);
    let mut count = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a file of the checkout");
        let mut reader = Reader::default();
        for line in text.lines().filter(|line| !line.starts_with("  ")) {
            if let Some(request) = reader.read(line) {
                with(reader.app(), &request);
                *count.entry(path.clone()).or_insert(0) += 1;
            }
        }
    }
    assert!(
        count.len() > 3 && count.values().all(|count| *count > 0),
        "{count:?}"
    );
}
