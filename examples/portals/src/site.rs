//! The pages of the app itself, in English: the index, and not found.

use std::fmt::Write as _;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use charte::Charter;

use crate::portals::FLEET;
use crate::router::FILES;

/// The index: a link to each charter and to its other formats.
pub(crate) fn index() -> Response {
    let mut body = String::from("<h1>Cookie charters</h1>\n<ul>\n");
    for charter in FLEET {
        body.push_str(&entry(&charter));
    }
    body.push_str("</ul>\n<p><a href=\"/town\">A site that asks for consent</a></p>\n");
    respond(StatusCode::OK, "Cookie charters", &body)
}

/// What there is not. It names no platform: a visitor of one need not know the others.
pub(crate) fn not_found() -> Response {
    let body = "<h1>Page not found</h1>\n<p>There is no cookie charter at this address.</p>\n";
    respond(StatusCode::NOT_FOUND, "Page not found", body)
}

/// A line of the index.
fn entry(charter: &Charter<'_>) -> String {
    // An ASCII host has no character that HTML or a URL would want escaped.
    let (host, language) = (charter.ascii_host(), charter.html().language());
    let mut entry = format!("<li><a href=\"/{host}/\" hreflang=\"{language}\">{host}</a>");
    for (position, (name, label)) in FILES.iter().enumerate() {
        let before = if position == 0 { ": " } else { ", " };
        // The label alone would be the same for each platform in a screen reader's list of links.
        let _ = write!(
            entry,
            "{before}<a href=\"/{host}/{name}\" hreflang=\"{language}\" \
             aria-label=\"{label}, {host}\">{label}</a>"
        );
    }
    entry.push_str("</li>\n");
    entry
}

/// A page around `body`, which is HTML, as is `title`.
pub(crate) fn respond(status: StatusCode, title: &str, body: &str) -> Response {
    let page = format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <style>{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         {body}\
         </main>\n\
         </body>\n\
         </html>\n"
    );
    (status, [(header::CONTENT_LANGUAGE, "en")], Html(page)).into_response()
}

/// Readable in light and dark, and at 320 px.
const STYLE: &str = ":root{color-scheme:light dark;background:canvas;color:canvastext}\
body{max-width:45rem;margin:2rem auto;padding:0 1rem;font:1rem/1.75 system-ui,sans-serif;\
overflow-wrap:break-word}\
button{font:inherit;padding:.25rem 1rem;margin:.25rem 0}";
