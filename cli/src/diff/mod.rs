//! `diff`: what changes between two editions of policies, and whether visitors are asked again.
//!
//! `sides` finds the policies of both sides. `compare` finds what
//! differs, `words` the words of a text that differ. `human` and `markdown` write it.

mod compare;
mod fleets;
mod human;
mod markdown;
mod sides;
mod words;

use std::ffi::OsString;

use charte_compiler::Charters;
use charte_compiler::diagnostic::render;
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::Policies;

/// Show what changes between two editions of policies, and whether visitors are asked again.
///
/// OLD and NEW are files, folders or revisions of git. Without NEW, the policies of the project as
/// they are. The exit code is 0 if the editions are the same, and 1 if they differ.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Options {
    /// The old edition: a file, a folder, a revision of git, or `REVISION:PATH`.
    #[arg(value_name = "OLD")]
    old: OsString,
    /// The new edition, in the same forms.
    #[arg(value_name = "NEW")]
    new: Option<OsString>,
    /// How to write the differences.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: DiffFormat,
}

const EXAMPLES: &str = "Examples:\n  \
    charte diff main                        the policies of the project since the branch `main`\n  \
    charte diff HEAD~1 policies/shop.toml   a file since the commit before\n  \
    charte diff published.toml new.toml     two files";

/// How differences are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum DiffFormat {
    /// For people, in a terminal.
    Human,
    /// For a comment of a pull request.
    Markdown,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let sides = sides::find(&options.old, options.new.as_deref())?;
    let old = charters(&sides.old, console)?;
    let new = charters(&sides.new, console)?;
    let differences = fleets::compare(&old, &new);
    let text = match options.format {
        DiffFormat::Human => human::write(&differences, console.columns().is_some()),
        DiffFormat::Markdown => markdown::write(&differences),
    };
    console.write(&text)?;
    if differences.is_empty() {
        console.message("the editions are the same");
        return Ok(Outcome::Clean);
    }
    Ok(Outcome::Found)
}

/// Compiles policies to charters. Writes their errors as messages.
fn charters(policies: &[Policies], console: &mut Console) -> Result<Vec<Charters>, Failure> {
    let charters = policies.iter().map(Policies::charters);
    let charters = charters.collect::<Result<Vec<_>, _>>()?;
    let mut has_errors = false;
    for one in &charters {
        for error in &one.errors {
            has_errors = true;
            console.message(&(render(error, &one.sources, console.rendering()) + "\n"));
        }
    }
    if has_errors {
        return Err(Failure::new("policies with errors cannot be compared")
            .help("repair them, or name an edition without errors"));
    }
    Ok(charters)
}
