//! The preconditions of a request (RFC 9110, section 13): `If-Match` and `If-None-Match`.

use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// The result of the preconditions for an answer with a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Precondition {
    /// The document is sent.
    Holds,
    /// `If-Match` does not name it: 412.
    Failed,
    /// `If-None-Match` names it: 304, for `GET` and `HEAD`.
    NotModified,
}

impl Precondition {
    /// Evaluates the preconditions for a document, in the order of RFC 9110, section 13.2.2. A
    /// charter has no modification date, so `If-Modified-Since` and `If-Unmodified-Since` are
    /// ignored.
    ///
    /// `current` is the entity tag with its quotation marks, without `W/`.
    pub(super) fn of(headers: Headers<'_>, current: &[u8]) -> Self {
        if names(headers, RequestHeader::IfMatch, b"", current) == Some(false) {
            return Self::Failed;
        }
        match names(headers, RequestHeader::IfNoneMatch, b"W/", current) {
            Some(true) => Self::NotModified,
            Some(false) | None => Self::Holds,
        }
    }
}

/// Returns whether a header names an entity tag; `None` if the request does not have the header.
///
/// `ignored` may precede a tag: `W/` in a weak comparison, nothing in a strong one (RFC 9110,
/// section 8.8.3.2). Every other byte counts. `*` names any tag if it is the only element (sections
/// 13.1.1 and 13.1.2); otherwise it is malformed. A malformed piece names nothing, and reading
/// continues after the next comma.
fn names(
    headers: Headers<'_>,
    header: RequestHeader,
    ignored: &[u8],
    current: &[u8],
) -> Option<bool> {
    let mut is_there = false;
    let (mut elements, mut stars) = (0_usize, 0_usize);
    for value in headers.values(header) {
        is_there = true;
        let mut rest = value;
        loop {
            while let [b',' | b' ' | b'\t', after @ ..] = rest {
                rest = after;
            }
            if rest.is_empty() {
                break;
            }
            elements += 1;
            if let Some(after) = rest.strip_prefix(b"*").and_then(end_of_element) {
                stars += 1;
                rest = after;
                continue;
            }
            let tag = rest.strip_prefix(ignored).unwrap_or(rest);
            if tag.strip_prefix(current).and_then(end_of_element).is_some() {
                return Some(true);
            }
            let tag = rest.strip_prefix(b"W/").unwrap_or(rest);
            rest = end_of_tag(tag)
                .and_then(end_of_element)
                .unwrap_or_else(|| from_comma(rest));
        }
    }
    is_there.then_some((elements, stars) == (1, 1))
}

/// Returns the text after an entity tag, which has no escapes (RFC 9110, section 8.8.3); `None` if
/// there is no tag.
fn end_of_tag(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"\"")?;
    let end = text.iter().position(|byte| *byte == b'"')?;
    text.get(end + 1..)
}

/// Returns the text after an element and its white space, which is empty or starts with a comma;
/// `None` if it is anything else, so that the element is malformed.
fn end_of_element(mut text: &[u8]) -> Option<&[u8]> {
    while let [b' ' | b'\t', after @ ..] = text {
        text = after;
    }
    matches!(text, [] | [b',', ..]).then_some(text)
}

/// Returns the text from the comma after a malformed piece. Each piece starts after the preceding
/// one and a tag ends with the next quotation mark, so no byte is read more than three times.
fn from_comma(text: &[u8]) -> &[u8] {
    let comma = text.iter().position(|byte| *byte == b',');
    comma
        .and_then(|comma| text.get(comma..))
        .unwrap_or_default()
}
