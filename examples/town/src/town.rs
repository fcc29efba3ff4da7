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

use std::time::Duration;

use axum::extract::Request;
use axum::http::{StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use charte::web::Visits;
use charte::{Charter, SetError, Visit};
use tokio::time;

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
        .fallback(async || pages::not_found())
}

/// How long a request may take, with its body.
const PATIENCE: Duration = Duration::from_secs(10);

/// Responds with 408 if the body of a request does not arrive (RFC 9110, section 15.5.9).
async fn in_time(request: Request, next: Next) -> Response {
    let response = time::timeout(PATIENCE, next.run(request)).await;
    response.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}

async fn home(visit: Visit<'static>, uri: Uri) -> Result<Response, SetError> {
    if let Some(granted) = visit.granted::<Audience>() {
        let before = visit.get(VISITS).and_then(|count| count.parse().ok());
        let count = before.unwrap_or(0_u32).saturating_add(1).to_string();
        granted.add(VISITS, &count)?;
        granted.add(_PK_.named("_pk_id.1"), "4f2a")?;
    }
    Ok(pages::home(&visit, address(&uri)))
}

async fn video(visit: Visit<'static>, uri: Uri) -> Result<Response, SetError> {
    let Some(granted) = visit.granted::<Videos>() else {
        return Ok(pages::link_to_choice(&visit, address(&uri)));
    };
    granted.add(PLAYER, "0")?;
    Ok(pages::video(&visit, address(&uri)))
}

async fn sign_in(visit: Visit<'static>) -> Result<Redirect, SetError> {
    // A real app uses a random number that nobody can guess.
    visit.add(__HOST_SESSION, "k3X")?;
    Ok(Redirect::to("/town"))
}

async fn sign_out(visit: Visit<'static>) -> Result<Redirect, SetError> {
    visit.remove(__HOST_SESSION)?;
    Ok(Redirect::to("/town"))
}

/// Sets a cookie without a key: the compiler cannot report it, the guard does.
async fn legacy() -> Response {
    (
        [(header::SET_COOKIE, "legacy=1; Path=/; Secure")],
        "It set a cookie.",
    )
        .into_response()
}

/// The path and query of a page, to which the answer to its banner leads.
fn address(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |it| it.as_str())
}
