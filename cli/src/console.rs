//! Where a command writes: results to the output, messages for people to the error output.

use std::io::{self, ErrorKind, IsTerminal, Stderr, Stdout, Write};

use anstream::{AutoStream, ColorChoice};
use charte_compiler::diagnostic::Rendering;

use crate::failure::Failure;

/// When to use colours.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The outputs of a command.
pub(crate) struct Console {
    output: AutoStream<Stdout>,
    messages: AutoStream<Stderr>,
    /// The columns of a terminal with colours; `None` for plain text.
    columns: Option<usize>,
}

impl Console {
    /// Returns the outputs of the process.
    pub(crate) fn of_process(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let output = AutoStream::new(io::stdout(), choice);
        let has_colors = output.current_choice() != ColorChoice::Never;
        Self {
            output,
            messages: AutoStream::new(io::stderr(), choice),
            columns: has_colors.then(columns),
        }
    }

    /// Returns the columns of a terminal with colours; `None` if the output is plain text.
    pub(crate) fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Returns how to draw a diagnostic.
    pub(crate) fn rendering(&self) -> Rendering {
        self.columns.map_or(Rendering::Whole, Rendering::Terminal)
    }

    /// Returns whether somebody can answer a question.
    pub(crate) fn is_interactive() -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Writes a part of the result.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.output.write_all(text.as_bytes());
        written
            .and_then(|()| self.output.flush())
            .map_err(|error| match error.kind() {
                ErrorKind::BrokenPipe => Failure::Closed,
                _ => Failure::new("the output cannot be written").because(&error),
            })
    }

    /// Writes a message for people. Nobody may read it, so an error does not matter.
    pub(crate) fn message(&mut self, text: &str) {
        let _ = writeln!(self.messages, "{text}");
    }

    /// Writes why a command failed.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let (red, bold, reset) = ("\x1b[1;31m", "\x1b[1m", "\x1b[0m");
        self.message(&format!("{red}error{reset}{bold}:{reset} {failure}"));
    }
}

/// Returns the width of the terminal: `COLUMNS`, or 100.
fn columns() -> usize {
    let columns = std::env::var("COLUMNS").ok();
    let columns = columns.and_then(|columns| columns.parse().ok());
    columns.filter(|columns| *columns >= 40).unwrap_or(100)
}
