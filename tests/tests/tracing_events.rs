//! The findings of the layer as events of `tracing`. The test has a program of its own, because a subscriber
//! is global.

use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::sync::{Arc, Mutex};

use charte::tower::GuardLayer;
use charte_tests::guarded::fleet::FLEET;
use http::header::{HOST, SET_COOKIE};
use http::{Request, Response};
use tower::{Layer as _, ServiceExt as _, service_fn};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Text of a client is quoted, and the value of a cookie is omitted.
#[test]
fn findings_are_events_without_cookie_values() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_ansi(false)
        .without_time()
        .finish();
    let service = service_fn(|_: Request<()>| {
        let response = Response::builder()
            .header(SET_COOKIE, "_ga=secret")
            .header(SET_COOKIE, "a\tb=secret")
            .body(());
        ready(Ok::<_, Infallible>(response.expect("a response")))
    });
    let request = Request::builder()
        .uri("/a\"b")
        .header(HOST, "shop.example.org")
        .body(());
    let guard = GuardLayer::fleet(FLEET).layer(service);
    let answer = guard.oneshot(request.expect("a request"));
    tracing::subscriber::with_default(subscriber, || {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let Ok(_) = runtime.expect("a runtime").block_on(answer);
    });
    let log = String::from_utf8(log.0.lock().expect("nobody panicked").clone()).expect("a text");
    assert_eq!(
        log,
        " WARN charte::guard: the charter does not declare the cookie `_ga` \
         host=\"shop.example.org\" path=\"/a\\\"b\" removed=false\n \
         WARN charte::guard: the charter does not declare the cookie `a\\tb` \
         host=\"shop.example.org\" path=\"/a\\\"b\" removed=false\n \
         WARN charte::guard: browsers ignore the cookie `a\\tb`: it has a tab inside a name or a \
         value host=\"shop.example.org\" path=\"/a\\\"b\" removed=false\n"
    );
}
