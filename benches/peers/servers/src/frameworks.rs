//! The servers that are routers of axum.

use std::future::ready;
use std::path::Path;

use ::askama::Template as _;
use axum::Router;
use axum::body::Body;
use axum::response::Html;
use axum::routing::get;
use charte::web::Endpoint;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::PATH;
use crate::recorded::Recorded;

include!(concat!(env!("OUT_DIR"), "/askama.rs"));

/// The charter of one site.
pub(crate) fn charte() -> Router {
    const CHARTER: charte::Charter<'static> =
        charte::charter!("../../../policies/data.issy.com.toml");
    Router::new().route_service(PATH, Endpoint::site(CHARTER))
}

/// A body and headers that are hard-coded as values of `http`, without negotiation.
pub(crate) fn hard_coded(recorded: Recorded) -> Router {
    let answer = move || ready(recorded.response(Body::from));
    Router::new().route(PATH, get(answer))
}

/// The same with headers from texts, as programs usually write them.
pub(crate) fn hard_coded_text(recorded: Recorded) -> Router {
    let answer = move || ready(recorded.text_response());
    Router::new().route(PATH, get(answer))
}

/// The page in memory, compressed when the program is built.
#[allow(unused_qualifications, reason = "in the code that `load!` includes")]
pub(crate) fn memory_serve() -> Router {
    memory_serve::load!().into_router()
}

/// The page and its compressed forms on disk.
pub(crate) fn serve_dir(site: &Path) -> Router {
    let files = ServeDir::new(site).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files)
}

/// The page rendered and compressed for each request.
pub(crate) fn askama() -> Router {
    let answer = || {
        let url = "https://data.issy.com";
        let page = Page { url, href: url }.render();
        ready(Html(page.unwrap_or_default()))
    };
    Router::new()
        .route(PATH, get(answer))
        .layer(CompressionLayer::new())
}
