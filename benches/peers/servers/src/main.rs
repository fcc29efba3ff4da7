//! Servers of one page at `/cookies.html`. `measure` starts them.
//!
//! ```text
//! servers <server> <folder> <variant> serve <port>
//! servers <server> <folder> <variant> call <times> [<header>: <value>]...
//! ```
//!
//! `serve` answers on 127.0.0.1, with `TCP_NODELAY` and one thread, until its standard input ends.
//! `call` calls the router this number of times without a socket, for callgrind.
//!
//! The folder contains `site/cookies.html`, with `.gz` and `.br` beside it, for servers of files,
//! and `recorded/<variant>`, a whole response, for hard-coded servers.

mod actix;
mod bare;
mod call;
mod frameworks;
mod life;
mod recorded;
mod serve;

use std::env;
use std::path::Path;

use recorded::Recorded;

/// The path of the page on every server.
const PATH: &str = "/cookies.html";

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [server, folder, variant, action, number, headers @ ..] = &words[..] else {
        panic!("servers <server> <folder> <variant> serve <port> | call <times> [<header>]...");
    };
    let site = Path::new(folder).join("site");
    let recorded = || Recorded::read(&Path::new(folder).join("recorded").join(variant));
    let number: u32 = number.parse().expect("a port, or how many times");
    let port = || u16::try_from(number).expect("a port");

    match (*server, *action) {
        ("hyper", "serve") => bare::serve(&recorded(), port()),
        ("actix-files", "serve") => actix::serve(site, port()),
        (server, action) => {
            let router = match server {
                "charte" => frameworks::charte(),
                "axum" => frameworks::hard_coded(recorded()),
                "axum-text" => frameworks::hard_coded_text(recorded()),
                "memory-serve" => frameworks::memory_serve(),
                "serve-dir" => frameworks::serve_dir(&site),
                "askama" => frameworks::askama(),
                _ => panic!("there is no server `{server}`"),
            };
            match action {
                "serve" => serve::serve(router, port()),
                "call" => call::call(router, number, headers),
                _ => panic!("`serve` or `call`, not `{action}`"),
            }
        }
    }
}
