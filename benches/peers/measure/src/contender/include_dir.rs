//! `include_dir`.

use crate::fleet::Fleet;
use crate::project::Project;

use super::{Contender, Pages, files};

/// The folder of pages as a tree of statics.
#[derive(Clone, Copy, Debug)]
pub struct IncludeDir(pub Pages);

impl Contender for IncludeDir {
    fn name(&self) -> String {
        "include_dir".to_owned()
    }

    fn package(&self) -> &'static str {
        "include-folder"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        "include_dir = \"0.7\"\n".to_owned()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        files::write(project, fleet, self.0);
        project.write("src/main.rs", PROGRAM.as_bytes());
    }
}

const PROGRAM: &str = r#"//! Prints the page of a host.

use std::io::Write as _;

use include_dir::{Dir, include_dir};

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/pages");

fn main() {
    let mut arguments = std::env::args().skip(1);
    let host = arguments.next().unwrap_or_default();
    let format = arguments.next().unwrap_or_default();
    if let Some(page) = PAGES.get_file(format!("{host}.{format}")) {
        let _ = std::io::stdout().write_all(page.contents());
    }
}
"#;
