//! The town in the classes of three design systems, each beside components of the system.
//!
//! ```text
//! (cd tests/browser && npm ci --ignore-scripts)   once: installs the stylesheets
//! cargo run -p design-systems                     writes target/design-systems/{dsfr,govuk,bootstrap}.html
//! ```

use std::fs;
use std::io;
use std::path::Path;

mod page;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("target/design-systems");
    fs::create_dir_all(&folder)?;
    for system in &page::SYSTEMS {
        let html = system.page("../../tests/browser/node_modules");
        fs::write(folder.join(format!("{}.html", system.name)), html)?;
    }
    Ok(())
}
