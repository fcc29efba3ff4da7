//! The errors that end the program.

use std::fmt;
use std::process::ExitCode;

/// An error: a sentence for people, and an exit code for scripts.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Failure {
    /// The command line or the environment is wrong: exit code 2.
    Usage(String),
    /// The command is right, but the system reports an error: exit code 1.
    System(String),
}

impl Failure {
    /// The exit code of the program.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::System(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Usage(sentence) | Self::System(sentence)) = self;
        f.write_str(sentence)
    }
}
