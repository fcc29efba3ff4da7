//! Programs that store receipts: the same answers in each framework.

use std::future::poll_fn;
use std::sync::Mutex;
use std::task::Poll;

use charte::receipt::Receipt;
use charte::web::{NotRecorded, Visits};

use super::app::{App, SHOPS};
use super::{actix, axum, case, layer, rocket};
use crate::exchange::{Answer, Request};

/// The receipts that the programs of these tests stored.
static STORED: Mutex<Vec<Receipt>> = Mutex::new(Vec::new());

/// Makes a program store receipts, as its name says.
pub(crate) fn with_receipts(app: App, visits: Visits) -> Visits {
    let failure = match app {
        App::Recorded => None,
        App::RefusesUnrecorded => Some(NotRecorded::Refuse),
        App::GoesOnUnrecorded => Some(NotRecorded::GoOn),
        _ => return visits,
    };
    visits.receipts(move |receipt| async move {
        wait().await;
        if let Some(failure) = failure {
            return Err(failure);
        }
        STORED.lock().expect("no panic").push(receipt);
        Ok(())
    })
}

/// Lets the other tasks run once, as a database does.
async fn wait() {
    let mut has_waited = false;
    poll_fn(|context| {
        if has_waited {
            return Poll::Ready(());
        }
        has_waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

fn post(body: &str) -> Request {
    let body = body.replace(
        "<revision>",
        &SHOPS.get("one.example").consent_revision().to_string(),
    );
    let mut request = Request::get(
        "/cookies",
        &[
            ("Host", "one.example"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Cookie", &case::with_choice("CHOICE(video)", App::Fleet)),
        ],
    );
    "POST".clone_into(&mut request.method);
    request.body = body.into_bytes();
    request
}

/// The answers of each framework, with a digit in place of the number of the receipt.
fn answers(app: App, body: &str) -> Vec<(&'static str, Answer, Option<Receipt>)> {
    let request = &post(body);
    let mut programs = rocket::Programs::default();
    let answers: [(&'static str, &mut dyn FnMut() -> Answer); 4] = [
        ("axum", &mut || axum::answer(app, request)),
        ("actix", &mut || actix::answer(app, request)),
        ("rocket", &mut || programs.answer(app, request)),
        ("tower", &mut || {
            layer::answer(app, request).expect("the preferences page")
        }),
    ];
    answers
        .into_iter()
        .map(|(name, answer)| {
            STORED.lock().expect("no panic").clear();
            let mut answer = answer();
            let receipt = STORED.lock().expect("no panic").pop();
            if let Some(receipt) = &receipt {
                let number = receipt.id.to_string();
                for (name, value) in &mut answer.headers {
                    assert!(
                        name == "location" || !value.contains(&number),
                        "{name}: {value}"
                    );
                    *value = value.replace(&number, "#");
                }
            }
            (name, case::sorted(answer), receipt)
        })
        .collect()
}

fn header<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    let headers = answer.headers.iter();
    let named = headers.filter(|(known, _)| known == name);
    named.map(|(_, value)| value.as_str()).collect()
}

/// One test, because the programs store into one list.
#[test]
fn receipts_are_stored_before_the_answer() {
    for (app, body, status, location, choices) in [
        (
            App::Recorded,
            "choice=accept&back=/news",
            303,
            Some("/news?charte-receipt=#"),
            1,
        ),
        (
            App::Recorded,
            "choice=accept&lang=fr",
            303,
            Some("/cookies?lang=fr&saved&charte-receipt=#"),
            1,
        ),
        (
            App::Recorded,
            "choice=refuse",
            303,
            Some("/cookies?saved&charte-receipt=#"),
            1,
        ),
        (App::Recorded, "choice=maybe", 400, None, 0),
        (App::Recorded, "choice=accept&revision=0", 409, None, 0),
        (
            App::RefusesUnrecorded,
            "choice=accept&back=/news",
            503,
            None,
            1,
        ),
        (
            App::RefusesUnrecorded,
            "choice=refuse&back=/news",
            303,
            Some("/news"),
            1,
        ),
        (App::RefusesUnrecorded, "choice=maybe", 400, None, 0),
        (
            App::GoesOnUnrecorded,
            "choice=accept&back=/news",
            303,
            Some("/news"),
            1,
        ),
    ] {
        for (framework, answer, receipt) in answers(app, body) {
            let case = format!("{framework}, {app:?}: {body}");
            assert_eq!(answer.status, status, "{case}");
            assert_eq!(
                header(&answer, "location"),
                Vec::from_iter(location),
                "{case}"
            );
            assert_eq!(header(&answer, "cache-control"), ["no-store"], "{case}");
            let set = header(&answer, "set-cookie");
            let stored = set
                .iter()
                .filter(|cookie| cookie.starts_with("__Host-choice=1."));
            assert_eq!(stored.count(), choices, "{case}: {set:?}");
            let is_stored = app == App::Recorded && status == 303;
            assert_eq!(receipt.is_some(), is_stored, "{case}");
            let page = String::from_utf8_lossy(&answer.body).into_owned();
            assert_eq!(
                page.contains("it could not be recorded"),
                status == 503,
                "{case}"
            );
        }
    }
    // Without a framework: the method that waits, and the one that does not.
    let visits = || App::Recorded.visits();
    let request = post("choice=accept");
    let asked = request.to_http();
    STORED.lock().expect("no panic").clear();
    let waited = visits().respond_when_recorded(&asked, &request.body);
    let waited = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime")
        .block_on(waited.expect("the preferences page"));
    assert_eq!(waited.status(), 303);
    assert_eq!(STORED.lock().expect("no panic").len(), 1);
    let at_once = visits()
        .respond(&asked, &request.body)
        .expect("the preferences page");
    assert_eq!(at_once.status(), 503);
}
