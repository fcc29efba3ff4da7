//! An endpoint as a service of tower.

use core::convert::Infallible;
use core::future::{Ready, ready};
use core::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::body::Body;
use super::endpoint::Endpoint;

/// Answers immediately and ignores the body of the request.
impl<B> Service<Request<B>> for Endpoint {
    type Response = Response<Body<'static>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        ready(Ok(self.respond_to(&request)))
    }
}
