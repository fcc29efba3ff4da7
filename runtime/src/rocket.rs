//! Rocket 0.5: visits of a whole program, and pages as responses.
//!
//! [`Visits`] is a fairing: `rocket::build().attach(Visits::site(CHARTER))`. It answers the addresses
//! of the policy before the routes of the program. A [`Visit`] is a request guard, a [`Page`] and an
//! [`Outcome`] are responders.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use std::io::Cursor;

use rocket::data::{ByteUnit, Data};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::{Header, Method, Status};
use rocket::request::{self, FromRequest};
use rocket::response::{self, Responder};
use rocket::route::{self, Handler, Route};
use rocket::{Build, Request, Response, Rocket};

use crate::choice::{MAX_BODY, Outcome};
use crate::headers::Headers;
use crate::page::Page;
use crate::set_cookie::SetError;
use crate::visit::Visit;
use crate::web::host::Naming;
use crate::web::reply::{Field, Fields, Reply, Value};
use crate::web::request::Request as Asked;
use crate::web::visits::{Additions, Address, Exchange, TARGETED, outcome};
use crate::web::{Body, NoVisit, Visits, respond};

/// Answers the addresses of the policy, and adds to the responses of the program what its visits
/// require.
#[rocket::async_trait]
impl Fairing for Visits {
    fn info(&self) -> Info {
        Info {
            name: "charte::web::Visits",
            kind: Kind::Ignite | Kind::Response | Kind::Singleton,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        // They come before all others. A request for another address is forwarded.
        let routes = METHODS.map(|method| Route::ranked(isize::MIN, method, "/<path..>", Own));
        Ok(rocket.manage(self.clone()).mount("/", routes))
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let exchange = exchange(request, self);
        if exchange.address(request.uri().path().as_str()).is_some() {
            return; // the answer is complete
        }
        let headers = response.headers();
        let values = |name| headers.get(name).map(str::as_bytes).collect::<Vec<_>>();
        let [control, vary] = ["cache-control", "vary"].map(values);
        let additions = exchange.additions(control.into_iter(), vary.into_iter());
        let Some(additions) = additions else {
            return;
        };
        let Additions {
            cookies,
            cache_control,
            vary,
        } = additions;
        for cookie in cookies {
            response.adjoin_header(Header::new("set-cookie", cookie));
        }
        response.set_header(Header::new("cache-control", cache_control));
        response.set_header(Header::new("vary", vary));
        for name in TARGETED {
            response.remove_header(name);
        }
    }
}

/// `HEAD` is answered by the route of `GET`.
const METHODS: [Method; 6] = [
    Method::Get,
    Method::Post,
    Method::Put,
    Method::Delete,
    Method::Options,
    Method::Patch,
];

/// The handler of the addresses of the policy.
#[derive(Clone, Copy)]
struct Own;

#[rocket::async_trait]
impl Handler for Own {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> route::Outcome<'r> {
        let found = request.rocket().state::<Visits>().and_then(|visits| {
            let exchange = exchange(request, visits);
            Some((exchange, exchange.address(request.uri().path().as_str())?))
        });
        let Some((exchange, address)) = found else {
            return route::Outcome::Forward((data, Status::NotFound));
        };
        let form = if address == Address::Preferences && request.method() == Method::Post {
            let limit = ByteUnit::from(MAX_BODY + 1);
            data.open(limit).into_bytes().await.ok()
        } else {
            Some(rocket::data::Capped::from(Vec::new()))
        };
        let host = host(request);
        let recording = form.as_ref().and_then(|form| {
            let headers = Headers::from(request.headers());
            exchange.recording(address, &asked(request, host.as_deref()), headers, form)
        });
        if let Some(recording) = recording {
            let outcome = recording.await;
            let response = response(|sent| outcome::answer_owned(&outcome, sent));
            return route::Outcome::Success(response);
        }
        let response = response(|sent| {
            let Some(form) = form else {
                return respond::unreadable(sent);
            };
            let headers = Headers::from(request.headers());
            exchange.answer(
                address,
                &asked(request, host.as_deref()),
                headers,
                &form,
                sent,
            )
        });
        route::Outcome::Success(response)
    }
}

