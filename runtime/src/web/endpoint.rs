//! The endpoint that serves charters.

use http::{HeaderMap, Method, Response, Uri, Version};

use super::body::Body;
use super::convert::response;
use super::host::{self, Naming};
use super::reply::{Fields, Reply};
use super::request::{self, Request};
use super::respond::{self};
use crate::charter::Charter;
use crate::fleet::Fleet;
use crate::headers::Headers;

/// Serves the charter of a site, or those of a fleet.
///
/// A `Copy` value on static data that answers requests: [`respond_to`](Self::respond_to) accepts
/// the request of any framework over `http` 1. It is a service of `tower_service`, and with
/// features a router of such frameworks.
///
/// # Answers
/// `GET` and `HEAD` at any path:
///
/// | address | page |
/// |---|---|
/// | `/cookies` | the one that the request prefers by `Accept`, `Accept-Language`, `Accept-Encoding` |
/// | `/cookies?lang=fr`, `/cookies?format=json` | that language (`fr-CA` finds `fr`); that format: `html`, `markdown`, `text`, `json` |
/// | `/charter.md`, `/charter.fr.json` | that format and language: `html`, `md`, `txt`, `json` |
///
/// The program decides which paths reach the endpoint; it reads only the last segment. Unreserved
/// characters may be percent-encoded (RFC 3986, section 6.2.2.2). What the address does not specify
/// is negotiated. If nothing acceptable exists, the page is HTML and in the policy's own language.
///
/// | request | status |
/// |---|---|
/// | names no host, two hosts, or a malformed one (RFC 9112, section 3.2; RFC 9113, section 8.3.1) | 400 |
/// | requests a file, a format or a host without a page | 404 |
/// | has another method | 405 |
/// | has an `Accept-Encoding` that refuses everything | 406 |
/// | has an `If-Match` that does not name the page | 412 |
/// | has an `If-None-Match` that names the page | 304 |
///
/// # Examples
/// ```
/// use charte::web::Endpoint;
/// use http::Request;
///
/// static ENDPOINT: Endpoint =
///     Endpoint::site(charte::charter!("../policies/exemplary/cookies.toml"));
///
/// let request = Request::get("/cookies")
///     .header("host", "shop.example")
///     .header("accept-language", "en-GB, fr;q=0.5")
///     .body(())?;
/// let response = ENDPOINT.respond_to(&request);
/// assert_eq!(response.headers()["content-language"], "en");
/// # Ok::<(), http::Error>(())
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
    /// Serves the charter of one site, for any host.
    pub const fn site(charter: Charter<'static>) -> Self {
        Self::new(Charters::Site(charter))
    }

    /// Serves the charters of a fleet: each for requests to its host and its aliases. For another
    /// host the answer is a 404 that names no host, or the charter of [`fallback`](Self::fallback).
    ///
    /// The host is the one in the request target, or else that of `Host`. Behind a proxy, configure
    /// the proxy to forward the `Host` that it receives.
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

    /// Sets a charter for hosts that belong to no platform, such as `localhost` in development.
    #[must_use]
    pub const fn fallback(mut self, charter: Charter<'static>) -> Self {
        self.fallback = Some(charter);
        self
    }

    /// Replaces the `Cache-Control` of pages, `public, max-age=3600`: RFC 9111, section 5.2.2.
    /// Answers without a page are `no-store`.
    ///
    /// # Panics
    /// If the text is not a header value because of a character that is not visible ASCII. In a
    /// constant that is a compile error.
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

    /// Serves only the files `charter.html`, `charter.fr.md` and so on; any other path is a 404.
    /// Use it for a route that accepts every name in a folder.
    #[must_use]
    pub const fn only_files(mut self) -> Self {
        self.only_files = true;
        self
    }

    /// Answers a request.
    pub fn respond_to<B>(&self, request: &http::Request<B>) -> Response<Body<'static>> {
        let naming = naming(request.version());
        let requested = self::request(request.method(), request.uri(), naming);
        response(|fields| self.answer(&requested, request.headers().into(), fields))
    }

    /// Answers a request of unknown version. A request without a host then counts as HTTP/1.0, in
    /// which that is allowed. If you have a whole request, use [`respond_to`](Self::respond_to).
    pub fn respond(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Response<Body<'static>> {
        let requested = request(method, uri, Naming::Optional);
        response(|fields| self.answer(&requested, headers.into(), fields))
    }

    /// Answers a request of any framework.
    pub(crate) fn answer(
        &self,
        request: &Request<'_>,
        headers: Headers<'_>,
        fields: &mut impl Fields,
    ) -> Reply<'static> {
        let host = match host::of(request.naming, request.authority, headers) {
            Ok(host) => host,
            Err(why) => return respond::bad_request(why, request.method, fields),
        };
        if self.only_files && !request::is_file(request.path) {
            return respond::not_found(request.method, fields);
        }
        let charter = match self.charters {
            Charters::Site(charter) => Some(charter),
            Charters::Fleet(fleet) => {
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
/// It does the same as [`Endpoint::site`] and [`Endpoint::respond`], for a charter that is not in
/// the program. Such a page is not compressed.
///
/// # Examples
/// ```
/// use http::{HeaderMap, Method, Uri};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let mut headers = HeaderMap::new();
/// headers.insert("host", "data.issy.com".parse()?);
/// let uri = Uri::from_static("/cookies?lang=fr");
/// let response = charte::web::respond(charter, &Method::GET, &uri, &headers);
/// assert_eq!(response.status(), 200);
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
pub fn respond<'a>(
    charter: Charter<'a>,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Response<Body<'a>> {
    let request = request(method, uri, Naming::Optional);
    let headers = Headers::from(headers);
    response(
        |fields| match host::of(request.naming, request.authority, headers) {
            Ok(_) => respond::answer(charter, None, &request, headers, fields),
            Err(why) => respond::bad_request(why, request.method, fields),
        },
    )
}

/// Returns how a request of this version names its host.
pub(super) fn naming(version: Version) -> Naming {
    match version {
        Version::HTTP_11 => Naming::Host,
        Version::HTTP_2 | Version::HTTP_3 => Naming::Authority,
        _ => Naming::Optional,
    }
}

pub(super) fn request<'a>(method: &'a Method, uri: &'a Uri, naming: Naming) -> Request<'a> {
    Request {
        method: method.as_str(),
        naming,
        authority: uri.authority().map(http::uri::Authority::as_str),
        path: uri.path(),
        query: uri.query().unwrap_or_default(),
    }
}
