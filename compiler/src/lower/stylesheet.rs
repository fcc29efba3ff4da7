//! A stylesheet of one's own.

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::model::Style;
use crate::source::Spanned;

/// The largest stylesheet, in bytes: it is part of every HTML page.
const MAX_STYLE: usize = 64 << 10;

/// What a stylesheet cannot have, in lower case, and why.
const FORBIDDEN: &[(&str, &str)] = &[
    ("@import", "it loads another stylesheet"),
    ("url(", "it refers to another file"),
    ("src(", "it refers to another file"),
    ("image-set(", "it refers to another file"),
    ("<", "it could end the style element of the page"),
    ("\\", "it can hide any other character"),
];

impl Context<'_> {
    /// The stylesheet at a path; one that a page cannot have is told.
    pub(super) fn stylesheet(&mut self, path: &Spanned<String>) -> Style {
        let wrong = |why: String, help: &str| {
            let title = format!(
                "`{}` is not a stylesheet that a page can have",
                path.escape_debug()
            );
            Diagnostic::error("bad-style", title, path.span, why)
                .note("the stylesheet is written into the page, which loads nothing from elsewhere")
                .help(help)
        };
        let text = match self.stylesheets.get(&path.span) {
            Some(Ok(bytes)) if bytes.len() > MAX_STYLE => Err(wrong(
                format!("it has {} bytes", bytes.len()),
                "shorten it to 65536 bytes (64 KiB), or write `none` and link to it from your own page",
            )),
            Some(Ok(bytes)) => std::str::from_utf8(bytes)
                .map_err(|_| wrong("it is not UTF-8".to_owned(), "save it as UTF-8")),
            Some(Err(_)) | None => Err(wrong(
                "there is no such file that can be read".to_owned(),
                "write `plain`, `none`, or the path of a stylesheet relative to this file",
            )),
        };
        let checked = text.and_then(|text| {
            let lower = text.to_ascii_lowercase();
            match FORBIDDEN
                .iter()
                .find_map(|(word, why)| Some((lower.find(word)?, word, why)))
            {
                None => Ok(text),
                Some((at, word, why)) => {
                    let line = text[..at].matches('\n').count() + 1;
                    let why = format!("line {line} has `{word}`: {why}");
                    Err(wrong(why, "remove it from the stylesheet"))
                }
            }
        });
        match checked {
            Ok(text) => Style::Own(text.to_owned()),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                Style::Plain
            }
        }
    }
}
