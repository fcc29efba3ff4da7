//! The headers of a request, wherever they come from.

use core::fmt;

/// The headers of a request: what [`Visit`](crate::Visit) and [`choice`](crate::choice) read.
///
/// | made from | what it is |
/// |---|---|
/// | `&str`, `&[u8]` | the value of the one `Cookie` header, and no other header |
/// | `&[(&str, &str)]`, `&[(&str, &[u8])]` | names, in any case, and values |
/// | `&http::HeaderMap` | with the feature `http-1` |
///
/// Several `Cookie` headers (HTTP/2 allows them: RFC 9113, section 8.2.3) are read in order.
#[derive(Clone, Copy)]
pub struct Headers<'a>(Source<'a>);

#[derive(Clone, Copy)]
enum Source<'a> {
    Cookie(&'a [u8]),
    Bytes(&'a [(&'a str, &'a [u8])]),
    Texts(&'a [(&'a str, &'a str)]),
    #[cfg(feature = "http-1")]
    Map(&'a http::HeaderMap),
}

/// What a header says that may stand in a request once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Once<'a> {
    Absent,
    Value(&'a [u8]),
    Repeated,
}

impl<'a> Headers<'a> {
    /// No header at all.
    pub const NONE: Headers<'static> = Headers(Source::Cookie(b""));

    /// The values of a header, whose name is given in lower case.
    pub(crate) fn values(self, name: &'static str) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let is_meant = move |known: &str| known.eq_ignore_ascii_case(name);
        let cookie = match self.0 {
            Source::Cookie(value) if name == "cookie" => Some(value),
            _ => None,
        };
        let bytes = match self.0 {
            Source::Bytes(pairs) => pairs,
            _ => &[],
        };
        let texts = match self.0 {
            Source::Texts(pairs) => pairs,
            _ => &[],
        };
        let bytes = bytes.iter().filter(move |(known, _)| is_meant(known));
        let texts = texts.iter().filter(move |(known, _)| is_meant(known));
        let values = cookie
            .into_iter()
            .chain(bytes.map(|(_, value)| *value))
            .chain(texts.map(|(_, value)| value.as_bytes()));
        #[cfg(feature = "http-1")]
        let values = {
            let map = match self.0 {
                Source::Map(map) => Some(map),
                _ => None,
            };
            let map = map.into_iter().flat_map(move |map| all(map, name));
            values.chain(map.map(http::HeaderValue::as_bytes))
        };
        values
    }

    /// The value of a header that may stand in a request once.
    pub(crate) fn once(self, name: &'static str) -> Once<'a> {
        let mut values = self.values(name);
        match (values.next(), values.next()) {
            (None, _) => Once::Absent,
            (Some(value), None) => Once::Value(trim(value)),
            (Some(_), Some(_)) => Once::Repeated,
        }
    }

    /// The cookies, each with its name and value, in the order of the request.
    ///
    /// As servers meet them in the wild, more widely than RFC 6265bis, section 4.2.1, has them:
    /// pairs are cut at every `;` (quotes protect nothing, as for browsers), white space around
    /// names and values is dropped, and what has no `=` or no name is skipped.
    pub(crate) fn cookies(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let pairs = self
            .values("cookie")
            .flat_map(|header| header.split(|byte| *byte == b';'));
        pairs.filter_map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=')?;
            let (name, value) = pair.split_at(equals);
            let name = trim(name);
            (!name.is_empty()).then(|| (name, trim(&value[1..])))
        })
    }
}

/// The values of a header in a map, which would read the name anew each time, in a few hundred
/// instructions, if it were given a text.
#[cfg(feature = "http-1")]
fn all<'a>(map: &'a http::HeaderMap, name: &str) -> http::header::GetAll<'a, http::HeaderValue> {
    use http::header;

    match name {
        "accept" => map.get_all(header::ACCEPT),
        "accept-encoding" => map.get_all(header::ACCEPT_ENCODING),
        "accept-language" => map.get_all(header::ACCEPT_LANGUAGE),
        "cookie" => map.get_all(header::COOKIE),
        "if-none-match" => map.get_all(header::IF_NONE_MATCH),
        _ => map.get_all(name),
    }
}

/// A text without the spaces and tabs around it.
pub(crate) fn trim(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

impl fmt::Debug for Headers<'_> {
    /// Without names or values: they are the visitor's.
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

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{Headers, Once};

    #[test]
    fn cookies_of_a_hostile_header() {
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
    fn several_headers() {
        let headers = [("Cookie", "a=1"), ("COOKIE", "b=2"), ("Host", " x ")];
        let headers = Headers::from(&headers);
        assert_eq!(headers.cookies().count(), 2);
        assert_eq!(headers.once("host"), Once::Value(b"x"));
        assert_eq!(headers.once("origin"), Once::Absent);
        assert_eq!(headers.once("cookie"), Once::Repeated);
    }
}
