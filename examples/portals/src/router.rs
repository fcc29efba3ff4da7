//! The routes of the app.

use axum::extract::{Path, Request};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use charte::web::Endpoint;

use crate::portals::FLEET;
use crate::{log, site};

#[cfg(test)]
mod tests;

/// The whole app.
pub(crate) fn router() -> Router {
    let by_host = Endpoint::fleet(FLEET);
    Router::new()
        .route("/", get(index))
        .merge(charte::axum::router("/terms/cookies-policy", by_host))
        .route("/{host}", get(add_slash_to_host))
        .route("/{host}/", get(by_path))
        .route("/{host}/{file}", get(file))
        .fallback(async || not_found())
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

async fn index() -> Response {
    html(StatusCode::OK, site::index())
}

fn not_found() -> Response {
    html(StatusCode::NOT_FOUND, site::not_found())
}

/// A page of the app itself.
fn html(status: StatusCode, page: String) -> Response {
    (status, [(header::CONTENT_LANGUAGE, "en")], Html(page)).into_response()
}

async fn by_path(Path(host): Path<String>, request: Request) -> Response {
    match FLEET.find(&host) {
        Some(charter) => respond(Endpoint::site(charter), &request),
        None => not_found(),
    }
}

async fn file(Path((host, _)): Path<(String, String)>, request: Request) -> Response {
    match FLEET.find(&host) {
        Some(charter) => respond(Endpoint::site(charter).only_files(), &request),
        None => not_found(),
    }
}

fn respond(endpoint: Endpoint, request: &Request) -> Response {
    endpoint.respond_to(request).into_response()
}

/// Redirects only for a known host: a redirect must not lead to another site.
async fn add_slash_to_host(Path(host): Path<String>, uri: Uri) -> Response {
    match FLEET.find(&host) {
        Some(_) => Redirect::permanent(&format!("{}/", uri.path())).into_response(),
        None => not_found(),
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
