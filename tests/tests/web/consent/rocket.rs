//! Rocket.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards to handlers by value"
)]

use charte::{SetError, Visit};
use rocket::http::{Header, Method, Status};
use rocket::local::blocking::Client;
use rocket::response::{self, Responder};
use rocket::shield::Shield;
use rocket::{Config, Request as Asked, Response, get, post, routes};

use super::app::{self, App};
use super::case;
use crate::exchange::{Answer, Request};

#[get("/")]
fn home(visit: Visit<'_>) -> Result<String, SetError> {
    app::home(&visit)
}

#[post("/sign-in")]
fn sign_in(visit: Visit<'_>) -> Result<&'static str, SetError> {
    app::sign_in(&visit)
}

#[post("/sign-out")]
fn sign_out(visit: Visit<'_>) -> Result<&'static str, SetError> {
    app::sign_out(&visit)
}

#[get("/wrong")]
fn wrong(visit: Visit<'_>) -> Result<&'static str, SetError> {
    app::wrong(&visit)
}

#[get("/plain")]
fn plain() -> &'static str {
    app::PLAIN
}

#[get("/cached/<at>")]
fn cached(visit: Visit<'_>, at: usize) -> Cached {
    Cached(format!("{:?}", visit.answer("audience")), at)
}

/// A text with headers for caches.
struct Cached(String, usize);

impl<'r> Responder<'r, 'static> for Cached {
    fn respond_to(self, request: &'r Asked<'_>) -> response::Result<'static> {
        let mut response = Response::build_from(self.0.respond_to(request)?);
        for (name, value) in app::CACHED[self.1] {
            response.header_adjoin(Header::new(*name, *value));
        }
        response.ok()
    }
}

/// The programs of a test, each with its client.
#[derive(Default)]
pub(crate) struct Programs(Vec<(App, Client)>);

impl Programs {
    /// The answer of the program to a request, as axum gives it.
    pub(crate) fn answer(&mut self, app: App, request: &Request) -> Answer {
        let found = self.0.iter().position(|(known, _)| *known == app);
        let at = found.unwrap_or_else(|| {
            self.0.push((app, client(app)));
            self.0.len() - 1
        });
        answer(&self.0[at].1, request)
    }
}

fn client(app: App) -> Client {
    let config = Config {
        log_level: rocket::config::LogLevel::Off,
        ..Config::debug_default()
    };
    let rocket = rocket::custom(config)
        // Its headers are not those of other frameworks.
        .attach(Shield::new())
        .attach(app.visits())
        .mount("/", routes![home, sign_in, sign_out, wrong, plain, cached]);
    Client::untracked(rocket).expect("the program ignites")
}

fn answer(client: &Client, request: &Request) -> Answer {
    let method: Method = request.method.parse().expect("a method");
    let mut asked = client.req(method, &request.target);
    for (name, value) in &request.headers {
        let value = String::from_utf8(value.clone()).expect("a text");
        asked.add_header(Header::new(name.clone(), value));
    }
    let response = asked.body(&request.body).dispatch();
    let status = response.status();
    let headers = response.headers().iter();
    let headers = headers
        .map(|header| {
            (
                header.name().as_str().to_ascii_lowercase(),
                header.value().to_owned(),
            )
        })
        .filter(|(name, _)| name != "server")
        .collect();
    let is_empty = status == Status::NotModified || method == Method::Head;
    let body = response.into_bytes().unwrap_or_default();
    assert!(!is_empty || body.is_empty(), "a body with {status}");
    Answer {
        status: status.code,
        headers,
        body,
    }
}

/// An answer without what Rocket writes by itself: the page of an error.
pub(crate) fn compared(answer: Answer) -> Answer {
    match answer.status {
        400 | 404 if !case::is_of_policy(&answer) => Answer {
            headers: Vec::new(),
            body: Vec::new(),
            ..answer
        },
        _ => answer,
    }
}
