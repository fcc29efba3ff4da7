//! Every exchange of `tests/web/cases` through each framework.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;

use charte::web::Endpoint;
use charte_tests::headers;

use super::exchange::case::{Reader, lines};
use super::exchange::{Answer, Request, wire};
use super::servers::{InActix, InAxum, NoFramework, Server, over_actix, over_axum, over_hyper};
use super::site::{self, Site};

const CASES: &str = "web/cases";

#[test]
fn exchanges_equal_the_files() {
    let mut reader = Reader::default();
    headers::compare(CASES, |line| {
        let Some(request) = reader.read(line) else {
            return Vec::new();
        };
        let answer = NoFramework(reader.site().endpoint).answer(&request);
        lines(&answer, reader.site())
    });
}

#[test]
fn exchanges_in_axum() {
    each("axum", InAxum::new, |server, request| {
        Some(server.answer(request))
    });
}

#[test]
fn exchanges_in_actix() {
    each("actix", InActix, |server, request| {
        Some(server.answer(request))
    });
}

#[test]
fn exchanges_in_hyper_over_a_socket() {
    over("hyper", |endpoint| over_hyper(endpoint, |_, _| {}));
}

#[test]
fn exchanges_in_axum_over_a_socket() {
    over("axum", over_axum);
}

/// actix itself responds if `Host` is missing or repeated, with the same status.
#[test]
fn exchanges_in_actix_over_a_socket() {
    each("actix", over_actix, |server, request| {
        let answer = over_a_socket(*server, request)?;
        let hosts = request.headers.iter().filter(|(name, _)| name == "Host");
        match (hosts.count(), answer.status) {
            (0 | 2, 400) => None,
            _ => Some(answer),
        }
    });
}

/// A borrowed charter has the same responses as one in the program.
#[test]
fn exchanges_of_a_borrowed_charter() {
    let site = Site::named("tenant");
    let url = site.charters[0].url().to_owned();
    let charter = site::tenant(&url);
    for (method, target) in [
        ("GET", "/cookies"),
        ("HEAD", "/charter.json"),
        ("GET", "/charter.pdf"),
        ("POST", "/cookies"),
    ] {
        let mut request = Request::get(target, &[("Accept-Encoding", "br, gzip")]);
        method.clone_into(&mut request.method);
        let (asked, ()) = request.to_http().into_parts();
        let answered = charte::web::respond(charter, &asked.method, &asked.uri, &asked.headers);
        let (parts, body) = answered.into_parts();
        let answered = Answer::from_http(&parts, body.to_vec());
        let (parts, body) = site
            .endpoint
            .respond(&asked.method, &asked.uri, &asked.headers)
            .into_parts();
        assert_eq!(answered, Answer::from_http(&parts, body.to_vec()));
    }
}

fn over(name: &str, start: impl Fn(Endpoint) -> SocketAddr) {
    each(name, start, |server, request| {
        over_a_socket(*server, request)
    });
}

/// The response of a server; `None` for HTTP/2, which these sockets do not support.
fn over_a_socket(server: SocketAddr, request: &Request) -> Option<Answer> {
    let is_spoken = request.version != "HTTP/2";
    is_spoken.then(|| wire::exchange(server, request))
}

/// Sends the requests of the files to a server, and compares its responses with those of the function without
/// a framework. A `None` is not compared.
#[track_caller]
fn each<S>(
    name: &str,
    start: impl Fn(Endpoint) -> S,
    answer: impl Fn(&S, &Request) -> Option<Answer>,
) {
    let mut servers = BTreeMap::new();
    let folder = charte_tests::workspace().join("tests").join(CASES);
    for entry in fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a file of the checkout");
        let mut reader = Reader::default();
        for line in text.lines().filter(|line| !line.starts_with("  ")) {
            let Some(request) = reader.read(line) else {
                continue;
            };
            let endpoint = reader.site().endpoint;
            let expected = NoFramework(endpoint).answer(&request);
            let server = servers
                .entry(reader.name.clone())
                .or_insert_with(|| start(endpoint));
            let Some(found) = answer(server, &request) else {
                continue;
            };
            let [found, expected] = [found, expected].map(|answer| {
                let mut answer = without_what_frameworks_add(answer, &request);
                if name == "actix" {
                    answer.headers.sort(); // it keeps no order
                }
                lines(&answer, reader.site()).join("\n")
            });
            assert!(
                found == expected,
                "in {}, {name} answers\n{found}\nto {request:?}, and not\n{expected}",
                path.display(),
            );
        }
    }
}

/// A response without the headers that a framework adds:
///
/// - `Date`, and `Connection`, which the test requests;
/// - `Content-Length` if there is a body, after a check that it is right. The header in a response to `HEAD` is
///   compared, and a 304 has none.
fn without_what_frameworks_add(mut answer: Answer, request: &Request) -> Answer {
    let length = answer.body.len().to_string();
    let has_body = request.method != "HEAD" && answer.status != 304;
    answer.headers.retain(|(name, value)| match name.as_str() {
        "date" | "connection" => false,
        "content-length" if has_body => {
            assert_eq!(*value, length);
            false
        }
        _ => true,
    });
    answer
}
