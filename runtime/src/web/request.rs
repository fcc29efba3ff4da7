//! What a request asks for by its address.

use charte_core::format::Format;
use charte_core::word::Word as _;

/// What a request is made of, in the terms of no framework.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The method, in capitals: RFC 9110, section 9.1.
    pub(crate) method: &'a str,
    /// The host in the request target, which counts more than `Host` (RFC 9112, section 3.2.2).
    pub(crate) authority: Option<&'a str>,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
}

/// What an address asks for. The query counts more than the path.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Asked<'a> {
    pub(super) format: Option<Format>,
    pub(super) language: Option<&'a str>,
    /// Whether the path is that of a file, which is there in its own language or not at all.
    pub(super) is_file: bool,
}

/// Why an address has no page: it asks for a format or a file that there is not.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Nowhere;

impl<'a> Asked<'a> {
    /// Reads the path and the query of a request.
    pub(super) fn read(request: &Request<'a>) -> Result<Self, Nowhere> {
        let mut asked = Self::default();
        let (_, file) = request.path.rsplit_once('/').unwrap_or(("", request.path));
        if let Some(name) = file.strip_prefix(FILE) {
            asked.is_file = true;
            let (language, extension) = match name.split_once('.') {
                Some((language, extension)) => (Some(language), extension),
                None => (None, name),
            };
            asked.language = language;
            asked.format = Some(of_extension(extension).ok_or(Nowhere)?);
        }
        // The first of a name counts.
        let (mut format, mut language) = (None, None);
        for pair in request.query.split('&') {
            match pair.split_once('=') {
                Some(("format", value)) => format = format.or(Some(value)),
                Some(("lang", value)) => language = language.or(Some(value)),
                _ => {}
            }
        }
        if let Some(format) = format {
            let format = Format::from_word(format).filter(|format| format.served_index().is_some());
            asked.format = Some(format.ok_or(Nowhere)?);
        }
        if let Some(language) = language {
            asked.language = Some(language);
            asked.is_file = false;
        }
        Ok(asked)
    }
}

/// What the names of files begin with: `charter.json`, `charter.fr.md`.
const FILE: &str = "charter.";

fn of_extension(extension: &str) -> Option<Format> {
    Some(match extension {
        "html" => Format::Html,
        "md" => Format::Markdown,
        "txt" => Format::Text,
        "json" => Format::Json,
        _ => return None,
    })
}

/// Whether a path is that of a file.
pub(super) fn is_file(path: &str) -> bool {
    path.rsplit_once('/')
        .is_some_and(|(_, file)| file.starts_with(FILE))
}

#[cfg(test)]
mod tests {
    use charte_core::format::Format;

    use super::{Asked, Nowhere, Request};

    fn asked(target: &str) -> Result<(Option<Format>, Option<&str>, bool), Nowhere> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Request {
            method: "GET",
            authority: None,
            path,
            query,
        };
        let asked = Asked::read(&request)?;
        Ok((asked.format, asked.language, asked.is_file))
    }

    #[test]
    fn addresses() {
        let (html, markdown, json) = (Format::Html, Format::Markdown, Format::Json);
        for (target, expected) in [
            ("/cookies", Ok((None, None, false))),
            ("/cookies/", Ok((None, None, false))),
            ("/charter", Ok((None, None, false))),
            ("/cookies/charter.html", Ok((Some(html), None, true))),
            (
                "/charter.pt-BR.md",
                Ok((Some(markdown), Some("pt-BR"), true)),
            ),
            (
                "/charter.fr.json?lang=en",
                Ok((Some(json), Some("en"), false)),
            ),
            ("/charter.md?format=json", Ok((Some(json), None, true))),
            (
                "/?format=markdown&lang=en",
                Ok((Some(markdown), Some("en"), false)),
            ),
            (
                "/?lang=fr&lang=en&langs=de&lang",
                Ok((None, Some("fr"), false)),
            ),
            ("/?lang=", Ok((None, Some(""), false))),
            ("/charter.", Err(Nowhere)),
            ("/charter.pdf", Err(Nowhere)),
            ("/charter.fr.x.md", Err(Nowhere)),
            ("/?format=fragment", Err(Nowhere)),
            ("/?format=HTML", Err(Nowhere)),
        ] {
            assert_eq!(asked(target), expected, "{target}");
        }
    }
}
