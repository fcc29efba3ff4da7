//! charte.

use std::fmt::Write as _;
use std::fs;

use crate::fleet::Fleet;
use crate::project::{Project, dependency_on_charte};

use super::Contender;

/// charte, with all formats.
#[derive(Clone, Copy, Debug)]
pub struct Charte(pub Shape);

/// The form of the platforms in the policies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shape {
    /// A `[[platform]]` table for each platform, in one file or, if there are many, in several.
    Tables,
    /// A file for each platform.
    Files,
}

impl Contender for Charte {
    fn name(&self) -> String {
        match self.0 {
            Shape::Tables => "charte, `[[platform]]` tables",
            Shape::Files => "charte, files",
        }
        .to_owned()
    }

    fn package(&self) -> &'static str {
        match self.0 {
            Shape::Tables => "charte-tables",
            Shape::Files => "charte-files",
        }
    }

    fn dependencies(&self, fleet: &Fleet) -> String {
        dependency_on_charte(&fleet.features)
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        project.write("policies/opendatasoft.toml", &template());
        let platforms = (0..fleet.len()).map(|platform| fleet.url(platform));
        let path = match self.0 {
            Shape::Tables => {
                let platforms: Vec<String> = platforms.collect();
                let files = platforms.chunks(IN_FILE);
                let is_folder = files.len() > 1;
                for (number, urls) in files.enumerate() {
                    let mut policy = "extends = \"opendatasoft.toml\"\n".to_owned();
                    for url in urls {
                        let _ = write!(policy, "\n[[platform]]\nurl = \"{url}\"\n");
                    }
                    let path = if is_folder {
                        format!("policies/fleet-{number}.toml")
                    } else {
                        "policies/fleet.toml".to_owned()
                    };
                    project.write(&path, policy.as_bytes());
                }
                if is_folder {
                    "policies"
                } else {
                    "policies/fleet.toml"
                }
            }
            Shape::Files => {
                for (platform, url) in platforms.enumerate() {
                    let path = format!("policies/{}.toml", fleet.host(platform));
                    let policy =
                        format!("extends = \"opendatasoft.toml\"\nplatform.url = \"{url}\"\n");
                    project.write(&path, policy.as_bytes());
                }
                "policies"
            }
        };
        project.write("src/main.rs", PROGRAM.replace("{path}", path).as_bytes());
    }
}

/// The maximum number of tables in a file, which has at most 1 MiB.
const IN_FILE: usize = 10_000;

/// Returns the template that the portals extend.
pub(super) fn template() -> Vec<u8> {
    let path = crate::charte().join("policies/opendatasoft.toml");
    fs::read(path).expect("charte has policies")
}

const PROGRAM: &str = r#"//! Prints the page of a host.

charte::charters! {
    mod portals = "{path}";
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let host = arguments.next().unwrap_or_default();
    let format = arguments.next().unwrap_or_default();
    if let Some(charter) = portals::FLEET.find(&host) {
        let page = match format.as_str() {
            "html" => charter.html(),
            "fragment.html" => charter.fragment(),
            "md" => charter.markdown(),
            "txt" => charter.text(),
            _ => charter.json(),
        };
        print!("{page}");
    }
}
"#;
