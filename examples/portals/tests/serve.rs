//! The app as a process: a real port, a real signal.
#![cfg(unix)]

mod app;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use app::{App, PATIENCE};

const PORTALS: &str = env!("CARGO_BIN_EXE_portals");

impl App {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    fn get(&self, path: &str, host: &str) -> String {
        let mut stream = self.connect();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Sends a signal and waits for the exit code.
    fn stop(&mut self, signal: &str) -> Option<i32> {
        // The `kill` of the shell, because the program may be missing.
        let kill = format!("kill -{signal} {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.expect("a shell").success());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("the app still runs after {signal}");
    }
}

#[test]
fn serves_and_stops() {
    for signal in ["TERM", "INT"] {
        let mut app = App::start(PORTALS, &[]);

        let answer = app.get("/terms/cookies-policy/", "data.issy.com");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("https://data.issy.com"), "{answer}");
        let line = app.wait_for("method=GET");
        for field in [
            "path=\"/terms/cookies-policy/\"",
            "host=\"data.issy.com\"",
            "status=200",
        ] {
            assert!(line.contains(field), "{line}");
        }

        let answer = app.get("/terms/cookies-policy/", &app.address);
        assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");

        // An open connection without a request does not delay the stop.
        let mut idle = app.connect();
        assert_eq!(app.stop(signal), Some(0), "{signal}");
        let line = app.wait_for("stopped");
        assert!(line.ends_with("stopped"), "{line}");
        let mut rest = Vec::new();
        assert_eq!(idle.read_to_end(&mut rest).unwrap_or(0), 0);
    }
}

#[test]
fn a_connection_that_sends_no_request_is_closed() {
    let app = App::start(PORTALS, &[]);
    let sent = ["", "GET / HTTP/1.1\r\nHost: localhost\r\n"];
    let connections = sent.map(|request| {
        let mut connection = app.connect();
        write!(connection, "{request}").expect("a request");
        connection
    });
    for mut connection in connections {
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("the end");
        assert_eq!(answer, "");
    }
}

#[test]
fn a_request_without_a_host_is_refused() {
    let app = App::start(PORTALS, &[]);
    for (hosts, status) in [
        ("", "400 Bad Request"),
        ("Host: data.issy.com, a\r\n", "400 Bad Request"),
        ("Host: a@data.issy.com\r\n", "400 Bad Request"),
        ("Host: data.issy.com:65536\r\n", "400 Bad Request"),
        (
            "Host: data.issy.com\r\nHost: data.issy.com\r\n",
            "400 Bad Request",
        ),
        ("Host: data.issy.com:65535\r\n", "200 OK"),
    ] {
        for path in ["/terms/cookies-policy/", "/data.issy.com/"] {
            let mut stream = app.connect();
            write!(
                stream,
                "GET {path} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"
            )
            .expect("a request");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            let start = format!("HTTP/1.1 {status}\r\n");
            assert!(answer.starts_with(&start), "{path} {hosts}: {answer}");
        }
    }
}

/// The exit code and the message of an app that cannot serve.
fn refused(port: &str) -> (Option<i32>, String) {
    let output = Command::new(PORTALS)
        .env("PORT", port)
        .output()
        .expect("the program runs");
    let printed = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code(), printed)
}

#[test]
fn a_malformed_port_is_a_usage_error() {
    for port in ["", "http", "65536", "-1", "3000 "] {
        let printed = format!(
            "portals: `PORT` is `{port}`, which is not a port: use a number from 0 to 65535\n"
        );
        assert_eq!(refused(port), (Some(2), printed));
    }
}

#[test]
fn a_port_in_use_is_reported_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let (code, printed) = refused(&port.to_string());
    assert_eq!(code, Some(1), "{printed}");
    let start = format!("portals: cannot listen on 127.0.0.1:{port}: ");
    assert!(printed.starts_with(&start), "{printed}");
    assert!(
        printed.ends_with("; `PORT` chooses another port\n"),
        "{printed}"
    );
    assert_eq!(printed.lines().count(), 1, "{printed}");
}
