//! axum.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use charte::Visit;
use tower::ServiceExt as _;

use super::app::{self, App};
use crate::exchange::{Answer, Request};
use crate::servers::Server;

/// The program.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/", get(async |visit: Visit<'static>| app::home(&visit)))
        .route(
            "/sign-in",
            post(async |visit: Visit<'static>| app::sign_in(&visit)),
        )
        .route(
            "/sign-out",
            post(async |visit: Visit<'static>| app::sign_out(&visit)),
        )
        .route(
            "/wrong",
            get(async |visit: Visit<'static>| app::wrong(&visit)),
        )
        .route("/plain", get(async || app::PLAIN))
        .route("/cached/{at}", get(cached))
        .layer(app.visits())
}

async fn cached(visit: Visit<'static>, Path(at): Path<usize>) -> Response {
    let mut response = format!("{:?}", visit.answer("audience")).into_response();
    for (name, value) in app::CACHED[at] {
        let name = HeaderName::from_static(name);
        response
            .headers_mut()
            .append(name, HeaderValue::from_static(value));
    }
    response
}

/// The program without a socket.
pub(crate) struct InApp(pub(crate) App);

impl Server for InApp {
    fn answer(&self, request: &Request) -> Answer {
        answer(self.0, request)
    }
}

/// The answer of the program to a request.
pub(crate) fn answer(app: App, request: &Request) -> Answer {
    let asked = request.to_http().map(|()| Body::from(request.body.clone()));
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(async {
        let Ok(response) = router(app).oneshot(asked).await;
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Answer::from_http(&parts, body.into())
    })
}
