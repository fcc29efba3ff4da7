//! Errors and findings for people, as rustc draws its own.

use charte_compiler::diagnostic::{Severity, render};

use crate::console::Console;
use crate::failure::Failure;
use crate::policies::Compiled;

/// Writes each diagnostic, then a summary as a message.
pub(super) fn write(compiled: &[Compiled], console: &mut Console) -> Result<(), Failure> {
    let rendering = console.rendering();
    for one in compiled {
        for diagnostic in one.diagnostics() {
            let text = render(diagnostic, one.sources(), rendering);
            console.write(&(text + "\n\n"))?;
        }
    }
    console.message(&summary(compiled));
    Ok(())
}

/// Returns the number of errors, findings and files, as a sentence.
fn summary(compiled: &[Compiled]) -> String {
    let count = |severity| {
        compiled
            .iter()
            .map(|one| one.count(severity))
            .sum::<usize>()
    };
    let files = compiled.iter().map(|one| one.compilation.files.len()).sum();
    let files = number(files, "file");
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => format!("{files} checked: nothing to report"),
        (errors, 0) => format!("{files} checked: {}", number(errors, "error")),
        (0, warnings) => format!("{files} checked: {}", number(warnings, "warning")),
        (errors, warnings) => format!(
            "{files} checked: {} and {}",
            number(errors, "error"),
            number(warnings, "warning")
        ),
    }
}

/// Returns a number and its noun.
fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
