//! How long a server lives: as long as whoever started it.

use std::io::{self, Read as _};
use std::process::exit;
use std::thread;

use tokio::runtime::{Builder, Runtime};

/// Ends the process when its standard input ends: when whoever started it closes it, or is gone.
pub(crate) fn end_with_input() {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        exit(0)
    });
}

/// One thread.
pub(crate) fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}
