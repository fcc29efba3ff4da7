//! Why a command could not do its work: an error of the call, of the disk or of the system.

use std::fmt;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output has closed it.
    Closed,
    /// A message: what is wrong, and what to do.
    Message(String),
}

impl Failure {
    /// Returns a failure with this message.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// Adds the reason that the system gives.
    pub(crate) fn because(self, error: &impl fmt::Display) -> Self {
        Self::Message(format!("{self}: {error}"))
    }

    /// Adds what to do.
    pub(crate) fn help(self, help: impl fmt::Display) -> Self {
        Self::Message(format!("{self}\n  help: {help}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => f.write_str("the output is closed"),
            Self::Message(message) => f.write_str(message),
        }
    }
}
