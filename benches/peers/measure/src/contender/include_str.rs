//! `include_bytes!`, which is `include_str!` without the check for UTF-8: the minimum cost of
//! embedded files.

use std::fmt::Write as _;

use crate::fleet::Fleet;
use crate::project::Project;

use super::{Contender, Pages, files};

/// A table of `include_str!`, or of `include_bytes!` if the pages are compressed.
#[derive(Clone, Copy, Debug)]
pub struct IncludeStr(pub Pages);

impl Contender for IncludeStr {
    fn name(&self) -> String {
        "`include_str!`".to_owned()
    }

    fn package(&self) -> &'static str {
        "include-str"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        String::new()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        let names = files::write(project, fleet, self.0);
        let is_text = !names
            .iter()
            .any(|name| name.ends_with("gz") || name.ends_with("br"));
        let (kind, include) = if is_text {
            ("str", "str")
        } else {
            ("[u8]", "bytes")
        };
        let mut table = format!("pub static PAGES: [(&str, &{kind}); {}] = [\n", names.len());
        for name in &names {
            let _ = writeln!(
                table,
                "    ({name:?}, include_{include}!(\"../pages/{name}\")),"
            );
        }
        table.push_str("];\n");
        project.write("src/pages.rs", table.as_bytes());
        project.write("src/main.rs", PROGRAM.as_bytes());
    }
}

const PROGRAM: &str = r#"//! Prints the page of a host.

mod pages;

use std::io::Write as _;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let host = arguments.next().unwrap_or_default();
    let format = arguments.next().unwrap_or_default();
    let name = format!("{host}.{format}");
    if let Some((_, page)) = pages::PAGES.iter().find(|(known, _)| *known == name) {
        let page: &[u8] = page.as_ref();
        let _ = std::io::stdout().write_all(page);
    }
}
"#;
