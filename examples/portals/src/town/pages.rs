//! The pages of the town itself.

use axum::http::StatusCode;
use axum::response::Response;
use charte::{Answer, Visit};

use super::MANAGE;
use crate::site::respond;

/// The home page: the banner, or the choice.
pub(super) fn home(visit: &Visit<'_>) -> Response {
    let choice = if visit.needs_answer() {
        banner()
    } else {
        let ids = visit.charter().gated_categories().iter();
        let answers = ids.map(|id| match visit.answer(id) {
            Some(Answer::Granted) => format!("<li>{id}: agreed</li>\n"),
            _ => format!("<li>{id}: refused</li>\n"),
        });
        let answers: String = answers.collect();
        format!(
            "<section class=\"card\">\n<h2>What you chose</h2>\n<ul id=\"chosen\">\n{answers}</ul>\n\
             <p><a href=\"{MANAGE}\">Change your choice</a></p>\n</section>\n"
        )
    };
    let session = match visit.get(super::__HOST_SESSION) {
        Some(_) => button("/town/sign-out", "Sign out"),
        None => button("/town/sign-in", "Sign in"),
    };
    let body = format!(
        "<h1>The town</h1>\n<p>News, forms and the council, on one page.</p>\n\
         {choice}<ul class=\"cards\">\n\
         <li>\n<h2>Citizen account</h2>\n{session}</li>\n\
         <li>\n<h2><a href=\"/town/video\">The council, on video</a></h2>\n\
         <p>The last meeting, in full.</p>\n</li>\n\
         <li>\n<h2><a href=\"/cookies/charter\">Cookies of this site</a></h2>\n\
         <p>What is kept, by whom, why, and for how long.</p>\n</li>\n\
         </ul>\n"
    );
    page("The town", &body)
}

/// A form of three buttons: a refusal takes one press, like consent.
fn banner() -> String {
    format!(
        "<form id=\"banner\" class=\"card\" method=\"post\" action=\"{MANAGE}\">\n\
         <h2>Cookies of the town</h2>\n\
         <p>May we count visits, and show videos that remember where you stopped?</p>\n\
         <p class=\"actions\">\n\
         <button type=\"submit\" name=\"choice\" value=\"refuse\">Refuse all</button>\n\
         <button type=\"submit\" name=\"choice\" value=\"accept\">Accept all</button>\n\
         <a class=\"button\" href=\"{MANAGE}\">Choose</a>\n\
         </p>\n\
         </form>\n"
    )
}

/// The page instead of a video without consent.
pub(super) fn link_to_choice() -> Response {
    page(
        "A video",
        &format!(
            "<h1>A video</h1>\n<p>To watch it here, <a href=\"{MANAGE}\">agree to videos</a>.</p>\n"
        ),
    )
}

/// A video.
pub(super) fn video() -> Response {
    page(
        "A video",
        "<h1>A video</h1>\n<p id=\"player\">It plays.</p>\n",
    )
}

fn button(action: &str, label: &str) -> String {
    format!(
        "<form method=\"post\" action=\"{action}\"><button type=\"submit\">{label}</button></form>\n"
    )
}

fn page(title: &str, body: &str) -> Response {
    let header = format!(
        "<a href=\"/town\">The town</a>\n<nav aria-label=\"The town\">\n\
         <a href=\"/town/video\">Council videos</a>\n\
         <a href=\"{MANAGE}\">Manage cookies</a>\n</nav>"
    );
    respond(StatusCode::OK, title, &header, body)
}
