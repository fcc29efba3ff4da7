//! Requests per second and CPU for each request, for Brotli, gzip, identity and 304, of servers of
//! one page.
//!
//! ```text
//! cargo build --release -p servers
//! cargo run --release -p measure --bin http [-- --rounds 5 --seconds 3 --connections 32]
//!     [--servers nginx,hyper,...] [--variants br,gzip,identity,304]
//! ```
//! The servers run on one core, wrk on another. All servers run from the beginning; an idle server
//! costs nothing. Each round measures all of them. CPU is the user and system time of the server's
//! processes, from `/proc`, divided by the number of requests that wrk counted.

use std::collections::BTreeMap;
use std::path::Path;

use measure::arguments::Arguments;
use measure::server::Server;
use measure::site::{self, Variant};
use measure::table::{Table, figure, median};
use measure::{client, wrk};

/// The names of all servers.
const SERVERS: &str =
    "charte,hyper,axum,nginx,nginx-cache,memory-serve,serve-dir,actix-files,askama";

fn main() {
    let arguments = Arguments::read(&["rounds", "seconds", "connections", "servers", "variants"]);
    let rounds: usize = arguments.get("rounds", 5);
    let seconds = arguments.get("seconds", 3);
    let connections = arguments.get("connections", 32);
    let names = arguments.list("servers", SERVERS);
    let variants = arguments.list("variants", "br,gzip,identity,304");

    let folder = site::create();
    let mut servers = Servers::default();
    let mut table = Table::new(&[
        "",
        "requests/s",
        "CPU us a request",
        "x nginx",
        "x hyper",
        "x axum",
    ]);
    for variant in Variant::named(&variants) {
        let requested: Vec<_> = names
            .iter()
            .map(|name| servers.ask(name, folder.path(), variant))
            .collect();
        let mut rates = vec![Vec::new(); names.len()];
        let mut cpus = vec![Vec::new(); names.len()];
        for round in 0..rounds {
            for position in 0..names.len() {
                let at = (position + round) % names.len();
                if let Some((key, headers)) = &requested[at] {
                    let load = wrk::run(&servers.running[key], seconds, connections, headers);
                    rates[at].push(load.rate);
                    cpus[at].push(load.cpu);
                }
            }
        }
        let cpu = |name: &str| {
            let at = names.iter().position(|known| known == name);
            at.map_or(f64::NAN, |at| median(&cpus[at]))
        };
        for (at, name) in names.iter().enumerate() {
            table.row(vec![
                format!("{}: {name}", variant.name()),
                figure(median(&rates[at]), 0),
                figure(median(&cpus[at]), 2),
                figure(median(&cpus[at]) / cpu("nginx"), 2),
                figure(median(&cpus[at]) / cpu("hyper"), 2),
                figure(median(&cpus[at]) / cpu("axum"), 2),
            ]);
        }
    }
    println!(
        "Medians of {rounds} interleaved rounds of {seconds} s, {connections} connections.\n\n{table}"
    );
}

/// The running servers, by name. Hard-coded servers have one process for each variant.
#[derive(Default)]
struct Servers {
    running: BTreeMap<String, Server>,
}

impl Servers {
    /// Starts a server unless it runs, and checks its response. Returns its address and the headers
    /// of the requests; `None` if the server does not have this variant.
    fn ask(
        &mut self,
        name: &str,
        folder: &Path,
        variant: Variant,
    ) -> Option<(String, Vec<String>)> {
        let is_hard_coded = matches!(name, "hyper" | "axum");
        let key = if is_hard_coded {
            format!("{name} {}", variant.name())
        } else {
            name.to_owned()
        };
        let server = self
            .running
            .entry(key.clone())
            .or_insert_with(|| match name {
                "nginx" => Server::nginx(folder, ""),
                "nginx-cache" => Server::nginx(folder, "open_file_cache max=16;"),
                _ => Server::of_package(name, folder, variant.name()),
            });
        let headers = variant.headers(server.port())?;
        variant.check(&client::get(server.port(), &headers), name);
        Some((key, headers))
    }
}
