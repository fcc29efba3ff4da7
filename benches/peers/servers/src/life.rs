//! The lifetime of a server: it ends with the program that started it.

use std::io::{self, Read as _};
use std::process::exit;
use std::thread;

use tokio::runtime::{Builder, Runtime};

/// Ends the process when its standard input ends, because the parent closes it or has ended.
pub(crate) fn end_with_input() {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        exit(0)
    });
}

/// Returns a runtime with one thread.
pub(crate) fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}
