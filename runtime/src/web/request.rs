//! What the address of a request specifies.

use core::fmt::{self, Write};

use charte_core::form::LANGUAGE;
use charte_core::format::Format;
use charte_core::word::Word as _;

use super::accept_language;
use super::host::Naming;
use crate::buffer::Text;

/// The parts of a request, independent of a framework.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The method, in capitals: RFC 9110, section 9.1.
    pub(crate) method: &'a str,
    /// How its version of HTTP names the host.
    pub(crate) naming: Naming,
    /// The host in the request target, which takes precedence over `Host` (RFC 9112, section
    /// 3.2.2).
    pub(crate) authority: Option<&'a str>,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
}

/// What an address specifies. The query takes precedence over the path.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Specified {
    pub(super) format: Option<Format>,
    /// The position of the language, if the address names an offered one.
    pub(super) language: Option<usize>,
}

/// The reason why an address has no page: it names a format or a file that the charter does not
/// have.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Nowhere;

impl Specified {
    /// Reads the path and the query of a request for a charter in the `offered` languages.
    ///
    /// A file exists only in the language of its name. If the language in a query is not offered,
    /// that of the visitor counts.
    pub(super) fn read(request: &Request<'_>, offered: &[&str]) -> Result<Self, Nowhere> {
        let mut specified = Self::default();
        let format = field(request.query, "format");
        let language = field(request.query, LANGUAGE);
        if let Some(name) = Plain::of(file(request.path)).as_str().strip_prefix(FILE) {
            let (tag, extension) = match name.split_once('.') {
                Some((tag, extension)) => (Some(tag), extension),
                None => (None, name),
            };
            specified.format = Some(of_extension(extension).ok_or(Nowhere)?);
            if let (Some(tag), None) = (tag, language) {
                let position = accept_language::lookup(tag, offered);
                specified.language = Some(position.ok_or(Nowhere)?);
            }
        }
        if let Some(format) = format {
            let format = Format::from_word(Plain::of(format).as_str());
            let format = format.filter(|format| format.served_index().is_some());
            specified.format = Some(format.ok_or(Nowhere)?);
        }
        if let Some(tag) = language {
            specified.language = accept_language::lookup(Plain::of(tag).as_str(), offered);
        }
        Ok(specified)
    }
}

/// Returns the position of the language that a query names; `None` if it names no offered one.
pub(super) fn language(query: &str, offered: &[&str]) -> Option<usize> {
    accept_language::lookup(Plain::of(field(query, LANGUAGE)?).as_str(), offered)
}

/// Returns the value of a field of a query. If a name is repeated, the first counts.
fn field<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(found, _)| Plain::of(found).as_str() == name)?;
    Some(value)
}

/// The start of file names: `charter.json`, `charter.fr.md`.
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

/// Returns whether a path is that of a file.
pub(super) fn is_file(path: &str) -> bool {
    path.contains('/') && Plain::of(file(path)).as_str().starts_with(FILE)
}

/// Returns the last segment of a path.
fn file(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, file)| file)
}

/// A part of an address without needless escapes: percent-encoded unreserved characters are equal
/// to the characters (RFC 3986, sections 2.3 and 6.2.2.2).
enum Plain<'a> {
    Written(&'a str),
    Decoded(Text<LONGEST>),
}

/// The maximum length that is decoded, in bytes: more than any known name. A longer part is
/// compared as written, and with its escapes it equals none of these names.
const LONGEST: usize = 64;

impl<'a> Plain<'a> {
    #[inline]
    fn of(part: &'a str) -> Self {
        if !part.as_bytes().contains(&b'%') {
            return Self::Written(part);
        }
        let mut text = Text::EMPTY;
        match decode(part, &mut text) {
            Ok(()) => Self::Decoded(text),
            Err(fmt::Error) => Self::Written(part),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Written(part) => part,
            Self::Decoded(text) => text.as_str(),
        }
    }
}

#[cold]
fn decode(part: &str, to: &mut impl Write) -> fmt::Result {
    let mut rest = part;
    while let Some((before, escape)) = rest.split_once('%') {
        to.write_str(before)?;
        let decoded = escape
            .split_at_checked(2)
            .and_then(|(digits, after)| Some((unreserved(digits)?, after)));
        let (character, after) = decoded.unwrap_or(('%', escape));
        to.write_char(character)?;
        rest = after;
    }
    to.write_str(rest)
}

