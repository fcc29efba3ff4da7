//! `check`: every error and finding of policies, as the macros report them.
//!
//! `human`, `short`, `json`, `github` and `sarif` write them, `cargo` adds them to the messages of
//! Cargo, `fix` applies repairs, and `watch` checks again after each change.

mod cargo;
mod fix;
mod github;
mod human;
mod json;
mod sarif;
mod short;
mod watch;

use std::path::PathBuf;

use charte_compiler::diagnostic::Severity;
use clap::{Args, ValueEnum};

use crate::caller::Caller;
use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::{self, Compiled, Policies, STDIN};

/// Report every error and finding of policies.
///
/// Without a PATH, the policies that `[package.metadata.charte]` or `[workspace.metadata.charte]` in
/// Cargo.toml or `charte.toml` lists.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// A policy, a folder of policies, or `-` for the standard input.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The path that the standard input counts as: `extends` begins in its folder.
    #[arg(long, value_name = "PATH")]
    stdin_path: Option<PathBuf>,
    /// How to write errors and findings.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    message_format: MessageFormat,
    /// Fail at warnings too, not only at errors.
    #[arg(long, value_name = "LEVEL")]
    deny: Option<Deny>,
    /// Apply the repairs that keep every fact, after showing them.
    #[arg(long)]
    fix: bool,
    /// Apply them without a question.
    #[arg(long, requires = "fix")]
    yes: bool,
    /// Check again after each change of a file, until the program is ended.
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
}

/// How errors and findings are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum MessageFormat {
    /// For people: with the lines of the policy, why it matters, and what to do.
    Human,
    /// One line for each.
    Short,
    /// A JSON object for each, in the form of rustc: docs/diagnostic.schema.json.
    Json,
    /// Commands of a GitHub workflow, which show each at its line in a pull request.
    Github,
    /// One SARIF 2.1.0 document, for code scanning.
    Sarif,
}

/// The findings that fail the check beside errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Deny {
    /// Warnings.
    Warn,
}

/// Runs the command.
pub(crate) fn run(
    options: &Options,
    caller: Caller,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    if options.watch {
        return watch::run(options, console);
    }
    let has_project = caller == Caller::Cargo && options.paths.is_empty();
    if has_project && options.message_format == MessageFormat::Json {
        return cargo::run(options, console);
    }
    let mut policies = policies::find(&options.paths, options.stdin_path.as_deref())?;
    if options.fix {
        if options.paths.iter().any(|path| path.as_os_str() == STDIN) {
            return Err(Failure::new("`--fix` cannot change the standard input")
                .help("name the file of the policy"));
        }
        fix::run(&mut policies, options.yes, console)?;
    }
    let compiled = compiled(&policies)?;
    report(&compiled, options, console)
}

/// Compiles policies without pages.
fn compiled(policies: &[Policies]) -> Result<Vec<Compiled>, Failure> {
    policies
        .iter()
        .map(|policies| policies.compile(&[], None))
        .collect()
}

/// Writes the errors and findings of policies.
fn report(
    compiled: &[Compiled],
    options: &Options,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    match options.message_format {
        MessageFormat::Human => human::write(compiled, console)?,
        MessageFormat::Short => short::write(compiled, console)?,
        MessageFormat::Json => json::write(compiled, console)?,
        MessageFormat::Github => github::write(compiled, console)?,
        MessageFormat::Sarif => sarif::write(compiled, console)?,
    }
    Ok(outcome(compiled, options))
}

/// Returns whether the check fails.
fn outcome(compiled: &[Compiled], options: &Options) -> Outcome {
    let count = |severity| {
        compiled
            .iter()
            .map(|one| one.count(severity))
            .sum::<usize>()
    };
    let denies = options.deny == Some(Deny::Warn);
    if count(Severity::Error) > 0 || denies && count(Severity::Warning) > 0 {
        Outcome::Found
    } else {
        Outcome::Clean
    }
}
