//! The layer around a router of axum, as in a program.

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use charte::tower::{GuardLayer, Mode};
use http::Request;
use http::header::{COOKIE, HOST, SET_COOKIE};
use tower::ServiceExt as _;

use super::{FLEET, GATED, OTHER, RIGHT, cookies};

#[tokio::test]
async fn a_router_in_a_guard() {
    let handler = async || ([(SET_COOKIE, RIGHT)], "signed in");
    let other = async || [(SET_COOKIE, OTHER)];
    let gated = async || [(SET_COOKIE, GATED)];
    let guard = GuardLayer::fleet(FLEET)
        .mode(Mode::Enforce)
        .consent(|parts| {
            let cookies = parts.headers.get(COOKIE).cloned();
            move |category: &str| cookies.as_ref().is_some_and(|cookies| cookies == category)
        });
    let app = Router::new()
        .route("/", get(handler))
        .route("/other", get(other))
        .route("/gated", get(gated))
        .layer(guard);
    for (path, consent, expected) in [
        ("/", "", [RIGHT].as_slice()),
        ("/other", "", &[]),
        ("/gated", "", &[]),
        ("/gated", "audience", &[GATED]),
    ] {
        let request = Request::builder()
            .uri(path)
            .header(HOST, "shop.example.org")
            .header(COOKIE, consent)
            .body(Body::empty());
        let Ok(response) = app.clone().oneshot(request.expect("a request")).await;
        assert_eq!(cookies(response.headers()), expected, "{path} {consent}");
    }
}
