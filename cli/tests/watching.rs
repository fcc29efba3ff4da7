//! `charte check --watch` checks again after a change.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

#[test]
fn a_change_is_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = folder.path().join("shop.toml");
    fs::write(&policy, "title = 1\n").expect("a file");
    let child = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(["check", "--watch", "--message-format", "short", "shop.toml"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut running = Running(child);
    let child = &mut running.0;
    let mut output = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut messages = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let mut line = || output.next().expect("a line").expect("UTF-8");
    let first = line();
    assert!(
        first.starts_with("shop.toml:1:1: error[missing-key]"),
        "{first}"
    );
    let waiting = messages.next().expect("a line").expect("UTF-8");
    assert!(waiting.starts_with("waiting for a change"), "{waiting}");
    fs::write(&policy, "tilte = \"Cookies\"\n").expect("a file");
    while !line().contains("error[unknown-key]: unknown key `tilte`") {}
}

/// The command, which runs until it is ended.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
