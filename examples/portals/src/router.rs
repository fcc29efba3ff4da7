//! The routes of the app.

use std::time::Duration;

use axum::extract::{Path, Request};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use charte::Charter;
use charte::web::Endpoint;
use tokio::time;

use crate::portals::FLEET;
use crate::{log, site, town};

#[cfg(test)]
mod tests;

/// The pages of a charter beside the HTML page: their names after `/{host}/`, and the names of their formats.
pub(crate) const FILES: [(&str, &str); 3] = [
    ("charter.md", "Markdown"),
    ("charter.txt", "Text"),
    ("charter.json", "JSON"),
];

/// The whole app, with the charter of the town.
pub(crate) fn router(town: Charter<'static>) -> Router {
    let by_host = Endpoint::fleet(FLEET);
    Router::new()
        .route("/", get(async || site::index()))
        .merge(charte::axum::router("/terms/cookies-policy", by_host))
        .route("/{host}", get(add_slash_to_host))
        .route("/{host}/", get(by_path))
        .route("/{host}/{file}", get(file))
        .merge(town::router(town))
        .fallback(async || site::not_found())
        .layer(middleware::from_fn(in_time))
        .layer(middleware::map_response(no_sniffing))
        .layer(middleware::from_fn(log::request))
}

/// The host of a request, possibly with a port.
///
/// A request through a proxy has it in the request line (RFC 9112, section 3.2.2), any other request in the
/// `Host` header. A request with two such headers has no host: a proxy in front may have used the other one.
pub(crate) fn host(request: &Request) -> Option<&str> {
    if let Some(authority) = request.uri().authority() {
        return Some(authority.as_str());
    }
    let mut headers = request.headers().get_all(header::HOST).iter();
    match (headers.next(), headers.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

async fn by_path(Path(host): Path<String>, request: Request) -> Response {
    match FLEET.find(&host) {
        Some(charter) => respond(Endpoint::site(charter), &request),
        None => site::not_found(),
    }
}

async fn file(Path((host, _)): Path<(String, String)>, request: Request) -> Response {
    match FLEET.find(&host) {
        Some(charter) => respond(Endpoint::site(charter).only_files(), &request),
        None => site::not_found(),
    }
}

fn respond(endpoint: Endpoint, request: &Request) -> Response {
    endpoint.respond_to(request).into_response()
}

/// How long a request may take, with its body.
const PATIENCE: Duration = Duration::from_secs(10);

/// Responds with 408 if the body of a request does not arrive (RFC 9110, section 15.5.9).
async fn in_time(request: Request, next: Next) -> Response {
    let response = time::timeout(PATIENCE, next.run(request)).await;
    response.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}

/// Redirects only for a known host: a redirect must not lead to another site.
async fn add_slash_to_host(Path(host): Path<String>, uri: Uri) -> Response {
    match FLEET.find(&host) {
        Some(_) => Redirect::permanent(&format!("{}/", uri.path())).into_response(),
        None => site::not_found(),
    }
}

/// Makes browsers use the declared media type.
async fn no_sniffing(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
