//! One request and its response, over HTTP/1.1.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};

/// The path of the page on every server.
pub const PATH: &str = "/cookies.html";

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The encoded body.
    pub body: Vec<u8>,
}

impl Response {
    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Requests the page with these headers (`name: value`), on a new connection.
///
/// # Panics
/// If the server does not answer in HTTP/1.1.
pub fn get(port: u16, headers: &[String]) -> Response {
    ask(port, headers, 1)
}

/// Sends this number of requests on one connection, one after the other. Returns the last response.
///
/// # Panics
/// If the server does not answer in HTTP/1.1.
pub fn ask(port: u16, headers: &[String], times: u32) -> Response {
    let mut request = format!("GET {PATH} HTTP/1.1\r\nhost: data.issy.com\r\n");
    for header in headers {
        let _ = write!(request, "{header}\r\n");
    }
    request.push_str("\r\n");
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the server listens");
    stream.set_nodelay(true).expect("TCP has it");
    let mut stream = BufReader::new(stream);
    let mut response = None;
    for _ in 0..times {
        stream
            .get_mut()
            .write_all(request.as_bytes())
            .expect("the server reads");
        response = Some(read(&mut stream));
    }
    response.expect("at least one request")
}

fn read(stream: &mut BufReader<TcpStream>) -> Response {
    let status = line(stream);
    let status = status
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let mut response = Response {
        status: status.expect("a status"),
        headers: Vec::new(),
        body: Vec::new(),
    };
    loop {
        let line = line(stream);
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        response
            .headers
            .push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if response.status == 304 {
        return response;
    }
    if response.header("transfer-encoding") == Some("chunked") {
        loop {
            let length = usize::from_str_radix(&line(stream), 16).expect("the length of a chunk");
            let start = response.body.len();
            response.body.resize(start + length, 0);
            stream
                .read_exact(&mut response.body[start..])
                .expect("a chunk");
            assert!(line(stream).is_empty(), "a chunk ends with a line");
            if length == 0 {
                return response;
            }
        }
    }
    let length = response
        .header("content-length")
        .and_then(|length| length.parse().ok());
    response.body.resize(length.expect("a length"), 0);
    stream.read_exact(&mut response.body).expect("a body");
    response
}

fn line(stream: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    stream.read_line(&mut line).expect("headers are text");
    assert!(line.ends_with("\r\n"), "the server hung up");
    line.trim_end().to_owned()
}
