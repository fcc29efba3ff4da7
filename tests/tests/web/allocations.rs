//! Allocations for hostile requests: their number depends only on the response.

use std::hint::black_box;

use allocation_counter::measure;
use charte::web::{Body, Endpoint};
use http::{HeaderValue, Method, Request, Response, Uri};

use super::site::Site;

/// `http` allocates twice for the table of response headers, once for the entity tag, and twice for the length
/// in a response to `HEAD`. Every other value is static.
const TABLE: u64 = 2;
const TAG: u64 = 1;
const LENGTH: u64 = 2;

#[test]
fn a_response_allocates_only_for_its_headers() {
    let site = Site::named("exemplary").endpoint;
    let tag = answer(site, &get("/cookies", &[])).1.headers()["etag"].clone();
    let unacceptable = ("accept-encoding", "identity;q=0");
    let kept = ("if-none-match", tag.to_str().expect("a tag"));
    let head = method(Method::HEAD, get("/cookies", &[]));
    let head_of_nothing = method(Method::HEAD, get("/charter.pdf", &[]));
    for (request, status, expected) in [
        (get("/cookies", &[]), 200, TABLE + TAG),
        (get("/charter.en.json", &[]), 200, TABLE + TAG),
        (
            get("/cookies", &[("accept-encoding", "br")]),
            200,
            TABLE + TAG,
        ),
        (get("/cookies", &[kept]), 304, TABLE + TAG),
        (head, 200, TABLE + TAG + LENGTH),
        (get("/charter.pdf", &[]), 404, TABLE),
        (head_of_nothing, 404, TABLE + LENGTH),
        (method(Method::POST, get("/cookies", &[])), 405, TABLE),
        (get("/cookies", &[unacceptable]), 406, TABLE),
    ] {
        let (allocations, response) = answer(site, &request);
        assert_eq!(response.status(), status, "{request:?}");
        assert_eq!(allocations, expected, "{request:?}");
    }
}

/// A body allocates once, and only if it is not one static slice.
#[test]
fn a_body_allocates_at_most_once() {
    for (site, encoding, expected) in [
        ("exemplary", "br", 0),
        ("exemplary", "gzip", 0),
        ("exemplary", "identity", 0),
        ("fleet", "br", 1),
        ("fleet", "gzip", 1),
        ("fleet", "identity", 1),
    ] {
        let headers = [("host", "one.example.org"), ("accept-encoding", encoding)];
        let (_, response) = answer(Site::named(site).endpoint, &get("/cookies", &headers));
        let body = response.into_body();
        assert_eq!(
            body.as_bytes().is_some(),
            expected == 0,
            "{site} {encoding}"
        );
        let allocated = measure(|| {
            black_box(body.into_bytes());
        });
        assert_eq!(allocated.count_total, expected, "{site} {encoding}");
    }
}

