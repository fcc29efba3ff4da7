//! One line for each error and finding: `path:line:column: severity[name]: title`.

use super::json::level;
use crate::console::Console;
use crate::failure::Failure;
use crate::policies::Compiled;

/// Writes the lines.
pub(super) fn write(compiled: &[Compiled], console: &mut Console) -> Result<(), Failure> {
    for one in compiled {
        for diagnostic in one.diagnostics() {
            let span = diagnostic.span();
            let path = &one.sources().file(span.file).path;
            let place = one.sources().position(span);
            let (level, name, title) = (level(diagnostic), diagnostic.name, &diagnostic.title);
            console.write(&format!("{path}:{place}: {level}[{name}]: {title}\n"))?;
        }
    }
    Ok(())
}
