//! The headers of a request, independent of the framework.

use core::fmt;

use crate::request_header::RequestHeader;

#[cfg(feature = "web")]
mod owned;

#[cfg(feature = "web")]
pub(crate) use owned::OwnedHeaders;
#[cfg(feature = "web")]
use owned::OwnedValue;

/// The headers of a request that [`Visit`](crate::Visit) and [`choice`](crate::choice) read.
///
/// | created from | content |
/// |---|---|
/// | `&str`, `&[u8]` | the value of the one `Cookie` header, and no other header |
/// | `&[(&str, &str)]`, `&[(&str, &[u8])]` | names, in any case, and values |
/// | `&http::HeaderMap` | with the feature `http-1` |
/// | `&actix_web::http::header::HeaderMap` | with the feature `actix-web-4` |
/// | `&rocket::http::HeaderMap` | with the feature `rocket-0.5` |
///
/// Several `Cookie` headers (HTTP/2 allows them: RFC 9113, section 8.2.3) are read in order.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// let headers = [("Cookie", "theme=dark"), ("Sec-GPC", "1")];
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, 1_764_000_000);
/// # let _ = visit;
/// ```
#[derive(Clone, Copy)]
pub struct Headers<'a>(Source<'a>);

#[derive(Clone, Copy)]
enum Source<'a> {
    Cookie(&'a [u8]),
    Bytes(&'a [(&'a str, &'a [u8])]),
    Texts(&'a [(&'a str, &'a str)]),
    #[cfg(feature = "http-1")]
    Map(&'a http::HeaderMap),
    #[cfg(feature = "actix-web-4")]
    Actix(&'a actix_web::http::header::HeaderMap),
    #[cfg(feature = "rocket-0.5")]
    Rocket(&'a rocket::http::HeaderMap<'a>),
    #[cfg(feature = "web")]
    Owned(&'a [(RequestHeader, OwnedValue)]),
}

/// The value of a header that may occur once in a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Once<'a> {
    Absent,
    Value(&'a [u8]),
    Repeated,
}

impl<'a> Headers<'a> {
    /// No headers.
    pub const NONE: Headers<'static> = Headers(Source::Cookie(b""));

    /// Returns the values of a header, in the order of the request.
    pub(crate) fn values(self, header: RequestHeader) -> FieldValues<'a> {
        FieldValues(match self.0 {
            Source::Cookie(value) if header == RequestHeader::Cookie => Left::One(Some(value)),
            Source::Cookie(_) => Left::One(None),
            Source::Bytes(pairs) => Left::Bytes(header, pairs),
            Source::Texts(pairs) => Left::Texts(header, pairs),
            #[cfg(feature = "http-1")]
            Source::Map(map) => Left::Map(map.get_all(header.name()).into_iter()),
            #[cfg(feature = "actix-web-4")]
            Source::Actix(map) => Left::Actix(map.get_all(header.as_str())),
            #[cfg(feature = "rocket-0.5")]
            Source::Rocket(map) => Left::Rocket(header, map, 0),
            #[cfg(feature = "web")]
            Source::Owned(pairs) => Left::Owned(header, pairs.iter()),
        })
    }

    /// Returns the value of a header that may occur once in a request.
    pub(crate) fn once(self, header: RequestHeader) -> Once<'a> {
        let mut values = self.values(header);
        match (values.next(), values.next()) {
            (None, _) => Once::Absent,
            (Some(value), None) => Once::Value(trim(value)),
            (Some(_), Some(_)) => Once::Repeated,
        }
    }

    /// Returns the names and values of the cookies, in the order of the request.
    ///
    /// It accepts more than RFC 6265bis, section 4.2.1, allows, because servers receive it. Each
    /// `;` separates pairs (as in browsers, quotes do not protect it). White space around names and
    /// values is removed. A pair without `=` or without a name is skipped.
    pub(crate) fn cookies(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let pairs = self
            .values(RequestHeader::Cookie)
            .flat_map(|header| header.split(|byte| *byte == b';'));
        pairs.filter_map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=')?;
            let (name, value) = pair.split_at(equals);
            let name = trim(name);
            (!name.is_empty()).then(|| (name, trim(&value[1..])))
        })
    }
}

/// The values of a header.
pub(crate) struct FieldValues<'a>(Left<'a>);

