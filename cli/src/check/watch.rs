//! `check --watch`: checks again after each change of a file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Options, compiled, report};
use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::{self, Compiled};
use crate::watcher::Watcher;

/// Checks until the program is ended.
pub(super) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    if options
        .paths
        .iter()
        .any(|path| path.as_os_str() == policies::STDIN)
    {
        return Err(Failure::new("`--watch` cannot watch the standard input")
            .help("name the file of the policy"));
    }
    let watcher = Watcher::new()?;
    loop {
        // A file may be new, and a folder may be missing for a moment.
        let found = policies::find(&options.paths, None);
        match found.and_then(|policies| compiled(&policies)) {
            Ok(compiled) => {
                report(&compiled, options, console)?;
                watcher.watch(folders(&compiled));
            }
            Err(failure) => console.failure(&failure),
        }
        console.message("waiting for a change; end with Ctrl+C");
        watcher.wait()?;
    }
}

/// Returns the folders of the files that were read.
fn folders(compiled: &[Compiled]) -> BTreeSet<PathBuf> {
    compiled.iter().flat_map(Compiled::folders).collect()
}
