//! actix-web 4: a charter as a service, and visits of a whole program.
//!
//! actix has its own types for those of `http` 1. The answers are those of an [`Endpoint`] and of
//! [`Visits`](crate::web::Visits), which is a middleware: `App::wrap`. A
//! [`Visit`](crate::Visit) is an extractor.

mod visits;

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::body::{self, BodySize, BoxBody, MessageBody};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::uri::Authority;
use actix_web::http::{StatusCode, Version};
use actix_web::{HttpRequest, HttpResponse, Responder, web};

use crate::choice::Outcome;
use crate::headers::Headers;
use crate::page::Page;
use crate::web::host::Naming;
use crate::web::reply::{Field, Fields, Reply, Value};
use crate::web::request::Request;
use crate::web::visits::outcome;
use crate::web::{Body, Endpoint, respond as replies};

pub use visits::VisitedService;

/// Answers a request.
///
/// # Examples
/// ```
/// use actix_web::{App, HttpRequest, web};
/// use charte::web::Endpoint;
///
/// static ENDPOINT: Endpoint =
///     Endpoint::site(charte::charter!("../policies/exemplary/cookies.toml"));
///
/// let app = App::new().route(
///     "/cookies",
///     web::to(async |request: HttpRequest| charte::actix::respond(&ENDPOINT, &request)),
/// );
/// ```
pub fn respond(endpoint: &Endpoint, request: &HttpRequest) -> HttpResponse {
    let headers = Headers::from(request.headers());
    response(|sent| endpoint.answer(&requested(request), headers, sent))
}

/// Converts a request.
fn requested(request: &HttpRequest) -> Request<'_> {
    let uri = request.uri();
    let naming = match request.version() {
        Version::HTTP_11 => Naming::Host,
        Version::HTTP_2 | Version::HTTP_3 => Naming::Authority,
        _ => Naming::Optional,
    };
    Request {
        method: request.method().as_str(),
        naming,
        authority: uri.authority().map(Authority::as_str),
        path: uri.path(),
        query: uri.query().unwrap_or_default(),
    }
}

/// Converts an answer. The closure adds the header fields.
fn response(answer: impl FnOnce(&mut Sent) -> Reply<'static>) -> HttpResponse {
    let mut sent = Sent::default();
    let Reply { status, body } = answer(&mut sent);
    let body = self::body(body, sent.length);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::with_body(status, body);
    *response.headers_mut() = sent.headers;
    response
}

/// Returns the routes of an endpoint at a path: the path itself, with and without a slash at its
/// end, and the files `charter.html`, `charter.fr.md` and so on below it.
///
/// `path` is that of the page, such as `/cookies`, with a slash at its start and none at its end.
///
/// # Examples
/// ```
/// use charte::web::Endpoint;
///
/// const CHARTER: charte::Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
///
/// let app = actix_web::App::new()
///     .configure(charte::actix::routes("/cookies", Endpoint::site(CHARTER)));
/// ```
pub fn routes(path: &str, endpoint: Endpoint) -> impl FnOnce(&mut web::ServiceConfig) + use<> {
    let path = alloc::string::String::from(path.strip_suffix('/').unwrap_or(path));
    move |config| {
        let to = |endpoint: Endpoint| {
            web::to(move |request: HttpRequest| core::future::ready(respond(&endpoint, &request)))
        };
        config
            .route(&alloc::format!("{path}/"), to(endpoint))
            .route(
                &alloc::format!("{path}/{{file}}"),
                to(endpoint.only_files()),
            );
        if !path.is_empty() {
            config.route(&path, to(endpoint));
        }
    }
}

/// The header fields of an answer.
#[derive(Default)]
struct Sent {
    headers: HeaderMap,
    /// The value of `Content-Length`.
    length: Option<usize>,
}

impl Fields for Sent {
    fn reserve(&mut self, fields: usize) {
        self.headers.reserve(fields);
    }

    fn add(&mut self, field: Field, value: Value<'_>) {
        let value = match value {
            Value::Known(known) => HeaderValue::from_static(known.as_str()),
            Value::Text(text) => HeaderValue::from_static(text),
            Value::Number(number) => {
                self.length = Some(number);
                number.into()
            }
            // Quotes, digits and letters are always a valid value.
            Value::Tag(tag) => {
                HeaderValue::from_bytes(tag.as_bytes()).unwrap_or(HeaderValue::from_static(""))
            }
            Value::Written(text) => {
                HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
            }
        };
        self.headers
            .append(HeaderName::from_static(field.as_str()), value);
    }
}

/// Returns the body for actix, which derives `Content-Length` from its size and ignores the header:
/// the body of `HEAD` has the size of the page, that of a 304 has none.
fn body(body: Body<'static>, length: Option<usize>) -> BoxBody {
    match length {
        _ if !body.is_empty() => BoxBody::new(body.into_bytes()),
        Some(length) => BoxBody::new(OfHead(length as u64)),
        None => BoxBody::new(body::None::new()),
    }
}

/// A body with a length and without content.
struct OfHead(u64);

impl MessageBody for OfHead {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.0)
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<web::Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}

/// A 200 with the page, its `Content-Type`, `Content-Language`, `Content-Security-Policy` and
/// `X-Content-Type-Options`. There is no negotiation, no compression and no header for caches. For
/// the charter itself, use an [`Endpoint`].
impl Responder for Page<'_> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        response(|sent| {
            replies::page(self, sent);
            let body = Body::page(self).into_owned();
            Reply { status: 200, body }
        })
    }
}

/// The answer to the form of the preferences page: the status, `Location`, a `Set-Cookie` header for
/// each cookie, `Cache-Control: no-store`, and the page or the text of the error if there is one.
impl Responder for Outcome<'_> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        response(|sent| {
            let Reply { status, body } = outcome::answer(&self, sent);
            let body = body.into_owned();
            Reply { status, body }
        })
    }
}
