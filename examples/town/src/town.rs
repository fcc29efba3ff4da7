//! The routes of the town.
//!
//! | path | what it does |
//! |---|---|
//! | `/town` | counts the visit, if the visitor has consented |
//! | `/town/sign-in`, `/town/sign-out` | set and delete the cookie of the session |
//! | `/town/video` | plays a video, or links to the page where visitors consent to it |
//! | `/town/legacy` | sets an undeclared cookie, like forgotten code: the guard reports it |
//! | `/` | leads to `/town` |
//!
//! [`Visits`] answers the addresses of the policy: `/cookies`, `/cookies/charter` and `/.well-known/gpc.json`.
//! Every cookie but that of `/town/legacy` is set through its key.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use charte::web::Visits;
use charte::{Charter, SetError};
use tokio::time;

use town::categories::{Audience, Videos};
use town::cookies::{__HOST_SESSION, _PK_, PLAYER, VISITS};

use crate::page::Page;
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

/// The town with this charter, under the guard.
pub(crate) fn router(charter: Charter<'static>) -> Router {
    let visits = Visits::site(charter);
    // `report` is the default: findings are warnings in the log, and no cookie is removed.
    let guard = visits.guard();
    routes()
        .layer(visits)
        .layer(guard)
        .layer(middleware::from_fn(in_time))
}

fn routes() -> Router {
    Router::new()
        .route("/", get(async || Redirect::to("/town")))
        .route("/town", get(home))
        .route("/town/sign-in", post(sign_in))
        .route("/town/sign-out", post(sign_out))
        .route("/town/video", get(video))
        .route("/town/legacy", get(legacy))
        .fallback(async |page: Page| (StatusCode::NOT_FOUND, pages::not_found(&page)))
}

async fn home(page: Page) -> Result<Response, SetError> {
    if let Some(granted) = page.visit.granted::<Audience>() {
        let before = page.visit.get(VISITS).and_then(|count| count.parse().ok());
        let count = before.unwrap_or(0_u32).saturating_add(1).to_string();
        granted.add(VISITS, &count)?;
        granted.add(_PK_.named("_pk_id.1"), "4f2a")?;
    }
    Ok(pages::home(&page))
}

async fn video(page: Page) -> Result<Response, SetError> {
    let Some(granted) = page.visit.granted::<Videos>() else {
        return Ok(pages::link_to_choice(&page));
    };
    granted.add(PLAYER, "0")?;
    Ok(pages::video(&page))
}

async fn sign_in(page: Page) -> Result<Redirect, SetError> {
    // A real app uses a random number that nobody can guess.
    page.visit.add(__HOST_SESSION, "k3X")?;
    Ok(Redirect::to(&page.to("/town")))
}

async fn sign_out(page: Page) -> Result<Redirect, SetError> {
    page.visit.remove(__HOST_SESSION)?;
    Ok(Redirect::to(&page.to("/town")))
}

/// Sets a cookie without a key: the compiler cannot report it, the guard does.
async fn legacy() -> Response {
    let undeclared = [(header::SET_COOKIE, "legacy=1; Path=/; Secure")];
    (undeclared, "It set a cookie.").into_response()
}

/// How long a request may take, with its body.
const PATIENCE: Duration = Duration::from_secs(10);

/// Responds with 408 if the body of a request does not arrive (RFC 9110, section 15.5.9).
async fn in_time(request: Request, next: Next) -> Response {
    let response = time::timeout(PATIENCE, next.run(request)).await;
    response.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}
