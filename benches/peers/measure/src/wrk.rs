//! Load tests with `wrk`.

use std::process::Command;

use crate::client::PATH;
use crate::server::{CLIENT_CORE, Server};

/// The result of a run of wrk.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Requests per second.
    pub rate: f64,
    /// CPU microseconds of the server for each request.
    pub cpu: f64,
}

/// Requests the page for this number of seconds, with these headers.
///
/// # Panics
/// If a response is an error, or wrk is not installed.
pub fn run(server: &Server, seconds: u32, connections: u32, headers: &[String]) -> Load {
    let mut command = Command::new("taskset");
    command.args(["-c", CLIENT_CORE, "wrk", "-t1"]);
    command.args([format!("-c{connections}"), format!("-d{seconds}s")]);
    // A fleet finds its charter by the host.
    command.args(["-H", "Host: data.issy.com"]);
    for header in headers {
        command.args(["-H", header]);
    }
    command.arg(format!("http://127.0.0.1:{}{PATH}", server.port()));
    let before = server.cpu();
    let output = command.output().expect("taskset and wrk run");
    let cpu = server.cpu() - before;
    let printed = String::from_utf8_lossy(&output.stdout);
    let failed = ["Non-2xx", "Socket errors"]
        .iter()
        .any(|failure| printed.contains(failure));
    assert!(
        output.status.success() && !failed,
        "{command:?}:\n{printed}"
    );
    let requests = number_before(&printed, " requests in ");
    let rate = printed
        .split("Requests/sec:")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let rate = rate.and_then(|rate| rate.parse().ok());
    Load {
        rate: rate.expect("wrk tells the rate"),
        cpu: cpu / requests * 1e6,
    }
}

fn number_before(text: &str, words: &str) -> f64 {
    let before = text.split(words).next().unwrap_or_default();
    let number = before
        .split_whitespace()
        .last()
        .and_then(|number| number.parse().ok());
    number.expect("wrk tells how many requests there were")
}
