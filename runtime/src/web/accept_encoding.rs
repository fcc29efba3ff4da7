//! Which content codings a request accepts (`Accept-Encoding`: RFC 9110, section 12.5.3).

use super::encoding::Encoding;
use super::{list, weight};
use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// The content codings that a request accepts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Encodings {
    /// How much each is wanted, by [`Encoding`]: twice its weight; 1, which is below every weight,
    /// where it is acceptable without being named; 0 where it is not acceptable.
    wanted: [u16; 3],
}

/// Reads the `Accept-Encoding` headers of a request.
///
/// A request without one accepts identity alone. By the RFC it accepts every coding, but what sends
/// none (scripts, probes, old proxies) seldom decodes any, and identity is always right. An empty
/// header, and one of malformed elements, say the same by the letter.
pub(super) fn encodings(headers: Headers<'_>) -> Encodings {
    let (mut brotli, mut gzip, mut identity, mut others) = (None, None, None, None);
    for value in headers.values(RequestHeader::AcceptEncoding) {
        let mut list = list::next(value);
        while !list.is_empty() {
            let (coding, rest) = list::name(list);
            let (weight, rest) = weight::read(rest);
            list = list::next(rest);
            let named = match coding.len() {
                1 if coding == b"*" => &mut others,
                2 if coding.eq_ignore_ascii_case(b"br") => &mut brotli,
                4 if coding.eq_ignore_ascii_case(b"gzip") => &mut gzip,
                6 if coding.eq_ignore_ascii_case(b"x-gzip") => &mut gzip,
                8 if coding.eq_ignore_ascii_case(b"identity") => &mut identity,
                _ => continue,
            };
            // What is named twice has its highest weight, in whichever order.
            *named = (*named).max(weight);
        }
    }
    let unnamed = u16::from(others != Some(0));
    let wanted = |named: Option<u16>| named.map(|weight| 2 * weight);
    Encodings {
        wanted: [
            wanted(identity).unwrap_or(unnamed),
            wanted(gzip.or(others)).unwrap_or_default(),
            wanted(brotli.or(others)).unwrap_or_default(),
        ],
    }
}

impl Encodings {
    /// The acceptable one that is wanted most: of those that are wanted as much, brotli before gzip
    /// before identity. `None` where none is acceptable.
    pub(super) fn best(self, available: &[Encoding]) -> Option<Encoding> {
        let available = available.iter().copied();
        available
            .map(|encoding| (self.wanted[encoding as usize], encoding))
            .filter(|(wanted, _)| *wanted > 0)
            .max()
            .map(|(_, encoding)| encoding)
    }
}
