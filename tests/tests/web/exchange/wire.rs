//! HTTP/1 over a socket, byte by byte: no library adds or hides a header.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::{Answer, Request};

/// Sends a request and reads the answer, on a connection of its own.
///
/// # Panics
/// If the response is not HTTP/1.1, or if its body has another length than declared.
pub(crate) fn exchange(server: SocketAddr, request: &Request) -> Answer {
    let stream = TcpStream::connect(server).expect("a server");
    // A server that hangs fails the test instead of hanging it.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(60)));
    over(stream, request)
}

/// Sends a request on an open connection and reads the response.
pub(crate) fn over(mut stream: impl Read + Write, request: &Request) -> Answer {
    let Request {
        method,
        target,
        version,
        headers,
        body,
    } = request;
    let mut bytes = format!("{method} {target} {version}\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend(name.bytes());
        bytes.extend(b": ");
        bytes.extend(value);
        bytes.extend(b"\r\n");
    }
    if !body.is_empty() {
        bytes.extend(format!("Content-Length: {}\r\n", body.len()).bytes());
    }
    bytes.extend(b"Connection: close\r\n\r\n");
    bytes.extend(body);

    stream.write_all(&bytes).expect("the server reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the server answers");
    let answer = read(&bytes);
    let has_body = method != "HEAD" && answer.status != 304;
    match answer.header("content-length") {
        Some(length) if has_body => assert_eq!(length, answer.body.len().to_string()),
        None if has_body => panic!("no Content-Length in {:?}", answer.headers),
        _ => assert!(
            answer.body.is_empty(),
            "a response that must have no body has one"
        ),
    }
    answer
}

fn read(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, body) = bytes.split_at(end.expect("the end of the headers"));
    let head = str::from_utf8(head).expect("ASCII");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    Answer {
        status: status
            .and_then(|status| status.parse().ok())
            .expect("a status"),
        headers: lines
            .map(|line| {
                let (name, value) = line.split_once(':').expect("a header");
                (name.to_ascii_lowercase(), value.trim().to_owned())
            })
            .collect(),
        body: body[4..].to_owned(),
    }
}
