//! The service that watches another.

use core::fmt;
use core::task::{Context, Poll};

use http::request::Parts;
use http::{Request, Response};
use tower_service::Service;

use super::future::GuardFuture;
use super::settings::Settings;
use super::watch::Watch;

/// Watches the cookies that a service sets. Made by [`GuardLayer`](super::GuardLayer).
///
/// It is ready when the service is ready, and gives the request to that same service.
#[derive(Clone)]
pub struct Guard<S, F> {
    inner: S,
    settings: Settings,
    consent: F,
}

impl<S, F> Guard<S, F> {
    pub(super) fn new(inner: S, settings: Settings, consent: F) -> Self {
        Self {
            inner,
            settings,
            consent,
        }
    }
}

impl<S, F, G, B, R> Service<Request<B>> for Guard<S, F>
where
    S: Service<Request<B>, Response = Response<R>>,
    F: Fn(&Parts) -> G,
    G: Fn(&str) -> bool,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = GuardFuture<S::Future, G>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (parts, body) = request.into_parts();
        let watch = Watch::new(&parts, self.settings.clone(), (self.consent)(&parts));
        let answer = self.inner.call(Request::from_parts(parts, body));
        GuardFuture::new(answer, watch)
    }
}

impl<S: fmt::Debug, F> fmt::Debug for Guard<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard")
            .field("inner", &self.inner)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
