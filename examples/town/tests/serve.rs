//! The town as a process.
#![cfg(unix)]

#[path = "../../portals/tests/app/mod.rs"]
mod app;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;

use app::{App, PATIENCE};

const TOWN: &str = env!("CARGO_BIN_EXE_town");

/// Sends a request, and returns the answer.
fn answer(app: &App, request: &str) -> String {
    let mut stream = TcpStream::connect(&app.address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn the_first_address_leads_to_the_town() {
    let app = App::start(TOWN, &[]);
    let get = |path: &str| {
        let host = "Host: localhost\r\nConnection: close";
        answer(&app, &format!("GET {path} HTTP/1.1\r\n{host}\r\n\r\n"))
    };
    let first = get("/");
    assert!(first.contains("\r\nlocation: /town\r\n"), "{first}");
    let home = get("/town");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
    let missing = get("/nothing");
    assert!(
        missing.starts_with("HTTP/1.1 404 Not Found\r\n"),
        "{missing}"
    );
}

#[test]
fn a_form_that_does_not_arrive_is_not_waited_for() {
    let app = App::start(TOWN, &[]);
    let head =
        "POST /cookies HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 9";
    let answer = answer(&app, &format!("{head}\r\n\r\nchoice="));
    assert!(
        answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"),
        "{answer}"
    );
}

#[test]
fn a_wrong_port_is_reported() {
    let output = Command::new(TOWN).env("PORT", "65536").output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8(output.stderr).expect("UTF-8");
    let sentence = "`PORT` is `65536`, which is not a port: use a number from 0 to 65535\n";
    assert!(printed.ends_with(sentence), "{printed}");
}
