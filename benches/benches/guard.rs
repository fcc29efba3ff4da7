//! The cost of the guard for a response with 0, 1 and 4 cookies, compared with a layer that does
//! nothing.
//!
//! `cargo bench -p charte-benches --bench guard`
//!
//! The service answers immediately. So the benchmark measures the layer, and the creation of a
//! request and its response. *Checked* is the guard as a function, called for each header without a
//! layer.

use std::convert::Infallible;
use std::future::{Future as _, Ready, ready};
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use charte::guard::{Occasion, ReceivedCookie, check};
use charte::tower::{GuardLayer, Mode};
use charte_tests::guarded::fleet::FLEET;
use divan::Bencher;
use http::header::{HOST, SET_COOKIE};
use http::{HeaderValue, Request, Response};
use tower::Service;
use tower::layer::Layer;
use tower::layer::util::Identity;

fn main() {
    divan::main();
}

/// Cookies that the charter declares.
const RIGHT: [&str; 4] = [
    "sid=31d4d96e407aad42; Path=/; Secure; HttpOnly; SameSite=Lax",
    "lang=fr; Domain=example.org; Path=/; Max-Age=31536000",
    "__Host-csrf=8f14e45fceea167a; Secure; Path=/; SameSite=Strict; Max-Age=43200",
    "choice=1; Path=/; Expires=Wed, 01 Jan 2031 00:00:00 GMT",
];

const COUNTS: [usize; 3] = [0, 1, 4];

#[divan::bench(args = COUNTS)]
fn layer_1_none(bencher: Bencher<'_, '_>, cookies: usize) {
    answer(bencher, &Identity::new(), cookies);
}

#[divan::bench(args = COUNTS)]
fn layer_2_report(bencher: Bencher<'_, '_>, cookies: usize) {
    answer(bencher, &GuardLayer::fleet(FLEET), cookies);
}

#[divan::bench(args = COUNTS)]
fn layer_3_enforce(bencher: Bencher<'_, '_>, cookies: usize) {
    let layer = GuardLayer::fleet(FLEET).mode(Mode::Enforce);
    answer(bencher, &layer, cookies);
}

#[divan::bench(args = RIGHT.map(|header| header.split('=').next().unwrap_or_default()))]
fn parsed(bencher: Bencher<'_, '_>, name: &str) {
    let header = header(name);
    bencher.bench_local(|| ReceivedCookie::parse(black_box(header)));
}

#[divan::bench(args = RIGHT.map(|header| header.split('=').next().unwrap_or_default()))]
fn checked(bencher: Bencher<'_, '_>, name: &str) {
    let header = header(name);
    let charter = FLEET.get("shop.example.org");
    let occasion = Occasion {
        host: "shop.example.org",
        path: "/",
        now: 1_767_225_600, // 2026-01-01T00:00:00Z
    };
    bencher.bench_local(|| {
        let findings = check(&charter, black_box(header), &occasion, |_| false);
        assert_eq!(findings.count(), 0);
    });
}

fn header(name: &str) -> &'static str {
    let header = RIGHT.iter().find(|header| header.starts_with(name));
    header.expect("it is one of them")
}

/// Measures requests to a service in a layer. The service sets some of the cookies.
fn answer<L>(bencher: Bencher<'_, '_>, layer: &L, cookies: usize)
where
    L: Layer<Sets>,
    L::Service: Service<Request<()>, Response = Response<()>, Error = Infallible>,
{
    let mut service = layer.layer(Sets(cookies));
    let mut context = Context::from_waker(Waker::noop());
    bencher.bench_local(|| {
        let request = Request::builder()
            .uri("/basket?item=1")
            .header(HOST, "shop.example.org")
            .body(())
            .expect("a request");
        assert!(service.poll_ready(&mut context).is_ready());
        let Poll::Ready(Ok(response)) = pin!(service.call(request)).poll(&mut context) else {
            panic!("the service answers at once");
        };
        let kept = response.headers().get_all(SET_COOKIE).iter().count();
        assert_eq!(kept, cookies, "all of them are right");
        response
    });
}

/// A service that sets this number of cookies.
#[derive(Clone)]
struct Sets(usize);

impl Service<Request<()>> for Sets {
    type Response = Response<()>;
    type Error = Infallible;
    type Future = Ready<Result<Response<()>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        let mut response = Response::new(());
        for header in &RIGHT[..self.0] {
            let value = HeaderValue::from_static(header);
            response.headers_mut().append(SET_COOKIE, value);
        }
        ready(Ok(response))
    }
}
