//! One text to the standard output.

use std::fmt;
use std::io::{self, ErrorKind, Write as _};

use crate::failure::Failure;

/// Writes `text` to the standard output, as it is.
///
/// # Errors
/// A [`Failure::System`] where the output takes no more, a full disk for instance. A reader that
/// has read enough and closed the pipe (`| head`) is none.
pub(crate) fn to_stdout(text: &dyn fmt::Display) -> Result<(), Failure> {
    // Not `print!`, which panics where the output is closed.
    let mut output = io::stdout().lock();
    match write!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::System(format!("cannot write the page: {error}")))
        }
        _ => Ok(()),
    }
}
