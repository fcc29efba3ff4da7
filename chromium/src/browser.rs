//! The program, its commands and its events.

use std::collections::VecDeque;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::error::Error;
use crate::pipe::{Message, messages};
use crate::{MAX_EVENTS, PATIENCE};

/// The names of the program.
const PROGRAMS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Chromium makes no requests of its own.
const FLAGS: [&str; 11] = [
    "--headless",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// How a browser is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The program; see [`program`].
    pub program: String,
    /// The folder for the profile. It is made, and removed with the browser.
    pub profile: PathBuf,
    /// Further options of the command line.
    pub flags: Vec<String>,
}

/// A browser, which ends with this value.
#[derive(Debug)]
pub struct Browser {
    child: Child,
    input: ChildStdin,
    output: Receiver<Message>,
    profile: PathBuf,
    last: u64,
    events: VecDeque<Value>,
}

/// Returns the name of the installed program; `None` if there is none.
pub fn program() -> Option<&'static str> {
    let works = |program: &&&str| {
        let version = Command::new(program).arg("--version").output();
        version.is_ok_and(|output| output.status.success())
    };
    PROGRAMS.iter().find(works).copied()
}

impl Browser {
    /// Starts the program.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start(settings: &Settings) -> Result<Self, Error> {
        // The pipe is expected at the numbers 3 and 4.
        let child = Command::new("sh")
            .args([
                "-c",
                "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                "sh",
                &settings.program,
            ])
            .args(FLAGS)
            .args(&settings.flags)
            .arg(format!("--user-data-dir={}", settings.profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut child = child.map_err(|error| Error::Start(error.to_string()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::Start("it has no pipe".to_owned()));
        };
        Ok(Self {
            child,
            input,
            output: messages(output),
            profile: settings.profile.clone(),
            last: 0,
            events: VecDeque::new(),
        })
    }

    /// Sends a command to the browser, or to the session of a page, and returns its answer. Events that
    /// come before it are kept for [`event`](Self::event).
    ///
    /// # Errors
    /// If the browser has ended, refuses the command, or does not answer in time.
    pub fn ask(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: &Value,
    ) -> Result<Value, Error> {
        let id = self.send(session, method, parameters)?;
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = match self.output.recv_timeout(left) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => return Err(Error::Silent(method.to_owned())),
                Err(RecvTimeoutError::Disconnected) => return Err(Error::Ended),
            };
            let Some(mut message) = message else {
                return Err(Error::TooLarge(method.to_owned()));
            };
            if message["id"] != id {
                self.keep(message);
                continue;
            }
            if message["error"].is_null() {
                return Ok(message["result"].take());
            }
            let text = message["error"]["message"].as_str().unwrap_or_default();
            return Err(Error::Refused {
                method: method.to_owned(),
                message: text.to_owned(),
            });
        }
    }

    /// Sends a command without waiting for its answer. Returns its number.
    ///
    /// # Errors
    /// If the browser has ended.
    pub fn send(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: &Value,
    ) -> Result<u64, Error> {
        self.last += 1;
        let mut command = json!({ "id": self.last, "method": method, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        let mut message = command.to_string().into_bytes();
        message.push(0);
        let written = self.input.write_all(&message);
        written.map_err(|_| Error::Ended)?;
        Ok(self.last)
    }

    /// Returns the next event, or waits for it; `None` if there is none in time.
    ///
    /// # Errors
    /// If the browser has ended.
    pub fn event(&mut self, patience: Duration) -> Result<Option<Value>, Error> {
        if let Some(event) = self.events.pop_front() {
            return Ok(Some(event));
        }
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(Some(message)) if message["method"].is_string() => return Ok(Some(message)),
                // The answer to a command that nobody waits for, or an event that is too large.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err(Error::Ended),
            }
        }
    }

    fn keep(&mut self, message: Value) {
        if message["method"].is_string() {
            if self.events.len() >= MAX_EVENTS {
                self.events.pop_front();
            }
            self.events.push_back(message);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A command to close also ends the child processes; a kill would not.
        let _ = self.send(None, "Browser.close", &json!({}));
        let end = Instant::now() + PATIENCE;
        while self
            .output
            .recv_timeout(end.saturating_duration_since(Instant::now()))
            .is_ok()
        {}
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
