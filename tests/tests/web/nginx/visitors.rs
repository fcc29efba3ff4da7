//! What depends on a visitor is not cached.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::Request as Asked;
use axum::middleware::map_request;

use super::cache::Cache;
use super::same;
use crate::consent::{App, InApp, router, with_choice};
use crate::exchange::Request;
use crate::servers::{Server as _, serve};

/// The headers of visitors; `CHOICE` is a stored choice.
const VISITORS: [&[(&str, &str)]; 7] = [
    &[],
    &[("Cookie", "CHOICE()")],
    &[("Cookie", "CHOICE(audience); visits=1")],
    &[("Cookie", "CHOICE(audience,video); visits=99; player=3")],
    &[("Cookie", "CHOICE(audience,video)"), ("Sec-GPC", "1")],
    &[("Sec-GPC", "1")],
    &[("Accept-Language", "fr")],
];

/// The pages of a program that use a visit; some of them have headers of their own that allow caching.
const PAGES: [&str; 8] = [
    "/",
    "/cookies",
    "/cookies?saved",
    "/cookies?lang=fr",
    "/cached/0",
    "/cached/2",
    "/cached/3",
    "/cached/4",
];

#[test]
fn no_visitor_gets_the_form_or_the_answer_of_another() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let program = router(App::Fleet).layer(map_request(move |asked: Asked| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { asked }
    }));
    let Some(cache) = Cache::before_program(serve(program)) else {
        return;
    };
    let visitors = VISITORS.map(|visitor| {
        let headers = visitor.iter().map(|(name, value)| {
            let value = with_choice(value, App::Fleet);
            ((*name).to_owned(), value.into_bytes())
        });
        headers.collect::<Vec<_>>()
    });
    let mut expected = 0;
    for _ in 0..2 {
        for target in PAGES {
            for visitor in &visitors {
                let mut request = Request::get(target, &[("Host", "one.example")]);
                request.headers.extend(visitor.iter().cloned());
                same(cache.ask(&request), InApp(App::Fleet).answer(&request));
                expected += 1;
            }
        }
        for choice in ["accept", "refuse"] {
            let own = [("Host", "one.example"), ("Sec-Fetch-Site", "same-origin")];
            let mut request = Request::get("/cookies", &own);
            "POST".clone_into(&mut request.method);
            request.body = format!("choice={choice}").into_bytes();
            same(cache.ask(&request), InApp(App::Fleet).answer(&request));
            expected += 1;
        }
    }
    // Each of these reached the program.
    assert_eq!(count.swap(0, Ordering::Relaxed), expected);
    // This cache does store what is the same for everybody.
    for visitor in &visitors {
        let address = "/legal/cookies?lang=en&format=html";
        let mut request = Request::get(address, &[("Host", "one.example")]);
        request.headers.extend(visitor.iter().cloned());
        same(cache.ask(&request), InApp(App::Fleet).answer(&request));
    }
    assert_eq!(count.load(Ordering::Relaxed), 1);
}
