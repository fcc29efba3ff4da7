//! A web app that serves the cookie charters of five open-data portals.
//!
//! ```text
//! cargo run -p portals                                    serves on 127.0.0.1:3000; `PORT` overrides
//! cargo run -p portals -- print text data.issy.com        prints one page and exits
//! cargo run -p portals -- --help
//! ```
//!
//! | path | page |
//! |---|---|
//! | `/terms/cookies-policy` | the charter of the platform that the `Host` header names |
//! | `/data.issy.com/` | the same, for a browser without DNS |
//! | `/data.issy.com/charter.md`, `.txt`, `.json` | its other formats |
//! | `/` | an index that links them |
//!
//! | module | content |
//! |---|---|
//! | [`portals`] | the charters, as the macro makes them from `policies/` |
//! | `command` | the command line |
//! | `print` | one page to the standard output |
//! | `serve` | the socket, and the signals that stop it |
//! | `router` | which request gets which page |
//! | `site` | the pages of the app itself: the index, not found |
//! | `log` | one line for each request |
//! | `failure` | a sentence for people and an exit code |

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::command::Command;
use crate::failure::Failure;

mod command;
mod failure;
mod log;
mod print;
mod router;
mod serve;
mod site;

charte::charters! {
    /// The open-data portals that this app serves.
    pub mod portals = "../../policies";
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Not `eprintln!`, which panics if the standard error is closed.
            let _ = writeln!(io::stderr(), "portals: {failure}");
            failure.exit_code()
        }
    }
}

/// Runs the command of the command line.
fn run() -> Result<(), Failure> {
    // Lossy: a word that is not UTF-8 is unknown anyway, and the message can contain it.
    let words: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    match Command::parse(&words)? {
        Command::Help => print::to_stdout(&command::HELP),
        Command::Print(page) => print::to_stdout(&page),
        Command::Serve => serve::run(serve::port()?),
    }
}