/// Long request headers do not add allocations.
#[test]
fn long_request_headers_allocate_nothing() {
    let site = Site::named("exemplary").endpoint;
    let tag = answer(site, &get("/cookies", &[])).1.headers()["etag"].clone();
    let tag = tag.to_str().expect("a tag");
    let tags = |last: &str| format!("{}{last}", "\"0123456789abcdef\", W/\"x\",".repeat(5_000));
    for (name, value, status, printed) in [
        // A megabyte of languages, with the wanted one at the end.
        (
            "accept-language",
            format!("{}en", "de;q=0.9, ".repeat(100_000)),
            200,
            ("content-language", "en"),
        ),
        (
            "accept-language",
            "x".repeat(1 << 20),
            200,
            ("content-language", "fr"),
        ),
        (
            "accept-language",
            "en-".repeat(1 << 18),
            200,
            ("content-language", "fr"),
        ),
        (
            "accept-language",
            ",".repeat(1 << 20),
            200,
            ("content-language", "fr"),
        ),
        (
            "accept-language",
            "en;q=".repeat(100_000),
            200,
            ("content-language", "fr"),
        ),
        // Ten thousand encodings.
        (
            "accept-encoding",
            format!("{}gzip", "zstd;q=0.5, ".repeat(10_000)),
            200,
            ("content-encoding", "gzip"),
        ),
        (
            "accept-encoding",
            "br;q=0,".repeat(10_000) + "gzip;q=0.001",
            200,
            ("content-encoding", "gzip"),
        ),
        (
            "accept-encoding",
            "*;q=0,".repeat(10_000),
            406,
            ("cache-control", "no-store"),
        ),
        // Malformed weights.
        (
            "accept-encoding",
            "gzip;q=-1, br;q=high, identity;q=0.0.0".to_owned(),
            200,
            ("vary", "Accept, Accept-Language, Accept-Encoding"),
        ),
        (
            "accept",
            format!(
                "application/json;q={}, text/plain;q=0.1",
                "9".repeat(1 << 20)
            ),
            200,
            ("content-type", "application/json"),
        ),
        (
            "accept",
            "text/html;a=\"".to_owned() + &"\\\"".repeat(1 << 19),
            200,
            ("content-type", "text/html; charset=utf-8"),
        ),
        (
            "accept",
            "text/*;".repeat(100_000),
            200,
            ("content-type", "text/html; charset=utf-8"),
        ),
        // Bytes outside ASCII.
        (
            "accept-language",
            "\u{e9}\u{2c2c}\u{fffd},".repeat(100_000) + "en",
            200,
            ("content-language", "en"),
        ),
        (
            "accept",
            "\u{e9}/\u{e8};\u{ea}=\u{eb},".repeat(100_000) + "text/markdown",
            200,
            ("content-type", "text/markdown; charset=utf-8"),
        ),
        // Ten thousand entity tags.
        ("if-none-match", tags(tag), 304, ("etag", tag)),
        ("if-none-match", tags("*"), 200, ("etag", tag)),
        ("if-none-match", "\"".repeat(1 << 20), 200, ("etag", tag)),
        ("if-none-match", "W/".repeat(1 << 20), 200, ("etag", tag)),
        ("if-match", tags(tag), 200, ("etag", tag)),
        ("if-match", tags("*"), 412, ("cache-control", "no-store")),
        (
            "if-match",
            "W/".repeat(1 << 20),
            412,
            ("cache-control", "no-store"),
        ),
        ("host", "a.".repeat(1 << 19), 200, ("etag", tag)),
        ("host", "%61".repeat(1 << 18), 200, ("etag", tag)),
        (
            "host",
            format!("a:{}", "9".repeat(1 << 20)),
            400,
            ("cache-control", "no-store"),
        ),
        (
            "host",
            format!("a:{}80", "0".repeat(1 << 20)),
            200,
            ("etag", tag),
        ),
        (
            "host",
            format!("[{}]", ":".repeat(1 << 20)),
            400,
            ("cache-control", "no-store"),
        ),
        (
            "host",
            "@".repeat(1 << 20),
            400,
            ("cache-control", "no-store"),
        ),
    ] {
        let request = get("/cookies", &[(name, &value)]);
        let start = &value[..value
            .char_indices()
            .nth(40)
            .map_or(value.len(), |(at, _)| at)];
        costs_the_same(site, &request, status, printed, &format!("{name}: {start}"));
    }
}

/// As many headers as `http` accepts, each with another preference.
#[test]
fn many_headers_allocate_nothing() {
    let site = Site::named("exemplary").endpoint;
    for (name, value, printed) in [
        ("accept-language", "en;q=0.5", ("content-language", "en")),
        (
            "accept-encoding",
            "deflate, gzip",
            ("content-encoding", "gzip"),
        ),
        (
            "accept",
            "text/plain",
            ("content-type", "text/plain; charset=utf-8"),
        ),
        ("if-none-match", "\"a\"", ("content-language", "fr")),
    ] {
        let mut request = get("/cookies", &[]);
        for _ in 0..20_000 {
            request
                .headers_mut()
                .append(name, HeaderValue::from_static(value));
        }
        costs_the_same(site, &request, 200, printed, name);
    }
    let printed = ("cache-control", "no-store");
    for (name, value, status) in [("host", "one.example.org", 400), ("if-match", "\"a\"", 412)] {
        for site in ["exemplary", "fleet"] {
            let mut request = get("/cookies", &[]);
            if name != "host" {
                let host = HeaderValue::from_static("one.example.org");
                request.headers_mut().append("host", host);
            }
            for _ in 0..20_000 {
                request
                    .headers_mut()
                    .append(name, HeaderValue::from_static(value));
            }
            let endpoint = Site::named(site).endpoint;
            costs_the_same(endpoint, &request, status, printed, name);
        }
    }
}

