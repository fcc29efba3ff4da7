//! The endpoint among the other routes of a program.

use actix_web::http::StatusCode;
use actix_web::rt::System;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, HttpResponse, web};
use axum::Router;
use axum::routing::{get, get_service};

use super::exchange::Request;
use super::servers::{InAxum, Server as _, from_actix};
use super::site::{Served, Site};

#[test]
fn an_axum_router_at_the_root_or_nested() {
    let endpoint = Site::named("exemplary").endpoint;
    for (router, root) in [
        (charte::axum::router("/", endpoint), ""),
        (charte::axum::router("/cookies/", endpoint), "/cookies"),
        (
            Router::new().nest("/legal", charte::axum::router("/cookies", endpoint)),
            "/legal/cookies",
        ),
    ] {
        let server = InAxum(router);
        for (file, status) in [
            ("/", 200),
            ("/?lang=en", 200),
            ("/charter.en.md", 200),
            ("/charter.pdf", 404),
            ("/other", 404),
            ("/charter.md/", 404),
            ("/other/charter.md", 404),
        ] {
            let target = format!("{root}{file}");
            let answer = server.answer(&Request::get(&target, &[]));
            assert_eq!(answer.status, status, "{target}");
        }
    }
}

/// A more exact route has priority: a program can have its own pages beside the files.
#[test]
fn own_routes_of_an_axum_program_have_priority() {
    let endpoint = Site::named("exemplary").endpoint;
    let server = InAxum(
        charte::axum::router("/cookies", endpoint)
            .route("/cookies/preferences", get(async || "the program's own")),
    );
    let answer = server.answer(&Request::get("/cookies/preferences", &[]));
    assert_eq!(answer.body, b"the program's own");
    let answer = server.answer(&Request::get("/cookies/charter.json", &[]));
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

/// axum itself writes the length if a route has only one method.
#[test]
fn an_axum_service_of_one_method() {
    let endpoint = Site::named("exemplary").endpoint;
    let server = InAxum(Router::new().route("/cookies", get_service(endpoint)));
    let mut request = Request::get("/cookies", &[("If-None-Match", "*")]);
    let answer = server.answer(&request);
    assert_eq!(
        (answer.status, answer.header("content-length")),
        (304, None)
    );
    request.headers.clear();
    let page = server.answer(&request);
    let length = page.body.len().to_string();
    assert_eq!(page.header("content-length"), Some(length.as_str()));
    request.method = "HEAD".to_owned();
    let answer = server.answer(&request);
    assert_eq!(answer.headers.len(), page.headers.len());
    assert_eq!(answer.header("content-length"), Some(length.as_str()));
    assert!(answer.body.is_empty());
}

/// A page as a response of the program: headers that describe it, and none for caches.
#[test]
fn a_page_as_a_response() {
    let site = Site::named("exemplary");
    for Served { page, .. } in site.pages() {
        let server = InAxum(Router::new().route("/", get(async move || page)));
        let axum = server.answer(&Request::get("/", &[]));
        let actix = System::new().block_on(async {
            let app = App::new().route("/", web::to(move || async move { page }));
            let app = init_service(app).await;
            let response = call_service(&app, TestRequest::default().to_request()).await;
            from_actix(response).await
        });
        for mut answer in [axum, actix] {
            answer.headers.retain(|(name, _)| name != "content-length");
            answer.headers.sort();
            let mut expected = vec![
                ("content-language", page.language()),
                ("content-security-policy", page.security_policy()),
                ("content-type", page.media_type()),
                ("x-content-type-options", "nosniff"),
            ];
            expected.retain(|(_, value)| !value.is_empty());
            let headers = answer.headers.iter();
            let headers: Vec<_> = headers.map(|(name, value)| (&**name, &**value)).collect();
            assert_eq!(headers, expected);
            assert!(answer.body == page.to_string().as_bytes());
        }
    }
}

/// The first matching route has priority: a program registers its own pages first.
#[test]
fn own_routes_of_an_actix_program_have_priority() {
    let endpoint = Site::named("exemplary").endpoint;
    let own = || web::to(async || HttpResponse::Accepted());
    for (path, root) in [
        ("/cookies", "/cookies"),
        ("/cookies/", "/cookies"),
        ("/", ""),
    ] {
        for (file, status) in [
            ("/", StatusCode::OK),
            ("/charter.fr.txt", StatusCode::OK),
            ("/charter.pdf", StatusCode::NOT_FOUND),
            ("/preferences", StatusCode::ACCEPTED),
            ("/other", StatusCode::NOT_FOUND),
            ("/other/charter.md", StatusCode::NOT_FOUND),
        ] {
            let target = format!("{root}{file}");
            System::new().block_on(async {
                let app = App::new()
                    .route(&format!("{root}/preferences"), own())
                    .configure(charte::actix::routes(path, endpoint));
                let app = init_service(app).await;
                let request = TestRequest::with_uri(&target).insert_header(("host", ""));
                let request = request.to_request();
                let response = call_service(&app, request).await;
                assert_eq!(response.status(), status, "{target}");
            });
        }
    }
}
