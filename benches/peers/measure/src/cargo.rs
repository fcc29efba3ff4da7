//! A run of cargo.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{cpu, workspace};

/// The cost of a run.
#[derive(Clone, Debug)]
pub struct Run {
    /// CPU seconds, user and system, of cargo and all processes that it started.
    pub seconds: f64,
    /// The compiled or checked crates, each with its version.
    pub crates: BTreeSet<String>,
}

/// Runs cargo in a folder, with a target folder.
///
/// It runs one job at a time unless `CARGO_BUILD_JOBS` is set, without a compiler cache, and with
/// these environment variables.
///
/// # Panics
/// If cargo fails, with its output.
pub fn run(folder: &Path, target: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let before = cpu::of_children();
    let mut command = Command::new("cargo");
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null());
    command
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_COLOR", "never");
    command
        .env("RUSTC_WRAPPER", "")
        .envs(variables.iter().copied());
    if std::env::var_os("CARGO_BUILD_JOBS").is_none() {
        command.env("CARGO_BUILD_JOBS", "1");
    }
    let output = command.output().expect("cargo runs");
    let seconds = cpu::of_children() - before;
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {}:\n{printed}",
        arguments.join(" ")
    );
    let crates = printed.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = line
            .strip_prefix("Compiling ")
            .or_else(|| line.strip_prefix("Checking "))?;
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?))
    });
    Run {
        seconds,
        crates: crates.collect(),
    }
}

/// Downloads the dependencies of generated programs, so that no measurement waits for a download.
///
/// # Panics
/// If cargo fails.
pub fn fetch() {
    let status = Command::new("cargo")
        .args(["fetch", "--locked"])
        .current_dir(workspace())
        .status();
    assert!(status.expect("cargo runs").success(), "cargo fetch");
}

/// Returns the output of `rustc --version`.
///
/// # Panics
/// If rustc is not installed.
pub fn rustc() -> String {
    let output = Command::new("rustc")
        .arg("--version")
        .output()
        .expect("rustc runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
