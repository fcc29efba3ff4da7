//! The layer passes a streaming body unchanged.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use charte::tower::{GuardLayer, Mode};
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt as _;
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::{FLEET, OTHER, RIGHT, cookies, request};

/// A body of three frames and a trailer. Each is ready at the second poll. The body counts its polls.
struct Slow {
    frames: Vec<Frame<&'static [u8]>>,
    is_ready: bool,
    requested: Arc<AtomicUsize>,
}

impl Body for Slow {
    type Data = &'static [u8];
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<&'static [u8]>, Infallible>>> {
        self.requested.fetch_add(1, Ordering::Relaxed);
        self.is_ready = !self.is_ready;
        if self.is_ready {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.frames.pop().map(Ok))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

#[tokio::test]
async fn a_stream_passes_untouched() {
    let requested = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requested);
    let service = service_fn(move |_: Request<&'static str>| {
        let mut trailers = HeaderMap::new();
        trailers.insert(SET_COOKIE, HeaderValue::from_static("trailer=1"));
        let mut frames = vec![Frame::trailers(trailers)];
        frames.extend([&b"three"[..], b"two", b"one"].map(Frame::data));
        let mut response = Response::new(Slow {
            frames,
            is_ready: false,
            requested: Arc::clone(&count),
        });
        for cookie in [OTHER, RIGHT] {
            let value = HeaderValue::from_static(cookie);
            response.headers_mut().append(SET_COOKIE, value);
        }
        std::future::ready(Ok::<_, Infallible>(response))
    });
    let guard = GuardLayer::fleet(FLEET).mode(Mode::Enforce).layer(service);
    let Ok(response) = guard.oneshot(request("/", &["shop.example.org"])).await;
    assert_eq!(cookies(response.headers()), [RIGHT]);
    assert_eq!(
        requested.load(Ordering::Relaxed),
        0,
        "the layer has polled the body"
    );
    let Ok(body) = response.into_body().collect().await;
    let trailers = body.trailers().expect("they were sent");
    assert_eq!(
        cookies(trailers),
        ["trailer=1"],
        "browsers ignore cookies in trailers"
    );
    assert_eq!(body.to_bytes(), &b"onetwothree"[..]);
}
