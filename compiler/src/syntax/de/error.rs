//! The reason why a value cannot be deserialized.

use std::fmt;

use serde::de;

/// The error of a visitor, or the fact that it was reported already.
#[derive(Debug)]
pub(in crate::syntax) enum Error {
    /// The error is in the diagnostics.
    Reported,
    /// The word is not in the set.
    Word {
        /// The set.
        known: &'static [&'static str],
    },
    /// Anything else.
    Message(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported => f.write_str("reported"),
            Self::Word { known } => write!(f, "expected one of {}", known.join(", ")),
            Self::Message(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Message(message.to_string())
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self::Word { known }
    }
}
