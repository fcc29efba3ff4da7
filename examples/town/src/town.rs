//! The routes of the town.
//!
//! | path | what it does |
//! |---|---|
//! | `/town` | asks, or shows the choice of the visitor, and counts the visit if the visitor has consented |
//! | `/town/sign-in`, `/town/sign-out` | set and delete the cookie of the session |
//! | `/town/video` | plays a video, or links to the page where visitors consent to it |
//! | `/town/legacy` | sets an undeclared cookie, like forgotten code: the guard reports it |
//! | `/cookies` | the page where visitors choose, and its form |
//! | `/cookies/charter` | the charter |
//! | `/` | leads to `/town` |
//!
//! Every cookie but that of `/town/legacy` is set through its key.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use charte::choice;
use charte::tower::GuardLayer;
use charte::web::Endpoint;
use charte::{Charter, Format, SetCookie, SetError, Visit};
use tokio::time;
use tracing::error;

use town::categories::{Audience, Videos};
use town::cookies::{__HOST_SESSION, _PK_, PLAYER, VISITS};

use crate::pages;

#[cfg(test)]
mod tests;

charte::charters! {
    /// The town.
    pub(crate) mod town = "../../policies/town/town.toml";
}

/// The charter of the town.
pub(crate) const CHARTER: Charter<'static> = town::TOWN_EXAMPLE_ORG;

/// The charter after a revision: every visitor must choose again.
pub(crate) static REVISED: Charter<'static> = charte::charter!("../../policies/town/revised.toml");

/// The address of the page where visitors choose.
pub(crate) const MANAGE: &str = CHARTER
    .manage_path()
    .expect("the policy has `choice.manage`");

/// The town with this charter, under the guard.
pub(crate) fn router(charter: Charter<'static>) -> Router {
    // `report` is the default: findings are warnings in the log, and no cookie is removed.
    let guard = GuardLayer::site(charter)
        .consent(move |parts| Visit::new(charter, &parts.headers, now()).consents());
    routes(charter).layer(guard)
}

fn routes(charter: Charter<'static>) -> Router {
    Router::new()
        .route("/", get(async || Redirect::to("/town")))
        .route("/town", get(home))
        .route("/town/sign-in", post(sign_in))
        .route("/town/sign-out", post(sign_out))
        .route("/town/video", get(video))
        .route("/town/legacy", get(legacy))
        .route(MANAGE, get(preferences).post(choose))
        .route_service("/cookies/charter", Endpoint::site(charter))
        .fallback(async || pages::not_found())
        .layer(middleware::from_fn(in_time))
        .with_state(charter)
}

/// How long a request may take, with its body.
const PATIENCE: Duration = Duration::from_secs(10);

/// Responds with 408 if the body of a request does not arrive (RFC 9110, section 15.5.9).
async fn in_time(request: Request, next: Next) -> Response {
    let response = time::timeout(PATIENCE, next.run(request)).await;
    response.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}

async fn home(State(charter): State<Charter<'static>>, uri: Uri, headers: HeaderMap) -> Response {
    let visit = Visit::new(charter, &headers, now());
    let mut response = pages::home(&visit, address(&uri));
    if let Some(granted) = visit.granted::<Audience>() {
        let before = visit.get(VISITS).and_then(|count| count.parse().ok());
        let count = before.unwrap_or(0_u32).saturating_add(1).to_string();
        set(&mut response, granted.set_header(VISITS, &count));
        set(
            &mut response,
            granted.set_header(_PK_.named("_pk_id.1"), "4f2a"),
        );
    }
    response
}

async fn video(State(charter): State<Charter<'static>>, uri: Uri, headers: HeaderMap) -> Response {
    let visit = Visit::new(charter, &headers, now());
    let Some(granted) = visit.granted::<Videos>() else {
        return pages::link_to_choice(&visit, address(&uri));
    };
    let mut response = pages::video(&visit, address(&uri));
    set(&mut response, granted.set_header(PLAYER, "0"));
    response
}

async fn sign_in(State(charter): State<Charter<'static>>, headers: HeaderMap) -> Response {
    let visit = Visit::new(charter, &headers, now());
    let mut response = Redirect::to("/town").into_response();
    // A real app uses a random number that nobody can guess.
    set(&mut response, visit.set_header(__HOST_SESSION, "k3X"));
    response
}

async fn sign_out(State(charter): State<Charter<'static>>, headers: HeaderMap) -> Response {
    let visit = Visit::new(charter, &headers, now());
    let mut response = Redirect::to("/town").into_response();
    set(&mut response, visit.delete_header(__HOST_SESSION));
    response
}

/// Sets a cookie without a key: the compiler cannot report it, the guard does.
async fn legacy() -> Response {
    (
        [(header::SET_COOKIE, "legacy=1; Path=/; Secure")],
        "It set a cookie.",
    )
        .into_response()
}

/// The page where visitors choose, with the current choice.
async fn preferences(
    State(charter): State<Charter<'static>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let visit = Visit::new(charter, &headers, now());
    let state = visit.form_state(query.as_deref());
    let language = charter.languages().first().copied().unwrap_or_default();
    let Some(page) = charter.preferences(Format::Html, language, state) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = ([(header::CACHE_CONTROL, "no-store")], page).into_response();
    for cookie in visit.deletions() {
        set(&mut response, Ok(cookie));
    }
    response
}

/// Handles the form of that page.
async fn choose(
    State(charter): State<Charter<'static>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let visit = Visit::new(charter, &headers, now());
    choice::handle(visit, "POST", &body).into_response()
}

/// The path and query of a page, to which the answer to its banner leads.
fn address(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |it| it.as_str())
}

/// Adds a `Set-Cookie` header.
fn set(response: &mut Response, cookie: Result<SetCookie<'_>, SetError>) {
    match cookie {
        Ok(cookie) => {
            response
                .headers_mut()
                .append(header::SET_COOKIE, cookie.into());
        }
        // This charter does not declare the cookie: the page works without it.
        Err(why) => error!("{why}"),
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
