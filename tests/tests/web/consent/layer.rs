//! No framework: the layer of tower, and the function.

use std::convert::Infallible;

use charte::web::Body;
use http::Response;
use http_body_util::{BodyExt as _, Full};
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::app::App;
use crate::exchange::{Answer, Request};

/// The answer of the layer; `None` if the request reached the program.
pub(crate) fn answer(app: App, request: &Request) -> Option<Answer> {
    let program = service_fn(async |_| {
        let mut response = Response::new(Body::EMPTY);
        *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
        Ok::<_, Infallible>(response)
    });
    let body = Full::<axum::body::Bytes>::from(request.body.clone());
    let asked = request.to_http().map(|()| body);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(async {
        let Ok(response) = app.visits().layer(program).oneshot(asked).await;
        let (parts, body) = response.into_parts();
        let Ok(body) = body.collect().await;
        let answer = Answer::from_http(&parts, body.to_bytes().into());
        (answer.status != 418).then_some(answer)
    })
}

/// The answer of the function; `None` if the request is the program's.
pub(crate) fn respond(app: App, request: &Request) -> Option<Answer> {
    let asked = request.to_http();
    let (parts, body) = app.visits().respond(&asked, &request.body)?.into_parts();
    Some(Answer::from_http(&parts, body.to_vec()))
}
