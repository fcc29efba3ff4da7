//! `cargo charte check --message-format json`, for rust-analyzer: the messages of `cargo check`, and
//! those of charte with their places in the TOML.
//!
//! rust-analyzer calls it as `check.overrideCommand`. Each line of Cargo is written unchanged; each
//! diagnostic of charte is a `compiler-message` of the package in the current folder, or else of the first one of the
//! workspace (The Cargo Book, "External tools").

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use charte_compiler::diagnostic::Rendering;
use serde_json::{Value, json};

use super::json::message;
use super::{Options, compiled, outcome};
use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies;

/// Runs `cargo check`, and writes its messages and ours.
pub(super) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let is_clean = pass_through(console)?;
    let policies = policies::find(&[], None)?;
    let compiled = compiled(&policies)?;
    if compiled.iter().any(|one| !one.diagnostics().is_empty()) {
        let package = package()?;
        for one in &compiled {
            for diagnostic in one.diagnostics() {
                let message = message(diagnostic, one.sources(), Rendering::Terminal(100));
                let mut line = package.clone();
                line["message"] = message;
                console.write(&format!("{line}\n"))?;
            }
        }
    }
    Ok(if is_clean {
        outcome(&compiled, options)
    } else {
        Outcome::Found
    })
}

/// Writes the messages of `cargo check`. Returns whether it succeeded.
fn pass_through(console: &mut Console) -> Result<bool, Failure> {
    let mut cargo = cargo();
    cargo.args([
        "check",
        "--workspace",
        "--all-targets",
        "--message-format=json-diagnostic-rendered-ansi",
    ]);
    let mut child = cargo
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| unstarted(&error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| unstarted(&error))?;
            console.write(&(line + "\n"))?;
        }
    }
    let status = child.wait().map_err(|error| unstarted(&error))?;
    Ok(status.success())
}

/// Returns a message of Cargo without its diagnostic: about the package in this folder, or the first
/// one of the workspace.
fn package() -> Result<Value, Failure> {
    let mut cargo = cargo();
    let output = cargo
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| unstarted(&error))?;
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::new("`cargo metadata` cannot be read").because(&error))?;
    let here = policies::current_folder()?;
    let empty = Vec::new();
    let packages = metadata["packages"].as_array().unwrap_or(&empty);
    let is_here = |package: &&Value| {
        let manifest = package["manifest_path"].as_str().map(std::path::Path::new);
        manifest.and_then(std::path::Path::parent) == Some(here.as_path())
    };
    let package = packages.iter().find(is_here).or(packages.first());
    let package = package.ok_or_else(|| Failure::new("`cargo metadata` lists no package"))?;
    Ok(json!({
        "reason": "compiler-message",
        "package_id": package["id"],
        "manifest_path": package["manifest_path"],
        "target": package["targets"][0],
        "message": null,
    }))
}

/// Returns the Cargo that called this program.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn unstarted(error: &impl std::fmt::Display) -> Failure {
    Failure::new("`cargo` cannot be run").because(error)
}
