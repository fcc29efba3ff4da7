//! The user-space instructions of each request, counted by callgrind, for apps of axum.
//!
//! ```text
//! cargo build --release -p servers
//! cargo run --release -p measure --bin instructions [-- --requests 2000 --servers axum,...]
//! ```
//!
//! *Router*: the router, called as a function. *Server*: the whole server, with all requests on one
//! connection. Each is counted with a number of requests and with twice that number. The difference
//! is the cost of the requests without that of the start.

use std::fs;
use std::path::Path;
use std::process::Command;

use measure::arguments::Arguments;
use measure::client;
use measure::server::{self, Server};
use measure::site::{self, Variant};
use measure::table::{Table, figure};

/// The servers; the first is the reference. It returns charte's response with headers that are
/// values of `http`. `axum-text` creates the headers from texts, as programs usually do.
const SERVERS: &str = "axum,axum-text,charte,memory-serve,serve-dir";

fn main() {
    let arguments = Arguments::read(&["requests", "servers", "variants"]);
    let requests: u32 = arguments.get("requests", 2_000);
    let names = arguments.list("servers", SERVERS);
    let variants = arguments.list("variants", "br,gzip,identity,304");

    let folder = site::create();
    let report = folder.path().join("callgrind.log");
    let mut table = Table::new(&["", "router", "x axum", "server", "x axum"]);
    for variant in Variant::named(&variants) {
        let mut floor = None;
        for name in &names {
            let headers = {
                let server = Server::of_package(name, folder.path(), variant.name());
                let headers = variant
                    .headers(server.port())
                    .expect("the response has an `ETag`");
                variant.check(&client::get(server.port(), &headers), name);
                headers
            };
            let router = difference(requests, |times| {
                let mut command = Command::new("valgrind");
                command
                    .args(server::CALLGRIND)
                    .arg(server::log_file(&report))
                    .arg(server::program());
                command.arg(name).arg(folder.path()).args([
                    variant.name(),
                    "call",
                    &times.to_string(),
                ]);
                let status = command.args(&headers).status().expect("valgrind runs");
                assert!(status.success(), "{command:?}");
                collected(&report)
            });
            let whole = difference(requests, |times| {
                let server = Server::under_callgrind(name, folder.path(), variant.name(), &report);
                client::ask(server.port(), &headers, times);
                drop(server);
                collected(&report)
            });
            let (first_router, first_whole) = *floor.get_or_insert((router, whole));
            table.row(vec![
                format!("{}: {name}", variant.name()),
                figure(router, 0),
                figure(router / first_router, 2),
                figure(whole, 0),
                figure(whole / first_whole, 2),
            ]);
        }
    }
    println!("Differences between {requests} requests and twice as many.\n\n{table}");
}

/// Returns the instructions for each of this number of requests.
fn difference(requests: u32, count: impl Fn(u32) -> f64) -> f64 {
    (count(2 * requests) - count(requests)) / f64::from(requests)
}

/// Returns the number of instructions in a report of callgrind.
fn collected(report: &Path) -> f64 {
    let report = fs::read_to_string(report).expect("callgrind reports");
    let count = report
        .split("Collected :")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let count = count.and_then(|count| count.parse().ok());
    count.unwrap_or_else(|| panic!("callgrind has counted nothing:\n{report}"))
}
