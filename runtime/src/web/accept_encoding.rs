//! Negotiates the content coding of a page (`Accept-Encoding`: RFC 9110, section 12.5.3).

use charte_core::encoding::Encoding;

use super::{list, weight};
use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// The content codings that a request accepts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Encodings {
    /// The preferences for identity, gzip and Brotli: twice the weight; 1, which is below every
    /// weight, if the coding is acceptable without being named; 0 if it is not acceptable.
    wanted: [u16; 3],
}

/// The error of a request that accepts no available coding, not even identity.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct NotAcceptable;

/// Reads the `Accept-Encoding` headers of a request.
///
/// A request without this header accepts only identity here. By the RFC it accepts every encoding.
/// But clients that omit it (scripts, probes, old proxies) seldom decode any, and identity is
/// always correct. By the RFC, an empty header or one of malformed elements accepts only identity
/// too.
pub(super) fn encodings(headers: Headers<'_>) -> Encodings {
    let (mut brotli, mut gzip, mut identity, mut others) = (None, None, None, None);
    for value in headers.values(RequestHeader::AcceptEncoding) {
        let mut list = list::next(value);
        while !list.is_empty() {
            let (encoding, rest) = list::name(list);
            let (weight, rest) = weight::read(rest);
            list = list::next(rest);
            let named = match encoding.len() {
                1 if encoding == b"*" => &mut others,
                2 if encoding.eq_ignore_ascii_case(b"br") => &mut brotli,
                4 if encoding.eq_ignore_ascii_case(b"gzip") => &mut gzip,
                6 if encoding.eq_ignore_ascii_case(b"x-gzip") => &mut gzip,
                8 if encoding.eq_ignore_ascii_case(b"identity") => &mut identity,
                _ => continue,
            };
            // A encoding that is named twice has its highest weight, in either order.
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
    /// Returns the available encoding with the highest preference: if these are equal, Brotli
    /// before gzip before identity. Identity is `None`.
    pub(super) fn best(
        self,
        available: impl Iterator<Item = Option<Encoding>>,
    ) -> Result<Option<Encoding>, NotAcceptable> {
        let wanted = |encoding| match encoding {
            None => self.wanted[0],
            Some(Encoding::Gzip) => self.wanted[1],
            Some(Encoding::Brotli) => self.wanted[2],
        };
        available
            .map(|encoding| (wanted(encoding), encoding))
            .filter(|(wanted, _)| *wanted > 0)
            .max()
            .map(|(_, encoding)| encoding)
            .ok_or(NotAcceptable)
    }
}
