//! An example as a process, for the tests that need a socket.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// The time limit of each step of a test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A running app, which ends with its test.
pub(crate) struct App {
    pub(crate) child: Child,
    log: Receiver<String>,
    /// Its host and port.
    pub(crate) address: String,
}

impl App {
    /// Starts this program with these environment variables and `PORT`.
    pub(crate) fn start(program: &str, environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(program)
            .env("PORT", "0")
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let errors = BufReader::new(child.stderr.take().expect("a pipe"));
        let (send, log) = channel();
        thread::spawn(move || {
            errors
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| send.send(line))
        });
        let mut app = Self {
            child,
            log,
            address: String::new(),
        };
        let line = app.wait_for("listening on http://");
        let (_, address) = line.split_once("http://").expect("an address");
        let host = address.split('/').next().unwrap_or_default();
        app.address.push_str(host);
        app
    }

    /// The next line of the log that contains `part`.
    pub(crate) fn wait_for(&self, part: &str) -> String {
        loop {
            let line = self.log.recv_timeout(PATIENCE).expect("a line of the log");
            if line.contains(part) {
                return line;
            }
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
