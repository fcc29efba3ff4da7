//! `preview`: every page of policies in a browser, beside the findings, while they are edited.
//!
//! | module | task |
//! |---|---|
//! | `edition` | the policies as they are now: pages, errors and findings |
//! | `selection` | the page that an address selects |
//! | `shell` | the page around it: choices and findings |
//! | `frame` | the selected page, in a frame |
//! | `server` | answers on the loopback address, and to no other host |
//!
//! The main thread compiles after each change of a file; the server answers from the latest edition.

mod edition;
mod frame;
mod selection;
mod server;
mod shell;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::sync::watch;

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::STDIN;
use crate::watcher::Watcher;
use edition::Edition;

/// Show every page in a browser, with the findings beside it, and show each change when it is saved.
///
/// The server answers on this machine alone, and requests nothing.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// A policy or a folder of policies.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The port of the server [default: 8017, or a free one if that is in use].
    #[arg(long)]
    port: Option<u16>,
}

/// Runs the command until the program is ended.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    if options.paths.iter().any(|path| path.as_os_str() == STDIN) {
        return Err(Failure::new("the standard input cannot be previewed")
            .help("name the file of the policy"));
    }
    let watcher = Watcher::new()?;
    let (edition, mut folders) = Edition::first(&options.paths)?;
    watcher.watch(folders);
    let (editions, current) = watch::channel(Arc::new(edition));
    let port = server::start(options.port, current)?;
    console.write(&format!("http://127.0.0.1:{port}/\n"))?;
    console.message("the preview follows each change; end with Ctrl+C");
    loop {
        // A file may have changed before its folder was watched.
        let next;
        (next, folders) = editions.borrow().next(&options.paths);
        watcher.watch(folders);
        if !next.is_same(&editions.borrow()) {
            editions.send_replace(Arc::new(next));
        }
        watcher.wait()?;
    }
}
