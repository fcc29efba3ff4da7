//! An answer, before it is converted to the response of a framework.

use charte_core::encoding::Encoding;
use charte_core::hash::ContentHash;

use super::body::Body;
use crate::field_value::FieldValue;

/// The status and the content of an answer, without its header fields.
#[derive(Debug)]
pub(crate) struct Reply<'a> {
    /// The status code: RFC 9110, section 15.
    pub(crate) status: u16,
    pub(crate) body: Body<'a>,
}

/// The header fields of an answer: the map of a framework.
pub(crate) trait Fields {
    /// Reserves room for this number of fields.
    fn reserve(&mut self, fields: usize);

    /// Adds a field. Only `Set-Cookie` may be present already.
    fn add(&mut self, field: Field, value: Value<'_>);
}

/// The name of a header field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Field {
    Allow,
    CacheControl,
    ContentEncoding,
    ContentLanguage,
    ContentLength,
    ContentSecurityPolicy,
    ContentType,
    ContentTypeOptions,
    EntityTag,
    Link,
    Location,
    ReferrerPolicy,
    SetCookie,
    Vary,
}

#[cfg(any(feature = "actix-web-4", feature = "rocket-0.5"))]
impl Field {
    /// Returns the name in lower case.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::CacheControl => "cache-control",
            Self::ContentEncoding => "content-encoding",
            Self::ContentLanguage => "content-language",
            Self::ContentLength => "content-length",
            Self::ContentSecurityPolicy => "content-security-policy",
            Self::ContentType => "content-type",
            Self::ContentTypeOptions => "x-content-type-options",
            Self::EntityTag => "etag",
            Self::Link => "link",
            Self::Location => "location",
            Self::ReferrerPolicy => "referrer-policy",
            Self::SetCookie => "set-cookie",
            Self::Vary => "vary",
        }
    }
}

/// The value of a header field.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Known(&'static FieldValue),
    Text(&'static str),
    Tag(&'a EntityTag),
    /// A text of visible ASCII characters and spaces that is known only at run time.
    Written(&'a str),
    Number(usize),
}

/// A strong entity tag: RFC 9110, section 8.8.3.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct EntityTag {
    text: [u8; ROOM],
    len: usize,
}

/// The length of the tag: two quotes, 32 digits and `-gzip`.
const ROOM: usize = 2 + DIGITS + 5;
const DIGITS: usize = 32;

impl EntityTag {
    /// Returns the tag of the page with this hash in this encoding; `None` is identity. Each
    /// encoding is a different representation.
    pub(super) fn new(hash: ContentHash, encoding: Option<Encoding>) -> Self {
        let mut text = [b'"'; ROOM];
        let hash = hash.to_u128().to_be_bytes();
        for (byte, digits) in hash.iter().zip(text[1..].chunks_exact_mut(2)) {
            digits.copy_from_slice(&HEXADECIMAL[usize::from(*byte)]);
        }
        let suffix: &[u8] = match encoding {
            None => b"",
            Some(Encoding::Gzip) => b"-gzip",
            Some(Encoding::Brotli) => b"-br",
        };
        let end = 1 + DIGITS + suffix.len();
        text[1 + DIGITS..end].copy_from_slice(suffix);
        text[end.min(ROOM - 1)] = b'"';
        Self { text, len: end + 1 }
    }

    /// Returns the tag with its quotes.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.text[..self.len]
    }
}

/// The two digits of each byte.
const HEXADECIMAL: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    table
};
