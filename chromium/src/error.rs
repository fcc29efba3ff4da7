//! Why Chromium did not do what was asked.

use std::fmt;

/// Why Chromium did not do what was asked.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// The program does not start.
    Start(String),
    /// The program has ended.
    Ended,
    /// The program does not answer this command in time.
    Silent(String),
    /// The answer to this command is larger than [`MAX_MESSAGE`](crate::MAX_MESSAGE).
    TooLarge(String),
    /// Chromium refuses a command.
    Refused {
        /// The command.
        method: String,
        /// What Chromium says.
        message: String,
    },
    /// A page cannot be opened.
    Page {
        /// Its address.
        address: String,
        /// What Chromium says.
        message: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(why) => write!(f, "Chromium does not start: {why}"),
            Self::Ended => f.write_str("Chromium has ended"),
            Self::Silent(method) => write!(f, "Chromium does not answer `{method}`"),
            Self::TooLarge(method) => write!(f, "the answer to `{method}` is too large"),
            Self::Refused { method, message } => {
                write!(f, "Chromium refuses `{method}`: {message}")
            }
            Self::Page { address, message } => write!(f, "`{address}` cannot be opened: {message}"),
        }
    }
}

impl std::error::Error for Error {}
