//! Prints a text to the standard output.

use std::fmt;
use std::io::{self, ErrorKind, Write as _};

use crate::failure::Failure;

/// Writes `text` to the standard output, unchanged.
///
/// # Errors
/// A [`Failure::System`] if the output cannot be written, for instance on a full disk. A closed pipe (`| head`)
/// is not an error.
pub(crate) fn to_stdout(text: &dyn fmt::Display) -> Result<(), Failure> {
    // Not `print!`, which panics if the output is closed.
    let mut output = io::stdout().lock();
    match write!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::System(format!("cannot write the page: {error}")))
        }
        _ => Ok(()),
    }
}
