//! axum 0.8: a [`Page`] and the answers of a charter as responses, and a router.
//!
//! With the feature `axum-0.8`, which depends only on `axum-core`:
//!
//! - an [`Endpoint`] is a service: `Router::route_service("/cookies", Endpoint::site(CHARTER))`;
//! - a [`Page`] is a response, for pages that a program sends itself, such as the preferences page.
//!
//! With `axum-0.8-router` in addition, [`router`] returns the routes.

use alloc::string::{String, ToString as _};

use axum_core::response::{IntoResponse, Response};
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, StatusCode};

use crate::choice::{FormError, Outcome};
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

/// The answer to the form of the preferences page: the status, `Location`, a `Set-Cookie` header for
/// each cookie, `Cache-Control: no-store`, and the page or the text of the error if there is one.
impl IntoResponse for Outcome<'_> {
    fn into_response(self) -> Response {
        let page = self.page();
        let mut response = if let Some(page) = page {
            page.into_response()
        } else {
            let text = self.error().map(|error| error.to_string());
            Response::new(text.unwrap_or_default().into())
        };
        let status = StatusCode::from_u16(self.status());
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        // It is printable ASCII.
        let location = self.location().map(HeaderValue::from_str);
        if let Some(Ok(location)) = location {
            headers.insert(LOCATION, location);
        }
        if let Some(error) = self.error() {
            if page.is_none() {
                let text = HeaderValue::from_static("text/plain; charset=utf-8");
                headers.insert(CONTENT_TYPE, text);
            }
            if error == FormError::Method {
                headers.insert(ALLOW, HeaderValue::from_static("POST"));
            }
        }
        for cookie in self.set_cookies() {
            headers.append(SET_COOKIE, cookie.into());
        }
        response
    }
}

/// The routes of an endpoint at a path: the path itself, with and without a slash at its end, and
/// the files `charter.html`, `charter.fr.md` and so on below it.
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