/// Returns the unreserved character with this code in two hexadecimal digits: RFC 3986, section
/// 2.3.
fn unreserved(digits: &str) -> Option<char> {
    if digits.starts_with('+') {
        return None; // a sign to `from_str_radix`, no digit
    }
    let byte = u8::from_str_radix(digits, 16).ok()?;
    let is_unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    is_unreserved.then_some(char::from(byte))
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use charte_core::format::Format;

    use super::super::host::Naming;
    use super::{Nowhere, Request, Specified};

    const OFFERED: [&str; 3] = ["en", "fr", "pt-BR"];

    fn specified(target: &str) -> Result<(Option<Format>, Option<&str>), Nowhere> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Request {
            method: "GET",
            naming: Naming::Optional,
            authority: None,
            path,
            query,
        };
        let specified = Specified::read(&request, &OFFERED)?;
        Ok((
            specified.format,
            specified.language.map(|position| OFFERED[position]),
        ))
    }

    #[test]
    fn addresses() {
        let (html, markdown, json) = (Format::Html, Format::Markdown, Format::Json);
        for (target, expected) in [
            ("/cookies", Ok((None, None))),
            ("/cookies/", Ok((None, None))),
            ("/charter", Ok((None, None))),
            ("/cookies/charter.html", Ok((Some(html), None))),
            ("/charter.pt-BR.md", Ok((Some(markdown), Some("pt-BR")))),
            ("/charter.fr.json?lang=en", Ok((Some(json), Some("en")))),
            ("/charter.de.json?lang=en", Ok((Some(json), Some("en")))),
            ("/charter.md?format=json", Ok((Some(json), None))),
            (
                "/?format=markdown&lang=en",
                Ok((Some(markdown), Some("en"))),
            ),
            ("/?lang=fr&lang=en&langs=de&lang", Ok((None, Some("fr")))),
            ("/?lang=", Ok((None, None))),
            ("/?lang=de", Ok((None, None))),
            ("/charter.de.json", Err(Nowhere)),
            ("/charter.", Err(Nowhere)),
            ("/charter.pdf", Err(Nowhere)),
            ("/charter.fr.x.md", Err(Nowhere)),
            ("/charter.pdf?format=html", Err(Nowhere)),
            ("/?format=fragment", Err(Nowhere)),
            ("/?format=HTML", Err(Nowhere)),
        ] {
            assert_eq!(specified(target), expected, "{target}");
        }
    }

    #[test]
    fn escapes() {
        let (html, markdown) = (Format::Html, Format::Markdown);
        let a = "%61".repeat(60);
        let long = format!("/charter.en-{a}.md");
        let short = format!("/charter.en-{}.md", "%61".repeat(8));
        for (target, expected) in [
            ("/%63harter.%68tml", Ok((Some(html), None))),
            (
                "/charter%2Ept%2dBR%2E%6D%64",
                Ok((Some(markdown), Some("pt-BR"))),
            ),
            (
                "/?l%61ng=%65n&%66ormat=h%74ml",
                Ok((Some(html), Some("en"))),
            ),
            (&short, Ok((Some(markdown), Some("en")))),
            // Reserved characters and those outside ASCII remain encoded, and an invalid escape is
            // unchanged.
            ("/x%2Fcharter.pdf", Ok((None, None))),
            ("/?lang%3Den&format%3dpdf", Ok((None, None))),
            ("/?a=b%26format=pdf", Ok((None, None))),
            ("/?lang=%C3%A9n", Ok((None, None))),
            ("/?lang=en%", Ok((None, None))),
            ("/?lang=%6", Ok((None, None))),
            ("/?lang=%+6n", Ok((None, None))),
            ("/?lang=%6\u{e9}", Ok((None, None))),
            ("/?format=%2568tml", Err(Nowhere)),
            ("/charter.html%00", Err(Nowhere)),
            (&long, Err(Nowhere)),
        ] {
            assert_eq!(specified(target), expected, "{target}");
        }
    }
}
