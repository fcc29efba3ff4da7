//! Visits as a middleware and as extractors.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;
use core::future::{Future, Ready, ready};
use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, SET_COOKIE, VARY};
use actix_web::{Error, FromRequest, HttpMessage as _, HttpRequest, ResponseError, web};

use super::{requested, response};
use crate::choice::MAX_BODY;
use crate::headers::Headers;
use crate::set_cookie::SetError;
use crate::visit::Visit;
use crate::web::visits::{Additions, Address, Exchange, TARGETED, outcome};
use crate::web::{NoVisit, Visits, respond};

impl<S, B> Transform<S, ServiceRequest> for Visits
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = VisitedService<S>;
    type InitError = ();
    type Future = Ready<Result<VisitedService<S>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        let visits = self.clone();
        ready(Ok(VisitedService { inner, visits }))
    }
}

/// A program with visits. Made by [`Visits`].
pub struct VisitedService<S> {
    inner: S,
    visits: Visits,
}

impl<S, B> Service<ServiceRequest> for VisitedService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let headers = Headers::from(request.headers());
        let exchange = Exchange::new(&self.visits, &requested(request.request()), headers);
        let exchange = Arc::new(exchange);
        if let Some(address) = exchange.address(request.path()) {
            return Box::pin(answer(exchange, address, request));
        }
        request.extensions_mut().insert(Arc::clone(&exchange));
        let answer = self.inner.call(request);
        Box::pin(async move {
            let mut response = answer.await?;
            complete(&exchange, response.headers_mut());
            Ok(response.map_into_left_body())
        })
    }
}

/// Answers a request for an address of the policy.
async fn answer<B>(
    exchange: Arc<Exchange>,
    address: Address,
    request: ServiceRequest,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let (request, mut payload) = request.into_parts();
    let form = if address == Address::Preferences && request.method() == "POST" {
        let body = web::Payload::from_request(&request, &mut payload).await?;
        match body.to_bytes_limited(MAX_BODY).await {
            Ok(body) => body.ok(),
            Err(_) => Some(alloc::vec![0; MAX_BODY + 1].into()), // a form that is too large
        }
    } else {
        Some(web::Bytes::new())
    };
    let recording = form.as_ref().and_then(|form| {
        let headers = Headers::from(request.headers());
        exchange.recording(address, &requested(&request), headers, form)
    });
    if let Some(recording) = recording {
        let outcome = recording.await;
        let response = response(|sent| outcome::answer_owned(&outcome, sent));
        return Ok(ServiceResponse::new(request, response).map_into_right_body());
    }
    let response = response(|sent| {
        let Some(form) = form else {
            return respond::unreadable(sent);
        };
        let headers = Headers::from(request.headers());
        exchange.answer(address, &requested(&request), headers, &form, sent)
    });
    Ok(ServiceResponse::new(request, response).map_into_right_body())
}

/// Adds to a response what its visits require.
fn complete(exchange: &Exchange, headers: &mut HeaderMap) {
    let values = |name| headers.get_all(name).map(HeaderValue::as_bytes);
    let Some(additions) = exchange.additions(values(CACHE_CONTROL), values(VARY)) else {
        return;
    };
    let Additions {
        cookies,
        cache_control,
        vary,
    } = additions;
    for cookie in cookies {
        if let Ok(value) = HeaderValue::try_from(cookie) {
            headers.append(SET_COOKIE, value);
        }
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    let vary = HeaderValue::from_str(&vary);
    headers.insert(VARY, vary.unwrap_or(HeaderValue::from_static("*")));
    for name in TARGETED {
        headers.remove(name);
    }
}

/// The visit of the request, for programs with [`Visits`] around them. Its response is private to the
/// visitor.
impl FromRequest for Visit<'static> {
    type Error = NoVisit;
    type Future = Ready<Result<Self, NoVisit>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        let exchange = extensions.get::<Arc<Exchange>>().ok_or(NoVisit::Missing);
        ready(exchange.and_then(|exchange| {
            let visit = exchange.visit(Headers::from(request.headers()))?;
            Ok(visit.into_owned())
        }))
    }
}

/// The status and the sentence of the reason.
impl ResponseError for NoVisit {
    fn status_code(&self) -> StatusCode {
        let status = StatusCode::from_u16(self.status());
        status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// A 500 with the sentence of the error: a handler may return `Result<_, SetError>`.
impl ResponseError for SetError {}

impl<S: fmt::Debug> fmt::Debug for VisitedService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VisitedService")
            .field("inner", &self.inner)
            .field("visits", &self.visits)
            .finish()
    }
}