#[test]
fn long_addresses_allocate_nothing() {
    let site = Site::named("exemplary").endpoint;
    let nothing = ("cache-control", "no-store");
    let french = ("content-language", "fr");
    let markdown = ("content-type", "text/markdown; charset=utf-8");
    let long = "a".repeat(60_000);
    for (target, status, printed) in [
        (format!("/cookies?{}", "&".repeat(60_000)), 200, french),
        (
            format!("/cookies?{}&lang=en", "a=b&".repeat(15_000)),
            200,
            ("content-language", "en"),
        ),
        (format!("/cookies?lang={long}"), 200, french),
        (
            format!("/cookies?lang={}", "en-".repeat(20_000)),
            200,
            french,
        ),
        (format!("/cookies?format={long}"), 404, nothing),
        (format!("/charter.{long}.html"), 404, nothing),
        (format!("/charter.html{long}"), 404, nothing),
        (format!("/charter{}", ".".repeat(60_000)), 404, nothing),
        (
            format!("/{}charter.fr.md", "../".repeat(20_000)),
            200,
            markdown,
        ),
        ("/cookies/../charter.md".to_owned(), 200, markdown),
        ("/cookies/..%2fcharter.md".to_owned(), 200, french),
        ("/charter.fr%00.md".to_owned(), 404, nothing),
        ("/charter.md%00.html".to_owned(), 404, nothing),
        ("/charter.%6dd".to_owned(), 200, markdown),
        (format!("/charter.{}", "%6d".repeat(20_000)), 404, nothing),
        (
            format!("/cookies?{}", "%6c%61%6e%67=%65n&".repeat(3_000)),
            200,
            ("content-language", "en"),
        ),
        (format!("/cookies?lang={}", "%".repeat(60_000)), 200, french),
        ("/%00".to_owned(), 200, french),
        ("/cookies?lang=%00&format=html".to_owned(), 200, french),
        ("/cookies?format=html%00".to_owned(), 404, nothing),
        ("/cookies?lang=../../etc/passwd".to_owned(), 200, french),
        ("//////".to_owned(), 200, french),
        ("*".to_owned(), 200, french),
    ] {
        let request = get(&target, &[]);
        costs_the_same(
            site,
            &request,
            status,
            printed,
            &target[..target.len().min(60)],
        );
    }
}

/// Compares the allocations of a response with the number for its status.
#[track_caller]
fn costs_the_same(
    endpoint: Endpoint,
    request: &Request<()>,
    status: u16,
    (name, value): (&str, &str),
    what: &str,
) {
    let (allocations, response) = answer(endpoint, request);
    assert_eq!(response.status(), status, "{what}");
    assert_eq!(response.headers()[name], value, "{what}");
    let expected = match status {
        200 | 304 => TABLE + TAG,
        _ => TABLE,
    };
    assert_eq!(allocations, expected, "{what}");
}

/// A response, and the number of its allocations.
fn answer(endpoint: Endpoint, request: &Request<()>) -> (u64, Response<Body<'static>>) {
    let mut response = None;
    let allocated = measure(|| {
        response = Some(endpoint.respond(request.method(), request.uri(), request.headers()));
    });
    (allocated.count_total, response.expect("an answer"))
}

fn get(target: &str, headers: &[(&'static str, &str)]) -> Request<()> {
    let mut request = Request::new(());
    *request.uri_mut() = target.parse::<Uri>().expect("a target");
    for &(name, value) in headers {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a value");
        request.headers_mut().append(name, value);
    }
    request
}

fn method(method: Method, mut request: Request<()>) -> Request<()> {
    *request.method_mut() = method;
    request
}
