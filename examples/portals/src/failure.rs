//! Why the program ends without having done what it was asked for.

use std::fmt;
use std::process::ExitCode;

/// A sentence for the person who runs the program, and an exit code for the one who scripts it.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Failure {
    /// The command line or the environment asks for what there is not: exit code 2.
    Usage(String),
    /// The request was fine, the system could not follow it: exit code 1.
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
