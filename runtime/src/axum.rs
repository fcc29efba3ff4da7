//! axum 0.8: a [`Page`] and the answers of a charter as responses, and a router.
//!
//! With the feature `axum-0.8`, which depends only on `axum-core`:
//!
//! - an [`Endpoint`] is a service: `Router::route_service("/cookies", Endpoint::site(CHARTER))`;
//! - a [`Page`] is a response, for pages that a program sends itself;
//! - a [`Visit`] is an extractor, in a program with [`Visits`](crate::web::Visits) around it.
//!
//! With `axum-0.8-router` in addition, [`router`] returns the routes.

use alloc::string::{String, ToString as _};
use alloc::sync::Arc;

use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::HeaderMap;
use http::request::Parts;

use crate::choice::Outcome;
use crate::page::Page;
use crate::set_cookie::SetError;
use crate::visit::Visit;
#[cfg(feature = "axum-0.8-router")]
use crate::web::Endpoint;
use crate::web::visits::{Exchange, outcome};
use crate::web::{self, NoVisit, respond};

/// The visit of the request, for programs with [`Visits`](crate::web::Visits) around them. Its
/// response is private to the visitor.
impl<S: Sync> FromRequestParts<S> for Visit<'static> {
    type Rejection = NoVisit;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NoVisit> {
        let exchange = parts.extensions.get::<Arc<Exchange>>();
        let exchange = exchange.ok_or(NoVisit::Missing)?;
        let visit = exchange.visit((&parts.headers).into())?;
        Ok(visit.into_owned())
    }
}

/// The status and the sentence of the reason.
impl IntoResponse for NoVisit {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, self.to_string()).into_response()
    }
}

/// A 500 with the sentence of the error: a handler may return `Result<_, SetError>`.
impl IntoResponse for SetError {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.to_string()).into_response()
    }
}

impl From<web::Body<'static>> for Body {
    fn from(body: web::Body<'static>) -> Self {
        Self::new(body)
    }
}

/// A 200 with the page, its `Content-Type`, `Content-Language`, `Content-Security-Policy` and
/// `X-Content-Type-Options`. There is no negotiation, no compression and no header for caches. For
/// the charter itself, use an [`Endpoint`](crate::web::Endpoint).
impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        let mut text = String::with_capacity(self.len());
        text.extend(self);
        let mut response = Response::new(text.into());
        respond::page(self, response.headers_mut());
        response
    }
}

/// The answer to the form of the preferences page: the status, `Location`, a `Set-Cookie` header for
/// each cookie, `Cache-Control: no-store`, and the page or the text of the error if there is one.
impl IntoResponse for Outcome<'_> {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        let reply = outcome::answer(&self, &mut headers);
        let mut response = Response::new(reply.body.into_bytes().into());
        let status = StatusCode::from_u16(reply.status);
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        *response.headers_mut() = headers;
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
