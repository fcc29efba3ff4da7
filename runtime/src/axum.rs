//! axum 0.8: a [`Page`] and the answers of a charter as responses, and a router.
//!
//! With the feature `axum-0.8`, which depends only on `axum-core`:
//!
//! - an [`Endpoint`] is a service: `Router::route_service("/cookies", Endpoint::site(CHARTER))`;
//! - a [`Page`] is a response, for pages that a program sends itself, such as the preferences page.
//!
//! With `axum-0.8-router` in addition, [`router`] returns the routes.

use alloc::string::String;

use axum_core::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::{
    CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};

use crate::page::Page;
#[cfg(feature = "axum-0.8-router")]
use crate::web::Endpoint;

/// A 200 with the page, its `Content-Type`, `Content-Language`, `Content-Security-Policy` and
/// `X-Content-Type-Options`. There is no negotiation, no compression and no header for caches. For
/// the charter itself, use an [`Endpoint`](crate::web::Endpoint).
impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        let mut text = String::with_capacity(self.len());
        text.extend(self);
        let mut response = Response::new(text.into());
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, self.media_type()),
            (CONTENT_LANGUAGE, self.language()),
            (CONTENT_SECURITY_POLICY, self.security_policy()),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ] {
            if !value.is_empty() {
                headers.insert(name, HeaderValue::from_static(value));
            }
        }
        response
    }
}

/// Returns the routes of an endpoint at a path: the path itself, with and without a slash at its
/// end, and the files `charter.html`, `charter.fr.md` and so on below it.
///
/// `path` is that of the page, such as `/cookies`, with a slash at its start and none at its end.
/// `/` serves the page at the root.
///
/// # Examples
/// ```
/// use charte::web::Endpoint;
///
/// const CHARTER: charte::Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
///
/// let app: axum::Router = axum::Router::new()
///     .route("/", axum::routing::get(async || "Hello"))
///     .merge(charte::axum::router("/cookies", Endpoint::site(CHARTER)));
/// ```
///
/// # Panics
/// If axum does not accept the path, as for every route.
#[cfg(feature = "axum-0.8-router")]
pub fn router<S>(path: &str, endpoint: Endpoint) -> axum::Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let path = path.strip_suffix('/').unwrap_or(path);
    let router = axum::Router::new()
        .route_service(&alloc::format!("{path}/"), endpoint)
        .route_service(&alloc::format!("{path}/{{file}}"), endpoint.only_files());
    if path.is_empty() {
        router
    } else {
        router.route_service(path, endpoint)
    }
}
