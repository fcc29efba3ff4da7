//! The command `charte`: for people who own the text of a charter, for CI and for editors.
//!
//! It compiles policies as the macros do, without a Rust toolchain. `docs/command.md` explains every
//! subcommand to its users. The parts:
//!
//! | module | task |
//! |---|---|
//! | `arguments` | the subcommands and their options |
//! | `caller`, `outcome` | who called the command; what it found, as an exit code |
//! | `console` | where a command writes: results, messages, colours, width |
//! | `failure` | an error of the call or of the disk |
//! | `discovery` | which policies a command without a path means |
//! | `policies` | from a path to compiled policies |
//! | `check` | errors and findings, in five formats; repairs |
//! | `watcher` | waits for changes of files |
//! | `explain` | the page of a lint |
//! | `new` | a first policy |
//! | `preview` | every page in a browser, while policies are edited |
//! | `render` | one page, or a static site |
//! | `diff` | what changes between two editions |
//! | `import`, `export` | from and to the formats of other tools |
//! | `foreign` | those formats, one a file |
//! | `inventory` | the facts that charte and other tools share; from it to a policy |
//! | `lock`, `fmt` | changes of policies: the published edition, the order of keys |
//! | `revision` | files of a revision of git |
//! | `review` | shows changes of files before they are written |
//! | `lsp` | a language server for editors |
//! | `schema` | the JSON Schema of policies |
//! | `shell` | completions and the manual |
//!
//! The library is only for the two programs of this package.

#![allow(
    clippy::format_push_string,
    reason = "`write!` to a string has a result that must be discarded"
)]

mod arguments;
mod caller;
mod check;
mod console;
mod diff;
mod discovery;
mod explain;
mod export;
mod failure;
mod fmt;
mod foreign;
mod import;
mod inventory;
mod lock;
mod lsp;
mod new;
mod outcome;
mod policies;
mod preview;
mod render;
mod review;
mod revision;
mod schema;
mod shell;
mod watcher;

pub use caller::Caller;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use console::Console;
use failure::Failure;

/// Runs the program with the arguments of the process.
///
/// The exit code is 0 if there is nothing to report, 1 if there are errors or findings, and 2 if the
/// call is wrong or a file cannot be read or written.
pub fn run(caller: Caller) -> ExitCode {
    let Arguments { color, command } = arguments::read(caller);
    let mut console = Console::of_process(color);
    let result = match command {
        Command::Check(options) => check::run(&options, caller, &mut console),
        Command::Explain(options) => explain::run(&options, &mut console),
        Command::Lsp(_) => lsp::run(),
        Command::New(options) => new::run(&options, &mut console),
        Command::Preview(options) => preview::run(&options, &mut console),
        Command::Render(options) => render::run(&options, &mut console),
        Command::Diff(options) => diff::run(&options, &mut console),
        Command::Import(options) => import::run(&options, &mut console),
        Command::Export(options) => export::run(&options, &mut console),
        Command::Lock(options) => lock::run(&options, &mut console),
        Command::Fmt(options) => fmt::run(&options, &mut console),
        Command::Schema(_) => schema::run(&mut console),
        Command::Completions(options) => {
            shell::completions(&options, arguments::definition(Caller::Shell), &mut console)
        }
        Command::Man(options) => {
            shell::manual(&options, arguments::definition(Caller::Shell), &mut console)
        }
    };
    match result {
        Ok(outcome) => outcome.into(),
        // The reader of a pipe has enough.
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            console.failure(&failure);
            ExitCode::from(2)
        }
    }
}
