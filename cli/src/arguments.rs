//! The subcommands and their options.

use clap::builder::Styles;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::caller::Caller;
use crate::console::Color;
use crate::{
    check, diff, explain, export, fmt, import, lock, lsp, new, preview, render, schema, shell,
};

/// Checks, explains and publishes cookie charters.
#[derive(Debug, Parser)]
#[command(name = "charte", version, propagate_version = true, after_help = CODES)]
pub(crate) struct Arguments {
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const CODES: &str = "Exit codes: 0 nothing to report, 1 errors or findings, 2 a wrong call or an unreadable file.\n\
    Documentation: docs/command.md";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(check::Options),
    Explain(explain::Options),
    New(new::Options),
    Preview(preview::Options),
    Render(render::Options),
    Diff(diff::Options),
    Import(import::Options),
    Export(export::Options),
    Lock(lock::Options),
    Lsp(lsp::Options),
    Fmt(fmt::Options),
    Schema(schema::Options),
    Completions(shell::Completions),
    Man(shell::Manual),
}

/// Reads the arguments of the process. A wrong call ends the process with the code 2.
pub(crate) fn read(caller: Caller) -> Arguments {
    let mut arguments: Vec<_> = std::env::args_os().collect();
    // Cargo repeats the name of the subcommand: `cargo-charte charte check`.
    if caller == Caller::Cargo && arguments.get(1).is_some_and(|first| first == "charte") {
        arguments.remove(1);
    }
    let matches = definition(caller).get_matches_from(arguments);
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Returns the definition of the command line.
pub(crate) fn definition(caller: Caller) -> clap::Command {
    let command = Arguments::command().styles(Styles::styled());
    match caller {
        Caller::Shell => command,
        Caller::Cargo => command.name("cargo charte").bin_name("cargo charte"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Caller, definition};

    #[test]
    fn the_definition_is_consistent() {
        definition(Caller::Shell).debug_assert();
        definition(Caller::Cargo).debug_assert();
    }
}
