//! The response of a service that is watched.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;

use super::watch::Watch;

pin_project! {
    /// The future of a [`Guard`](super::Guard): the guard judges the headers when the service has
    /// answered. It does not wait for the body.
    pub struct GuardFuture<A, G> {
        #[pin]
        answer: A,
        watch: Watch<G>,
    }
}

impl<A, G> GuardFuture<A, G> {
    pub(super) fn new(answer: A, watch: Watch<G>) -> Self {
        Self { answer, watch }
    }
}

impl<A, G, R, E> Future for GuardFuture<A, G>
where
    A: Future<Output = Result<Response<R>, E>>,
    G: Fn(&str) -> bool,
{
    type Output = Result<Response<R>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.answer.poll(context))?;
        this.watch.look_at(response.headers_mut());
        Poll::Ready(Ok(response))
    }
}

impl<A, G> fmt::Debug for GuardFuture<A, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardFuture").finish_non_exhaustive()
    }
}
