//! Whether a client holds a document already (`If-None-Match`: RFC 9110, section 13.1.2).

use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// Whether `If-None-Match` names the entity tag of the document, so that the answer is 304.
///
/// `current` is the opaque tag between its quotation marks, without `W/`. Tags are compared weakly
/// (section 8.8.3.2): `W/` before one makes no difference, every other byte does. `*` names any tag
/// where it is the only element, as section 13.1.2 has it; elsewhere it is malformed. A piece that is
/// malformed names nothing, and what follows the next comma is read again.
pub(super) fn is_held(headers: Headers<'_>, current: &[u8]) -> bool {
    let (mut elements, mut stars) = (0_usize, 0_usize);
    for value in headers.values(RequestHeader::IfNoneMatch) {
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
            let tag = rest.strip_prefix(b"W/").unwrap_or(rest);
            if tag.strip_prefix(current).and_then(end_of_element).is_some() {
                return true;
            }
            rest = end_of_tag(tag)
                .and_then(end_of_element)
                .unwrap_or_else(|| from_comma(rest));
        }
    }
    (elements, stars) == (1, 1)
}

/// What follows an entity tag, which has no escapes (RFC 9110, section 8.8.3); `None` where there
/// is no tag.
fn end_of_tag(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"\"")?;
    let end = text.iter().position(|byte| *byte == b'"')?;
    text.get(end + 1..)
}

/// What follows the white space behind an element: a comma or nothing; `None` where it is something
/// else, so that the element is malformed.
fn end_of_element(mut text: &[u8]) -> Option<&[u8]> {
    while let [b' ' | b'\t', after @ ..] = text {
        text = after;
    }
    matches!(text, [] | [b',', ..]).then_some(text)
}

/// What follows a malformed piece. Pieces begin further on each time and a tag ends with the next
/// quotation mark, so no byte is read more than three times.
fn from_comma(text: &[u8]) -> &[u8] {
    let comma = text.iter().position(|byte| *byte == b',');
    comma
        .and_then(|comma| text.get(comma..))
        .unwrap_or_default()
}
