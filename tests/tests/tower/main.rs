//! The guard as a layer around services of this test.

mod axum;
mod body;
mod readiness;
mod recorder;
mod tenants;

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use charte::guard::FindingKind;
use charte::tower::{GuardLayer, Mode};
use charte_tests::guarded::fleet::FLEET;
use http::header::{CONTENT_TYPE, HOST, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use tower::{Layer, Service, ServiceExt as _, service_fn};

const RIGHT: &str = "sid=1; Path=/; Secure; HttpOnly; SameSite=Lax";
const GATED: &str = "_pk_id=1; Secure; Max-Age=60";
const OTHER: &str = "_ga=GA1.1; Path=/";
const DELETED: &str = "_ga=; Max-Age=0; Path=/";

/// The reported findings.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Recorder {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("nobody panicked"))
    }

    /// A layer that reports to this list.
    fn by<F>(&self, layer: GuardLayer<F>) -> GuardLayer<F> {
        let reported = self.clone();
        layer.on_finding(move |report| {
            let mut reported = reported.0.lock().expect("nobody panicked");
            let did = if report.removed { "removed" } else { "passed" };
            reported.push(format!(
                "{did} at {}{}: {}",
                report.host, report.path, report.finding
            ));
        })
    }
}

fn request(target: &str, hosts: &[&str]) -> Request<&'static str> {
    let mut request = Request::builder().uri(target);
    for host in hosts {
        request = request.header(HOST, *host);
    }
    request.body("the body of the request").expect("a request")
}

/// A service that sets these cookies.
fn sets(
    cookies: &'static [&'static str],
) -> impl Service<
    Request<&'static str>,
    Response = Response<&'static str>,
    Error = Infallible,
    Future: Send,
> + Clone {
    service_fn(move |request: Request<&'static str>| {
        assert_eq!(*request.body(), "the body of the request");
        let mut response = Response::new("the body of the response");
        *response.status_mut() = StatusCode::IM_A_TEAPOT;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        for cookie in cookies {
            headers.append(SET_COOKIE, HeaderValue::from_static(cookie));
        }
        headers.append("x-last", HeaderValue::from_static("1"));
        headers.append("x-last", HeaderValue::from_static("2"));
        std::future::ready(Ok::<_, Infallible>(response))
    })
}

fn cookies(headers: &HeaderMap) -> Vec<&str> {
    let values = headers.get_all(SET_COOKIE).iter();
    values
        .map(|value| value.to_str().expect("a text"))
        .collect()
}

#[tokio::test]
async fn report_mode_reports_and_changes_nothing() {
    let reported = Recorder::default();
    let layer = reported.by(GuardLayer::fleet(FLEET));
    let guard = layer.layer(sets(&[RIGHT, OTHER, GATED, DELETED, OTHER]));
    let request = request("/basket?x=1", &["Shop.example.org:8443"]);
    let Ok(response) = guard.oneshot(request).await;
    assert_eq!(response.status(), StatusCode::IM_A_TEAPOT);
    assert_eq!(*response.body(), "the body of the response");
    let expected = [RIGHT, OTHER, GATED, DELETED, OTHER];
    assert_eq!(cookies(response.headers()), expected);
    let undeclared = "passed at Shop.example.org:8443/basket: the charter does not declare the \
                      cookie `_ga`";
    let gated = "passed at Shop.example.org:8443/basket: the cookie `_pk_id` of the category \
                 `audience` is set without the visitor's consent";
    assert_eq!(reported.take(), [undeclared, gated, undeclared]);
}

#[tokio::test]
async fn enforce_mode_removes_cookies_with_a_finding_and_keeps_the_order() {
    let reported = Recorder::default();
    let layer = reported.by(GuardLayer::fleet(FLEET).mode(Mode::Enforce));
    let guard = layer.layer(sets(&[
        OTHER, RIGHT, GATED, DELETED, "choice=1", OTHER, DELETED,
    ]));
    let Ok(response) = guard.oneshot(request("/", &["shop.example.org"])).await;
    let expected = [RIGHT, DELETED, "choice=1", DELETED];
    assert_eq!(cookies(response.headers()), expected);
    assert_eq!(reported.take().len(), 3);
    let names: Vec<_> = response
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect();
    assert_eq!(names, ["content-type", "set-cookie", "x-last"]);
    let last: Vec<_> = response.headers().get_all("x-last").iter().collect();
    assert_eq!(last, ["1", "2"]);
}

#[tokio::test]
async fn all_cookies_may_be_removed() {
    let guard = GuardLayer::site(FLEET.get("shop.example.org")).mode(Mode::Enforce);
    let service = guard.layer(sets(&[OTHER, GATED]));
    let Ok(response) = service.oneshot(request("/", &["anything"])).await;
    assert!(!response.headers().contains_key(SET_COOKIE));
    let service = guard.layer(sets(&[]));
    let Ok(response) = service.oneshot(request("/", &["anything"])).await;
    assert_eq!(response.headers().len(), 3);
}

