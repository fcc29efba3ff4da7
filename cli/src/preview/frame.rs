//! The selected page in its frame: as visitors receive it, or a part in a page around it.

use charte_compiler::pages::Fleet;
use charte_core::banner::BANNER_STYLE;
use charte_core::format::Format;
use charte_core::kind::PageKind;

use super::selection::Selection;
use super::shell::escaped;

/// A page for the frame.
pub(super) struct Frame {
    /// The media type.
    pub(super) media: &'static str,
    /// The Content-Security-Policy.
    pub(super) policy: String,
    pub(super) body: String,
}

/// A document without scripts, whose styles are written in it.
const PLAIN: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Returns the selected page; `None` if there is none.
pub(super) fn frame(selection: &Selection, fleets: &[Fleet]) -> Option<Frame> {
    let page = selection.page(fleets)?;
    let template = selection.template(fleets)?;
    let kinds = PageKind::ALL.iter();
    let position = kinds.clone().position(|kind| *kind == selection.kind);
    let (body, policy) = match (selection.kind, selection.format) {
        (_, Format::Html) => {
            let policy = position.and_then(|at| template.security_policies.get(at));
            (page, policy.map_or(PLAIN, String::as_str))
        }
        (kind, Format::Fragment) => (around(kind, &page, &selection.language), PLAIN),
        _ => (text(&page), PLAIN),
    };
    // The page is shown in the preview, and nowhere else.
    let policy = policy.split(';').map(str::trim);
    let policy = policy.filter(|directive| !directive.starts_with("frame-ancestors"));
    let policy: Vec<&str> = policy.chain(["frame-ancestors 'self'"]).collect();
    Some(Frame {
        media: "text/html; charset=utf-8",
        policy: policy.join("; "),
        body,
    })
}

/// Returns a page of a site around a part: only the part is of charte.
fn around(kind: PageKind, part: &str, language: &str) -> String {
    let language = escaped(language);
    let style = if kind.is_part() { BANNER_STYLE } else { "" };
    let (before, after) = if kind.is_part() {
        (
            "",
            "<div class=\"site\" aria-hidden=\"true\"><i></i><i></i><b></b><i></i><i></i><i></i></div>\n",
        )
    } else {
        ("<main>\n", "</main>\n")
    };
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{kind}</title>\n\
         <style>{SITE}{style}</style>\n</head>\n<body>\n{before}{part}{after}</body>\n</html>\n"
    )
}

/// Returns a text as a document.
fn text(text: &str) -> String {
    format!(
        "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>text</title>\n\
         <style>{TEXT}</style>\n</head>\n<body>\n<pre>{}</pre>\n</body>\n</html>\n",
        escaped(text)
    )
}

const SITE: &str = ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:0}\
    main{max-width:60rem;margin:0 auto;padding:1rem}table{border-collapse:collapse}\
    .site{max-width:60rem;margin:0 auto;padding:2rem 1rem;display:grid;gap:1rem}\
    .site *{display:block;background:#8883;border-radius:.4rem;height:1rem}\
    .site b{height:12rem}.site i:first-child{height:2rem;width:40%}";

const TEXT: &str = ":root{color-scheme:light dark;font:.875rem/1.5 ui-monospace,monospace}\
    body{margin:1.5rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:inherit}";
