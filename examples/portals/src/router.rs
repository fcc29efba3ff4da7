//! Which request gets which page.

use axum::extract::{Path, Request};
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use charte::{Charter, Page};

use crate::portals::FLEET;
use crate::{log, response, site, town};

#[cfg(test)]
mod tests;

/// A page under a name of its own.
pub(crate) struct File {
    /// The name, which stands after `/{host}/`.
    pub(crate) name: &'static str,
    /// What the format is called.
    pub(crate) label: &'static str,
    page: fn(&Charter<'static>) -> Page<'static>,
}

/// The pages of a charter beside the HTML page.
pub(crate) const FILES: [File; 3] = [
    File {
        name: "charter.md",
        label: "Markdown",
        page: Charter::markdown,
    },
    File {
        name: "charter.txt",
        label: "Text",
        page: Charter::text,
    },
    File {
        name: "charter.json",
        label: "JSON",
        page: Charter::json,
    },
];

/// The whole app, with the charter of the town.
pub(crate) fn router(town: Charter<'static>) -> Router {
    Router::new()
        .route("/", get(async || site::index()))
        .route("/terms/cookies-policy", get(add_slash))
        .route("/terms/cookies-policy/", get(by_host_header))
        .route("/{host}", get(add_slash_to_host))
        .route("/{host}/", get(by_path))
        .route("/{host}/{file}", get(file))
        .merge(town::router(town))
        .fallback(async || site::not_found())
        .layer(middleware::map_response(no_sniffing))
        .layer(middleware::from_fn(log::request))
}

/// The host that a request is for, possibly with a port.
///
/// It is in the request line where a proxy asks (RFC 9112, section 3.2.2), or else in the `Host`
/// header. A request with two such headers is for nobody: whoever stands before the app may have
/// read the other one.
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

async fn by_host_header(request: Request) -> Response {
    let charter = host(&request).and_then(|host| FLEET.find(host));
    charter.map_or_else(site::not_found, |charter| response::page(charter.html()))
}

async fn by_path(Path(host): Path<String>) -> Response {
    let charter = FLEET.find(&host);
    charter.map_or_else(site::not_found, |charter| response::page(charter.html()))
}

async fn file(Path((host, name)): Path<(String, String)>) -> Response {
    let charter = FLEET.find(&host);
    let file = FILES.iter().find(|file| file.name == name);
    match (charter, file) {
        (Some(charter), Some(file)) => response::page((file.page)(&charter)),
        _ => site::not_found(),
    }
}

async fn add_slash(uri: Uri) -> Redirect {
    Redirect::permanent(&format!("{}/", uri.path()))
}

/// Only for a host of ours: a redirect must not lead a visitor astray.
async fn add_slash_to_host(Path(host): Path<String>, uri: Uri) -> Response {
    match FLEET.find(&host) {
        Some(_) => add_slash(uri).await.into_response(),
        None => site::not_found(),
    }
}

/// Browsers take the media type as it is told.
async fn no_sniffing(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