#[tokio::test]
async fn consent_comes_from_the_request() {
    let reported = Recorder::default();
    let layer = GuardLayer::fleet(FLEET)
        .mode(Mode::Enforce)
        .consent(|parts| {
            let consent = parts.headers.get("x-consent").cloned();
            move |category: &str| consent.as_ref().is_some_and(|consent| consent == category)
        });
    let guard = reported.by(layer).layer(sets(&[GATED, "_pk_video_1=1"]));
    for (consent, expected) in [
        ("audience", [GATED].as_slice()),
        ("video", &["_pk_video_1=1"]),
        ("other", &[]),
    ] {
        let mut request = request("/", &["club.example.org"]);
        let value = HeaderValue::from_static(consent);
        request.headers_mut().insert("x-consent", value);
        let Ok(response) = guard.clone().oneshot(request).await;
        assert_eq!(cookies(response.headers()), expected, "{consent}");
        assert_eq!(reported.take().len(), 2 - expected.len(), "{consent}");
    }
}

#[tokio::test]
async fn the_host_chooses_the_charter() {
    let kinds = Arc::new(Mutex::new(Vec::new()));
    let reported = Arc::clone(&kinds);
    let layer = GuardLayer::fleet(FLEET).on_finding(move |report| {
        let url = report.charter.map(|charter| charter.url().to_owned());
        let mut reported = reported.lock().expect("nobody panicked");
        reported.push((report.finding.kind, url));
    });
    let club = "https://club.example.org".to_owned();
    let known = &(FindingKind::Undeclared, Some(club));
    let unknown = &(FindingKind::NoCharter, None);
    for (target, hosts, expected) in [
        ("/", ["club.example.org"].as_slice(), known),
        ("/", &["CLUB.example.org.:1"], known),
        ("http://club.example.org/", &["shop.example.org"], known),
        ("/", &["other.example"], unknown),
        ("/", &[], unknown),
        ("/", &["club.example.org", "club.example.org"], unknown),
    ] {
        let guard = layer.layer(sets(&[DELETED, OTHER]));
        let Ok(_) = guard.oneshot(request(target, hosts)).await;
        let reported = std::mem::take(&mut *kinds.lock().expect("nobody panicked"));
        assert_eq!(
            reported,
            std::slice::from_ref(expected),
            "{target} {hosts:?}"
        );
    }
    let fallback = layer.fallback(FLEET.get("club.example.org"));
    let guard = fallback.layer(sets(&[RIGHT, OTHER]));
    let Ok(_) = guard.oneshot(request("/", &["localhost:3000"])).await;
    let reported = kinds.lock().expect("nobody panicked");
    assert_eq!(*reported, std::slice::from_ref(known));
}

/// What browsers ignore does not depend on a charter.
#[tokio::test]
async fn on_a_host_without_a_charter_ignored_cookies_are_reported_too() {
    let recorder = Recorder::default();
    let guard = recorder.by(GuardLayer::fleet(FLEET));
    let guard = guard.layer(sets(&["__Host-a=1; Path=/", "=", OTHER]));
    let Ok(_) = guard.oneshot(request("/", &["other.example"])).await;
    assert_eq!(
        recorder.take(),
        [
            "passed at other.example/: the cookie `__Host-a` is set for a host that has no charter",
            "passed at other.example/: browsers ignore the cookie `__Host-a`: the prefix `__Host-` \
             requires `Secure`, `Path=/` and no `Domain`",
            "passed at other.example/: browsers ignore a `Set-Cookie` header: it has neither a name \
             nor a value",
            "passed at other.example/: the cookie `_ga` is set for a host that has no charter",
        ]
    );
}

#[tokio::test]
async fn headers_that_are_not_utf8_are_checked() {
    let reported = Recorder::default();
    let layer = reported.by(GuardLayer::fleet(FLEET).mode(Mode::Enforce));
    let service = service_fn(async |_: Request<&'static str>| {
        let mut response = Response::new(());
        for value in [b"s\xefd=\xff".as_slice(), b"sid", b"", b"a=\t"] {
            let value = HeaderValue::from_bytes(value).expect("a value");
            response.headers_mut().append(SET_COOKIE, value);
        }
        Ok::<_, Infallible>(response)
    });
    let request = request("/", &["shop.example.org"]);
    let Ok(response) = layer.layer(service).oneshot(request).await;
    assert!(response.headers().is_empty());
    assert_eq!(reported.take().len(), 4);
}

#[tokio::test]
async fn errors_of_the_service_pass() {
    let guard = GuardLayer::fleet(FLEET);
    let service = service_fn(async |_: Request<&'static str>| Err::<Response<()>, _>("no answer"));
    let answer = guard.layer(service).oneshot(request("/", &[])).await;
    assert_eq!(answer.expect_err("the error of the service"), "no answer");
}
