//! Changes of files, shown as a difference before they are written.

use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;

use similar::TextDiff;

use crate::console::Console;
use crate::failure::Failure;

/// A file before and after a change.
pub(crate) struct Change {
    pub(crate) path: PathBuf,
    /// The path that messages show.
    pub(crate) shown: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Shows changes, and writes them if the user agrees or has agreed with `yes`. Returns whether they
/// are written.
pub(crate) fn write(changes: &[Change], yes: bool, console: &mut Console) -> Result<bool, Failure> {
    for Change {
        shown,
        before,
        after,
        ..
    } in changes
    {
        let diff = TextDiff::from_lines(before.as_str(), after.as_str());
        let diff = diff.unified_diff().header(shown, shown).to_string();
        console.write(&(diff + "\n"))?;
    }
    if !yes && !agrees(console) {
        return Ok(false);
    }
    for Change {
        path, shown, after, ..
    } in changes
    {
        write_file(path, shown, after)?;
    }
    let plural = if changes.len() == 1 { "" } else { "s" };
    console.message(&format!("{} file{plural} changed", changes.len()));
    Ok(true)
}

/// Writes a file.
pub(crate) fn write_file(
    path: &std::path::Path,
    shown: &str,
    content: impl AsRef<[u8]>,
) -> Result<(), Failure> {
    let written = fs::write(path, content);
    written.map_err(|error| Failure::new(format!("`{shown}` cannot be written")).because(&error))
}

/// Asks whether to write the changes.
fn agrees(console: &mut Console) -> bool {
    if !Console::is_interactive() {
        console.message("nothing was written: add `--yes` to write without a question");
        return false;
    }
    console.message("write these changes? [y/N]");
    let mut answer = String::new();
    // Without an answer, nothing is written.
    let _ = io::stdin().lock().read_line(&mut answer);
    let is_yes = matches!(answer.trim(), "y" | "Y" | "yes");
    if !is_yes {
        console.message("nothing was written");
    }
    is_yes
}
