//! `rust-embed`.

use crate::fleet::Fleet;
use crate::project::Project;

use super::{Contender, Pages, files};

/// The folder of pages, also in debug builds.
#[derive(Clone, Copy, Debug)]
pub struct RustEmbed(pub Pages);

impl Contender for RustEmbed {
    fn name(&self) -> String {
        "rust-embed".to_owned()
    }

    fn package(&self) -> &'static str {
        "embed"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        "rust-embed = { version = \"8\", features = [\"debug-embed\"] }\n".to_owned()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        files::write(project, fleet, self.0);
        project.write("src/main.rs", PROGRAM.as_bytes());
    }
}

const PROGRAM: &str = r#"//! Prints the page of a host.

use std::io::Write as _;

#[derive(rust_embed::RustEmbed)]
#[folder = "pages"]
struct Pages;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let host = arguments.next().unwrap_or_default();
    let format = arguments.next().unwrap_or_default();
    if let Some(page) = Pages::get(&format!("{host}.{format}")) {
        let _ = std::io::stdout().write_all(&page.data);
    }
}
"#;
