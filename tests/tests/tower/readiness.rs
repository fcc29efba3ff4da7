//! The guard is ready when its service is ready, and calls that same service.

use std::future::{Ready, ready};
use std::task::{Context, Poll, Waker};

use charte::tower::GuardLayer;
use http::{Request, Response};
use tower::{Layer as _, Service};

use super::{FLEET, request};

/// A service that is ready at the second poll. A clone must be polled for itself.
#[derive(Default)]
struct Shy {
    polled: usize,
}

impl Clone for Shy {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Service<Request<&'static str>> for Shy {
    type Response = Response<usize>;
    type Error = &'static str;
    type Future = Ready<Result<Response<usize>, &'static str>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), &'static str>> {
        self.polled += 1;
        match self.polled {
            1 => Poll::Pending,
            2 => Poll::Ready(Ok(())),
            _ => Poll::Ready(Err("polled too often")),
        }
    }

    fn call(&mut self, _: Request<&'static str>) -> Self::Future {
        assert_eq!(self.polled, 2, "the service was called before it was ready");
        ready(Ok(Response::new(self.polled)))
    }
}

#[test]
fn the_guard_calls_the_service_that_is_ready() {
    let mut context = Context::from_waker(Waker::noop());
    let mut guard = GuardLayer::fleet(FLEET).layer(Shy::default());
    assert!(guard.poll_ready(&mut context).is_pending());
    let mut clone = guard.clone();
    assert_eq!(guard.poll_ready(&mut context), Poll::Ready(Ok(())));
    let mut answer = Box::pin(guard.call(request("/", &[])));
    let Poll::Ready(Ok(response)) = answer.as_mut().poll(&mut context) else {
        panic!("the service responds at once");
    };
    assert_eq!(*response.body(), 2);
    let error = Poll::Ready(Err("polled too often"));
    assert_eq!(guard.poll_ready(&mut context), error);
    assert!(
        clone.poll_ready(&mut context).is_pending(),
        "a clone is polled for itself"
    );
}

#[test]
fn the_layer_is_clone_send_sync_and_debug() {
    fn goes<T: Clone + Send + Sync + 'static>(_: &T) {}

    let layer = GuardLayer::fleet(FLEET).on_finding(|_| {});
    goes(&layer);
    goes(&layer.layer(Shy::default()));
    let closure = layer.consent(|_| |_: &str| true);
    goes(&closure.layer(Shy::default()));
    assert!(format!("{closure:?}").starts_with("GuardLayer { settings: Settings { fleet: "));
}
