//! A whole recorded response, for hard-coded servers.

use std::fs;
use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse as _;
use bytes::Bytes;

/// A response: status, headers, body.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    status: StatusCode,
    headers: &'static [(HeaderName, HeaderValue)],
    body: &'static [u8],
}

impl Recorded {
    /// Reads a file: a line with the status code, a line for each header, an empty line, the body.
    /// The result is static, as hard-coded data is.
    pub(crate) fn read(path: &Path) -> Self {
        let bytes: &'static [u8] = fs::read(path).expect("a response was recorded").leak();
        let length = bytes.windows(2).position(|two| two == b"\n\n");
        let (head, body) = bytes.split_at(length.expect("an empty line after the headers"));
        let head: &'static str = str::from_utf8(head).expect("headers are ASCII");
        let mut lines = head.lines();
        let status = lines.next().and_then(|status| status.parse().ok());
        let headers: Vec<_> = lines.map(header).collect();
        Self {
            status: status.expect("a status"),
            headers: headers.leak(),
            body: &body[2..],
        }
    }

    /// Returns the response. The body is not copied.
    pub(crate) fn response<B>(&self, body: impl FnOnce(Bytes) -> B) -> Response<B> {
        let mut response = Response::new(body(Bytes::from_static(self.body)));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.reserve(self.headers.len());
        for (name, value) in self.headers {
            headers.insert(name.clone(), value.clone());
        }
        response
    }

    /// Returns the same response, with headers created from texts.
    pub(crate) fn text_response(&self) -> Response<Body> {
        let headers = self.headers.iter().map(|(name, value)| {
            let text = value.to_str().expect("headers are ASCII");
            (name.as_str(), text)
        });
        let mut response = (self.status, Bytes::from_static(self.body)).into_response();
        for (name, text) in headers {
            let name = HeaderName::from_static(name);
            response
                .headers_mut()
                .insert(name, HeaderValue::from_str(text).expect("it was one"));
        }
        response
    }
}

fn header(line: &'static str) -> (HeaderName, HeaderValue) {
    let (name, value) = line.split_once(": ").expect("a header");
    let name = name
        .to_ascii_lowercase()
        .parse()
        .expect("the name of a header");
    (name, HeaderValue::from_static(value))
}
