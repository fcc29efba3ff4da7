//! The HTML of the town itself.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use charte::choice::BANNER_STYLE;
use charte::{Answer, Visit};

use crate::town::MANAGE;
use crate::town::town::cookies::__HOST_SESSION;

/// The home page at this path and query.
pub(crate) fn home(visit: &Visit<'_>, address: &str) -> Response {
    let choice = if visit.needs_answer() {
        String::new()
    } else {
        chosen(visit)
    };
    let session = match visit.get(__HOST_SESSION) {
        Some(_) => button("/town/sign-out", "Sign out"),
        None => button("/town/sign-in", "Sign in"),
    };
    let body = format!(
        "{choice}<ul class=\"cards\">\n\
         <li>\n<h2>Citizen account</h2>\n\
         <p>School meals, permits and your files at the town hall.</p>\n{session}</li>\n\
         <li>\n<h2><a href=\"/town/video\">The council, on video</a></h2>\n\
         <p>The last meeting, in full, with its agenda.</p>\n</li>\n\
         <li>\n<h2><a href=\"/cookies/charter\">Cookies of this site</a></h2>\n\
         <p>What is kept, by whom, why, and for how long.</p>\n</li>\n\
         </ul>\n"
    );
    asking(
        visit,
        address,
        "The town",
        "<h1>Your town hall, open day and night</h1>\n\
         <p>News, forms and the council, on one page.</p>\n",
        &body,
    )
}

/// The answers of the visitor.
fn chosen(visit: &Visit<'_>) -> String {
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
}

/// The page instead of a video without consent.
pub(crate) fn link_to_choice(visit: &Visit<'_>, address: &str) -> Response {
    asking(
        visit,
        address,
        "A video",
        "<h1>The council, on video</h1>\n",
        &format!("<p>To watch it here, <a href=\"{MANAGE}\">agree to videos</a>.</p>\n"),
    )
}

/// A video.
pub(crate) fn video(visit: &Visit<'_>, address: &str) -> Response {
    asking(
        visit,
        address,
        "A video",
        "<h1>The council, on video</h1>\n",
        "<p id=\"player\" class=\"video\">It plays.</p>\n",
    )
}

/// The page for an unknown address.
pub(crate) fn not_found() -> Response {
    page(
        StatusCode::NOT_FOUND,
        "",
        "Page not found",
        "<h1>Page not found</h1>\n",
        "<p><a href=\"/town\">Go to the home page</a></p>\n",
    )
}

fn button(action: &str, label: &str) -> String {
    format!(
        "<form method=\"post\" action=\"{action}\"><button type=\"submit\">{label}</button></form>\n"
    )
}

/// A page that begins with the banner, if there is something to ask.
fn asking(visit: &Visit<'_>, address: &str, title: &str, hero: &str, body: &str) -> Response {
    let banner = visit.banner("en", address);
    let banner = banner.map(|banner| banner.to_string()).unwrap_or_default();
    page(StatusCode::OK, &banner, title, hero, body)
}

/// A page of the town: `banner` is the HTML before everything else, `hero` is the HTML of its head, `body` that of its content.
fn page(status: StatusCode, banner: &str, title: &str, hero: &str, body: &str) -> Response {
    let page = format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <style>{STYLE}{BANNER_STYLE}</style>\n\
         </head>\n\
         <body>\n\
         {banner}<header>\n<div class=\"wide\">\n\
         <a class=\"brand\" href=\"/town\">The town</a>\n\
         <nav aria-label=\"The town\">\n\
         <a href=\"/town/video\">Council videos</a>\n\
         <a href=\"/cookies/charter\">Cookies</a>\n\
         </nav>\n\
         </div>\n</header>\n\
         <main>\n\
         <div class=\"hero\">\n<div class=\"wide\">\n{hero}</div>\n</div>\n\
         <div class=\"wide\">\n{body}</div>\n\
         </main>\n\
         <footer>\n<div class=\"wide\">\n\
         <span>Town of Example, 1 place de la Mairie</span>\n\
         <a href=\"{MANAGE}\">Manage cookies</a>\n\
         </div>\n</footer>\n\
         </body>\n\
         </html>\n"
    );
    (status, [(header::CONTENT_LANGUAGE, "en")], Html(page)).into_response()
}

/// Light and dark, from 320 px.
const STYLE: &str = include_str!("site.css");
