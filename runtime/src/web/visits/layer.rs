//! Visits as a layer of `tower`.

use alloc::sync::Arc;
use core::fmt;
use core::task::{Context, Poll};

use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::exchange::Exchange;
use super::future::VisitedFuture;
use super::settings::Visits;
use crate::headers::Headers;
use crate::web::Body;
use crate::web::endpoint::{naming, request};

impl<S> Layer<S> for Visits {
    type Service = Visited<S>;

    fn layer(&self, inner: S) -> Visited<S> {
        Visited {
            inner,
            visits: self.clone(),
        }
    }
}

/// A program with visits. Made by [`Visits`].
///
/// The body of its responses must be creatable from a [`Body`]: that of axum is.
#[derive(Clone)]
pub struct Visited<S> {
    inner: S,
    visits: Visits,
}

impl<S, B, R> Service<Request<B>> for Visited<S>
where
    S: Service<Request<B>, Response = Response<R>>,
    B: http_body::Body,
    R: From<Body<'static>>,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = VisitedFuture<S::Future, B>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut asked: Request<B>) -> Self::Future {
        let requested = request(asked.method(), asked.uri(), naming(asked.version()));
        let headers = Headers::from(asked.headers());
        let exchange = Exchange::new(&self.visits, &requested, headers);
        if let Some(address) = exchange.address(requested.path) {
            return VisitedFuture::own(Arc::new(exchange), address, asked);
        }
        let exchange = Arc::new(exchange);
        asked.extensions_mut().insert(Arc::clone(&exchange));
        VisitedFuture::of_program(exchange, self.inner.call(asked))
    }
}

impl<S: fmt::Debug> fmt::Debug for Visited<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visited")
            .field("inner", &self.inner)
            .field("visits", &self.visits)
            .finish()
    }
}
