//! Where a charter is served.

use http::{HeaderMap, Method, Response, Uri};

use super::answer::{Answer, Fields};
use super::body::Body;
use super::convert::response;
use super::request::{self, Request};
use super::respond::{self};
use crate::charter::Charter;
use crate::fleet::Fleet;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;

/// Where the charter of a site, or those of a fleet, are served.
///
/// A `Copy` value on static data that answers requests: [`respond`](Self::respond) takes what any
/// framework over `http` 1 has. Behind features it is a service and a router of such frameworks.
///
/// # What is answered
/// `GET` and `HEAD` at any path:
///
/// | address | page |
/// |---|---|
/// | `/cookies` | the one that the request prefers by `Accept`, `Accept-Language`, `Accept-Encoding` |
/// | `/cookies?lang=fr`, `/cookies?format=json` | that language (`fr-CA` finds `fr`); that format: `html`, `markdown`, `text`, `json` |
/// | `/charter.md`, `/charter.fr.json` | that format and language: `html`, `md`, `txt`, `json` |
///
/// The paths are those that the program hands on; only the last segment is read. What is not asked
/// for is negotiated, and what cannot be satisfied falls back to HTML and to the policy's own
/// language. A file or a format that there is not is a 404, an `Accept-Encoding` that rules out
/// everything a 406, another method a 405.
///
/// # Examples
/// ```
/// use charte::web::Endpoint;
/// use http::{HeaderMap, Method, Uri};
///
/// static ENDPOINT: Endpoint =
///     Endpoint::site(charte::charter!("../policies/exemplary/cookies.toml"));
///
/// let mut headers = HeaderMap::new();
/// headers.insert("accept-language", "en-GB, fr;q=0.5".parse()?);
/// let response = ENDPOINT.respond(&Method::GET, &Uri::from_static("/cookies"), &headers);
/// assert_eq!(response.headers()["content-language"], "en");
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    charters: Charters,
    fallback: Option<Charter<'static>>,
    cache_control: Option<&'static str>,
    only_files: bool,
}

#[derive(Clone, Copy, Debug)]
enum Charters {
    Site(Charter<'static>),
    Fleet(Fleet),
}

impl Endpoint {
    /// The charter of one site, whatever host a request names.
    pub const fn site(charter: Charter<'static>) -> Self {
        Self::new(Charters::Site(charter))
    }

    /// The charters of a fleet: each for requests to its host and its aliases. Another host gets
    /// a 404 that names none, or the charter of [`fallback`](Self::fallback).
    ///
    /// The host is the one in the request target, else that of `Host`. Behind a proxy, let the
    /// proxy hand on the `Host` that it got.
    pub const fn fleet(fleet: Fleet) -> Self {
        Self::new(Charters::Fleet(fleet))
    }

    const fn new(charters: Charters) -> Self {
        Self {
            charters,
            fallback: None,
            cache_control: None,
            only_files: false,
        }
    }

    /// With a charter for requests to hosts that no platform has: `localhost` in development.
    #[must_use]
    pub const fn fallback(mut self, charter: Charter<'static>) -> Self {
        self.fallback = Some(charter);
        self
    }

    /// With another `Cache-Control` for pages than `public, max-age=3600`: RFC 9111, section 5.2.2.
    /// Answers without a page are `no-store`.
    ///
    /// # Panics
    /// Where the text is no value of a header: characters that are not visible ASCII. In a constant
    /// that is a compile error.
    #[must_use]
    pub const fn cache_control(mut self, value: &'static str) -> Self {
        let mut at = 0;
        while at < value.len() {
            assert!(
                matches!(value.as_bytes()[at], b' '..=b'~'),
                "the value of `Cache-Control` has a character that is not visible ASCII"
            );
            at += 1;
        }
        self.cache_control = Some(value);
        self
    }

    /// With the files `charter.html`, `charter.fr.md` and so on alone: another path is a 404. For
    /// a route that takes every name in a folder.
    #[must_use]
    pub const fn only_files(mut self) -> Self {
        self.only_files = true;
        self
    }

    /// Answers a request.
    pub fn respond(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Response<Body<'static>> {
        response(|fields| self.answer(&request(method, uri), headers.into(), fields))
    }

    /// Answers a request of any framework.
    pub(crate) fn answer(
        &self,
        request: &Request<'_>,
        headers: Headers<'_>,
        fields: &mut impl Fields,
    ) -> Answer<'static> {
        if self.only_files && !request::is_file(request.path) {
            return respond::not_found(request.method, fields);
        }
        let charter = match self.charters {
            Charters::Site(charter) => Some(charter),
            Charters::Fleet(fleet) => {
                let host = match (headers.once(RequestHeader::Host), request.authority) {
                    (Once::Value(_) | Once::Absent, Some(authority)) => authority.as_bytes(),
                    (Once::Value(host), None) => host,
                    (Once::Absent, None) => b"",
                    (Once::Repeated, _) => return respond::bad_request(request.method, fields),
                };
                let host = core::str::from_utf8(host).unwrap_or_default();
                fleet.find(host).or(self.fallback)
            }
        };
        match charter {
            Some(charter) => respond::answer(charter, self.cache_control, request, headers, fields),
            None => respond::not_found(request.method, fields),
        }
    }
}

/// Answers a request for one charter, which may be that of a platform known only at run time.
///
/// The same as [`Endpoint::site`], for a charter that is not in the program. Such a page is not
/// compressed.
pub fn respond<'a>(
    charter: Charter<'a>,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Response<Body<'a>> {
    response(|fields| {
        let request = request(method, uri);
        respond::answer(charter, None, &request, headers.into(), fields)
    })
}

fn request<'a>(method: &'a Method, uri: &'a Uri) -> Request<'a> {
    Request {
        method: method.as_str(),
        authority: uri.authority().map(http::uri::Authority::as_str),
        path: uri.path(),
        query: uri.query().unwrap_or_default(),
    }
}
