//! The pages of the app itself, in English: the index, and not found.

use std::fmt::Write as _;

use charte::Charter;

use crate::portals::FLEET;

/// The pages of a charter beside the HTML page: their names after `/{host}/`, and the names of their formats.
pub(crate) const FILES: [(&str, &str); 3] = [
    ("charter.md", "Markdown"),
    ("charter.txt", "Text"),
    ("charter.json", "JSON"),
];

/// The index: a card for each charter, with links to its other formats.
pub(crate) fn index() -> String {
    let mut body = String::from(
        "<h1>Cookie charters</h1>\n\
         <p>Five open-data portals, one policy: each page is compiled into the program, and sent as it \
         is.</p>\n\
         <ul class=\"cards\">\n",
    );
    for charter in FLEET {
        body.push_str(&card(&charter));
    }
    body.push_str("</ul>\n");
    page("Cookie charters", &body)
}

/// The page for an unknown address. It names no platform: visitors of one platform need not know the others.
pub(crate) fn not_found() -> String {
    let body = "<h1>Page not found</h1>\n<p>There is no cookie charter at this address.</p>\n";
    page("Page not found", body)
}

/// The card of a charter, as a line of the index.
fn card(charter: &Charter<'_>) -> String {
    // An ASCII host has no character that HTML or a URL escapes.
    let (host, language) = (charter.ascii_host(), charter.html().language());
    let mut card =
        format!("<li><h2><a href=\"/{host}/\" hreflang=\"{language}\">{host}</a></h2><p>");
    for (position, (name, label)) in FILES.iter().enumerate() {
        let before = if position == 0 { "" } else { " " };
        // Without the host, all links would look the same in the list of a screen reader.
        let _ = write!(
            card,
            "{before}<a href=\"/{host}/{name}\" hreflang=\"{language}\" \
             aria-label=\"{label}, {host}\">{label}</a>"
        );
    }
    card.push_str("</p></li>\n");
    card
}

/// A page around `body`, which is HTML, as is `title`.
fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <style>{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <header><strong>charte</strong></header>\n\
         <main>\n\
         {body}\
         </main>\n\
         <footer>An example of charte: cookie charters, compiled.</footer>\n\
         </body>\n\
         </html>\n"
    )
}

/// In the colours of the charters, light and dark, and at 320 px.
const STYLE: &str = include_str!("site.css");
