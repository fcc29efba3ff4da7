//! Requests to the app, without a socket.

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use tower::ServiceExt as _;

use super::router;
use crate::portals::FLEET;
use crate::site::FILES;

const PATH: &str = "/terms/cookies-policy";

/// The answer to a request with these `Host` headers.
async fn ask(method: Method, target: &str, hosts: &[&str]) -> Response {
    let mut request = Request::builder().method(method).uri(target);
    for host in hosts {
        request = request.header(header::HOST, *host);
    }
    let request = request.body(Body::empty()).expect("a request");
    let Ok(response) = router().oneshot(request).await;
    let sniffing = &response.headers()[header::X_CONTENT_TYPE_OPTIONS];
    assert_eq!(sniffing, "nosniff", "{target}");
    response
}

async fn get(target: &str, host: &str) -> Response {
    ask(Method::GET, target, &[host]).await
}

fn header_of(response: &Response, name: header::HeaderName) -> &str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().expect("a text"))
}

async fn text(response: Response) -> String {
    let body = to_bytes(response.into_body(), usize::MAX).await;
    String::from_utf8(body.expect("a body").into()).expect("UTF-8")
}

/// Checks the response for an unknown platform: it contains nothing about the known ones.
async fn assert_not_found(response: Response, case: &str) {
    assert_eq!(response.status(), StatusCode::NOT_FOUND, "{case}");
    let text = text(response).await;
    let is_sentence = text.contains("Page not found") || text == "There is no page here.\n";
    assert!(is_sentence, "{case}: {text}");
    for charter in FLEET {
        assert!(!text.contains(charter.host()), "{case}");
    }
}

#[tokio::test]
async fn the_host_header_chooses_the_charter() {
    for charter in FLEET {
        let host = charter.host();
        for host in [
            host.to_owned(),
            host.to_uppercase(),
            format!("{host}:3000"),
            format!("{host}."),
            format!("{host}.:443"),
        ] {
            let response = get(PATH, &host).await;
            assert_eq!(response.status(), StatusCode::OK, "{host}");
            let media_type = header_of(&response, header::CONTENT_TYPE);
            assert_eq!(media_type, charter.html().media_type());
            let language = header_of(&response, header::CONTENT_LANGUAGE);
            assert_eq!(language, charter.html().language());
            assert_eq!(text(response).await, charter.html().to_string(), "{host}");
        }
    }
}

#[tokio::test]
async fn the_path_chooses_the_charter() {
    for charter in FLEET {
        let host = charter.host();
        let response = get(&format!("/{host}/"), "127.0.0.1:3000").await;
        assert_eq!(response.status(), StatusCode::OK, "{host}");
        assert_eq!(text(response).await, charter.html().to_string(), "{host}");

        let pages = [charter.markdown(), charter.text(), charter.json()];
        for ((name, _), page) in FILES.iter().zip(pages) {
            let response = get(&format!("/{host}/{name}"), "localhost").await;
            assert_eq!(response.status(), StatusCode::OK, "{host} {name}");
            let media_type = header_of(&response, header::CONTENT_TYPE);
            assert_eq!(media_type, page.media_type());
            assert_eq!(text(response).await, page.to_string());
        }
    }
}

#[tokio::test]
async fn a_proxy_names_the_host_in_the_request_line() {
    let charter = FLEET.get("data.issy.com");
    let target = format!("http://data.issy.com{PATH}");
    let response = get(&target, "other.example").await;
    assert_eq!(text(response).await, charter.html().to_string());
}

#[tokio::test]
async fn unknown_hosts_and_paths_are_not_found() {
    for host in ["nobody.example", "", "127.0.0.1:3000", "[::1]:3000"] {
        assert_not_found(get(PATH, host).await, host).await;
    }
    for target in [
        "/nobody.example",
        "/nobody.example/",
        "/nobody.example/charter.md",
        "/data.issy.com/charter.pdf",
        "/data.issy.com/charter.md/",
        "/terms/",
        "//data.issy.com/",
        "/%2Fdata.issy.com",
    ] {
        assert_not_found(get(target, "localhost").await, target).await;
    }
    let two = ask(Method::GET, PATH, &["data.issy.com", "data.issy.com"]).await;
    assert_eq!(two.status(), StatusCode::BAD_REQUEST);
    let none = ask(Method::GET, PATH, &[]).await;
    assert_eq!(none.status(), StatusCode::BAD_REQUEST);
    let malformed = get(PATH, "data.issy.com, data.issy.com").await;
    assert_eq!(malformed.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_path_without_a_slash_redirects() {
    let response = get("/data.issy.com", "data.issy.com").await;
    assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
    let location = header_of(&response, header::LOCATION);
    assert_eq!(location, "/data.issy.com/");
}

#[tokio::test]
async fn the_index_links_every_page() {
    let response = get("/", "127.0.0.1:3000").await;
    assert_eq!(response.status(), StatusCode::OK);
    let index = text(response).await;
    let links = index.split("href=\"").skip(1);
    let links: Vec<&str> = links.filter_map(|link| link.split('"').next()).collect();
    assert_eq!(links.len(), FLEET.len() * (1 + FILES.len()));
    for link in links {
        let response = get(link, "127.0.0.1:3000").await;
        assert_eq!(response.status(), StatusCode::OK, "{link}");
    }
    let entries = index.lines().filter(|line| line.starts_with("<li>"));
    assert_eq!(entries.count(), FLEET.len(), "a platform a line");
}

#[tokio::test]
async fn head_equals_get_without_the_body() {
    for target in ["/", PATH, "/data.issy.com/charter.txt", "/nobody.example/"] {
        let get = get(target, "data.issy.com").await;
        let head = ask(Method::HEAD, target, &["data.issy.com"]).await;
        assert_eq!(head.status(), get.status(), "{target}");
        let media_type = header_of(&head, header::CONTENT_TYPE);
        assert_eq!(
            media_type,
            header_of(&get, header::CONTENT_TYPE),
            "{target}"
        );
        let length = header_of(&head, header::CONTENT_LENGTH).to_owned();
        assert_eq!(text(head).await, "", "{target}");
        assert_eq!(length, text(get).await.len().to_string(), "{target}");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        for target in ["/", PATH, "/data.issy.com/"] {
            let response = ask(method.clone(), target, &["data.issy.com"]).await;
            let status = response.status();
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {target}");
            let allow = header_of(&response, header::ALLOW);
            assert_eq!(allow.replace(' ', ""), "GET,HEAD", "{method} {target}");
        }
    }
}
