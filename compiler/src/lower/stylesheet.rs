//! The stylesheet of a policy.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::request::ReadError;
use crate::resolve::Files;
use crate::source::Span;

/// The texts of stylesheets, by the place at which a policy names them.
pub(super) type Stylesheets<'f> = BTreeMap<Span, &'f str>;

/// The size limit of a stylesheet, in bytes: it is part of every HTML page.
const MAX_STYLE: usize = 64 << 10;

/// Texts that a stylesheet cannot contain, in lower case, and the reason.
const FORBIDDEN: &[(&str, &str)] = &[
    ("@import", "it loads another stylesheet"),
    ("url(", "it refers to another file"),
    ("src(", "it refers to another file"),
    ("image-set(", "it refers to another file"),
    ("<", "it could end the style element of the page"),
    ("\\", "it can hide any other character"),
];

/// Returns the stylesheets that pages can have, by the place at which a policy names them. Reports
/// all others, even if no platform uses them.
pub(super) fn stylesheets<'f>(files: &'f Files, diagnostics: &mut Diagnostics) -> Stylesheets<'f> {
    let mut stylesheets = Stylesheets::new();
    for (span, path, bytes) in files.stylesheets() {
        match check(bytes) {
            Ok(text) => {
                stylesheets.insert(span, text);
            }
            Err((why, help)) => {
                let title = format!("`{path}` is not a stylesheet that a page can have");
                diagnostics.push(
                    Diagnostic::error("bad-style", title, span, why)
                        .note(
                            "the page contains the stylesheet, and loads nothing from other places",
                        )
                        .help(help),
                );
            }
        }
    }
    stylesheets
}

/// Returns the text of a stylesheet.
///
/// # Errors
/// Returns why a page cannot have it, and what to do.
fn check(bytes: Result<&[u8], ReadError>) -> Result<&str, (String, &'static str)> {
    const SHORTEN: &str =
        "shorten it to 65536 bytes (64 KiB), or write `none` and link to it from your own page";
    let bytes = bytes.map_err(|error| {
        let help = match error {
            ReadError::Missing => {
                "write `plain`, `none`, or the path of a stylesheet relative to this file"
            }
            ReadError::TooLarge => SHORTEN,
            ReadError::NotAFile | ReadError::Unreadable => error.help(),
        };
        (error.why().to_owned(), help)
    })?;
    if bytes.len() > MAX_STYLE {
        return Err((format!("it has {} bytes", bytes.len()), SHORTEN));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let why = format!("it is not UTF-8 from byte {} on", error.valid_up_to());
        (why, "save it as UTF-8")
    })?;
    let lower = text.to_ascii_lowercase();
    let forbidden = FORBIDDEN.iter();
    let mut found = forbidden.filter_map(|(word, why)| Some((lower.find(word)?, word, why)));
    let Some((at, word, why)) = found.next() else {
        return Ok(text);
    };
    let line = text[..at].matches('\n').count() + 1;
    let why = format!("line {line} has `{word}`: {why}");
    Err((why, "remove it from the stylesheet"))
}