enum Left<'a> {
    One(Option<&'a [u8]>),
    Bytes(RequestHeader, &'a [(&'a str, &'a [u8])]),
    Texts(RequestHeader, &'a [(&'a str, &'a str)]),
    #[cfg(feature = "http-1")]
    Map(http::header::ValueIter<'a, http::HeaderValue>),
    #[cfg(feature = "actix-web-4")]
    Actix(core::slice::Iter<'a, actix_web::http::header::HeaderValue>),
    /// The position of the next value.
    #[cfg(feature = "rocket-0.5")]
    Rocket(RequestHeader, &'a rocket::http::HeaderMap<'a>, usize),
    #[cfg(feature = "web")]
    Owned(
        RequestHeader,
        core::slice::Iter<'a, (RequestHeader, OwnedValue)>,
    ),
}

impl<'a> Iterator for FieldValues<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        match &mut self.0 {
            Left::One(value) => value.take(),
            Left::Bytes(header, pairs) => next_of(*header, pairs),
            Left::Texts(header, pairs) => next_of(*header, pairs).map(str::as_bytes),
            #[cfg(feature = "http-1")]
            Left::Map(values) => values.next().map(http::HeaderValue::as_bytes),
            #[cfg(feature = "actix-web-4")]
            Left::Actix(values) => values
                .next()
                .map(actix_web::http::header::HeaderValue::as_bytes),
            #[cfg(feature = "rocket-0.5")]
            Left::Rocket(header, map, position) => {
                let value = map.get(header.as_str()).nth(*position)?;
                *position += 1;
                Some(value.as_bytes())
            }
            #[cfg(feature = "web")]
            Left::Owned(header, pairs) => {
                let (_, value) = pairs.find(|(name, _)| name == header)?;
                Some(value.as_bytes())
            }
        }
    }
}

/// Removes the pairs up to the next value of a header, and returns that value.
fn next_of<'a, V: ?Sized>(
    header: RequestHeader,
    pairs: &mut &'a [(&'a str, &'a V)],
) -> Option<&'a V> {
    while let [(name, value), rest @ ..] = *pairs {
        *pairs = rest;
        if name.eq_ignore_ascii_case(header.as_str()) {
            return Some(value);
        }
    }
    None
}

/// Removes the spaces and tabs around a text.
pub(crate) fn trim(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

impl fmt::Debug for Headers<'_> {
    /// Omits names and values, which are the visitor's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Headers").finish_non_exhaustive()
    }
}

impl<'a> From<&'a str> for Headers<'a> {
    fn from(cookie: &'a str) -> Self {
        Self(Source::Cookie(cookie.as_bytes()))
    }
}

impl<'a> From<&'a [u8]> for Headers<'a> {
    fn from(cookie: &'a [u8]) -> Self {
        Self(Source::Cookie(cookie))
    }
}

impl<'a> From<&'a [(&'a str, &'a [u8])]> for Headers<'a> {
    fn from(pairs: &'a [(&'a str, &'a [u8])]) -> Self {
        Self(Source::Bytes(pairs))
    }
}

impl<'a> From<&'a [(&'a str, &'a str)]> for Headers<'a> {
    fn from(pairs: &'a [(&'a str, &'a str)]) -> Self {
        Self(Source::Texts(pairs))
    }
}

impl<'a, const N: usize> From<&'a [(&'a str, &'a str); N]> for Headers<'a> {
    fn from(pairs: &'a [(&'a str, &'a str); N]) -> Self {
        Self(Source::Texts(pairs))
    }
}

#[cfg(feature = "http-1")]
impl<'a> From<&'a http::HeaderMap> for Headers<'a> {
    fn from(map: &'a http::HeaderMap) -> Self {
        Self(Source::Map(map))
    }
}

#[cfg(feature = "actix-web-4")]
impl<'a> From<&'a actix_web::http::header::HeaderMap> for Headers<'a> {
    fn from(map: &'a actix_web::http::header::HeaderMap) -> Self {
        Self(Source::Actix(map))
    }
}

#[cfg(feature = "rocket-0.5")]
impl<'a> From<&'a rocket::http::HeaderMap<'a>> for Headers<'a> {
    fn from(map: &'a rocket::http::HeaderMap<'a>) -> Self {
        Self(Source::Rocket(map))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{Headers, Once, RequestHeader};

    #[test]
    fn cookies_are_read_from_a_malformed_header() {
        let header: &[u8] = b" a=1;b=\"x;y\" ;; =z; c ;c=\x00;\td =\t e=f \t;a=2";
        let pairs: Vec<_> = Headers::from(header).cookies().collect();
        let expected: [(&[u8], &[u8]); 5] = [
            (b"a", b"1"),
            (b"b", b"\"x"),
            (b"c", b"\x00"),
            (b"d", b"e=f"),
            (b"a", b"2"),
        ];
        assert_eq!(pairs, expected);
    }

    #[test]
    fn several_cookie_headers_are_read_in_order() {
        let headers = [("Cookie", "a=1"), ("COOKIE", "b=2"), ("Host", " x ")];
        let headers = Headers::from(&headers);
        assert_eq!(headers.cookies().count(), 2);
        assert_eq!(headers.once(RequestHeader::Host), Once::Value(b"x"));
        assert_eq!(headers.once(RequestHeader::Origin), Once::Absent);
        assert_eq!(headers.once(RequestHeader::Cookie), Once::Repeated);
    }
}