/// Returns the exchange of a request, which has one.
fn exchange<'r>(request: &'r Request<'_>, visits: &Visits) -> &'r Exchange {
    request.local_cache(|| {
        let host = host(request);
        let headers = Headers::from(request.headers());
        Exchange::new(visits, &asked(request, host.as_deref()), headers)
    })
}

/// Returns the host of a request whose headers have none: that of HTTP/2.
fn host(request: &Request<'_>) -> Option<String> {
    let host = request
        .host()
        .filter(|_| !request.headers().contains("host"))?;
    Some(host.to_string())
}

/// Converts a request. Rocket does not show its version.
fn asked<'a>(request: &'a Request<'_>, host: Option<&'a str>) -> Asked<'a> {
    let uri = request.uri();
    Asked {
        method: request.method().as_str(),
        naming: Naming::Optional,
        authority: host,
        path: uri.path().as_str(),
        query: uri.query().map_or("", |query| query.as_str()),
    }
}

/// Converts an answer. The closure adds the header fields.
fn response(answer: impl FnOnce(&mut Sent) -> Reply<'static>) -> Response<'static> {
    let mut sent = Sent(Vec::new());
    let Reply { status, body } = answer(&mut sent);
    let mut response = Response::new();
    response.set_status(Status::new(status));
    for (name, value) in sent.0 {
        response.adjoin_header(Header::new(name, value));
    }
    let body = body.into_bytes();
    if !body.is_empty() {
        response.set_sized_body(body.len(), Cursor::new(body));
    }
    response
}

/// The header fields of an answer.
struct Sent(Vec<(&'static str, Cow<'static, str>)>);

impl Fields for Sent {
    fn reserve(&mut self, fields: usize) {
        self.0.reserve(fields);
    }

    fn add(&mut self, field: Field, value: Value<'_>) {
        let value = match value {
            Value::Known(known) => known.as_str().into(),
            Value::Text(text) => text.into(),
            Value::Written(text) => String::from(text).into(),
            // Rocket writes it.
            Value::Number(_) => return,
            Value::Tag(tag) => String::from_utf8_lossy(tag.as_bytes()).into_owned().into(),
        };
        self.0.push((field.as_str(), value));
    }
}

/// The visit of the request, for programs to which [`Visits`] is attached. Its response is private to
/// the visitor. It borrows the headers of the request.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visit<'r> {
    type Error = NoVisit;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, NoVisit> {
        let visit = match request.rocket().state::<Visits>() {
            Some(visits) => exchange(request, visits).visit(Headers::from(request.headers())),
            None => Err(NoVisit::Missing),
        };
        match visit {
            Ok(visit) => request::Outcome::Success(visit),
            Err(why) => request::Outcome::Error((Status::new(why.status()), why)),
        }
    }
}

/// A 500 with the sentence of the error: a handler may return `Result<_, SetError>`.
impl<'r> Responder<'r, 'static> for SetError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        (Status::InternalServerError, self.to_string()).respond_to(request)
    }
}

/// A 200 with the page, its `Content-Type`, `Content-Language`, `Content-Security-Policy` and
/// `X-Content-Type-Options`. There is no negotiation, no compression and no header for caches.
impl<'r> Responder<'r, 'static> for Page<'_> {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Ok(response(|sent| {
            respond::page(self, sent);
            let body = Body::page(self).into_owned();
            Reply { status: 200, body }
        }))
    }
}

/// The answer to the form of the preferences page, as [`choice::handle`](crate::choice::handle)
/// returns it.
impl<'r> Responder<'r, 'static> for Outcome<'_> {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Ok(response(|sent| {
            let Reply { status, body } = outcome::answer(&self, sent);
            let body = body.into_owned();
            Reply { status, body }
        }))
    }
}
