//! `static-toml`: the whole policy of each platform as a static, because it has no templates.

use std::fmt::Write as _;

use crate::fleet::Fleet;
use crate::project::Project;

use super::{Contender, charte};

/// Policies as statics, each with a type of its own.
#[derive(Clone, Copy, Debug)]
pub struct StaticToml;

impl Contender for StaticToml {
    fn name(&self) -> String {
        "static-toml".to_owned()
    }

    fn package(&self) -> &'static str {
        "static-policies"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        "static-toml = \"1\"\n".to_owned()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        write_policies(project, fleet);
        let mut statics = String::new();
        let mut arms = String::new();
        for platform in 0..fleet.len() {
            let host = fleet.host(platform);
            let _ = writeln!(
                statics,
                "    static P{platform} = include_toml!(\"policies/{host}.toml\");"
            );
            let _ = writeln!(
                arms,
                "        {host:?} => print(std::hint::black_box(&P{platform}).title),"
            );
        }
        let program = PROGRAM
            .replace("{statics}", &statics)
            .replace("{arms}", &arms);
        project.write("src/main.rs", program.as_bytes());
    }
}

/// Writes the whole policy of each platform to the folder `policies`.
pub(super) fn write_policies(project: &Project, fleet: &Fleet) {
    let template = String::from_utf8(charte::template()).expect("TOML is UTF-8");
    for platform in 0..fleet.len() {
        let path = format!("policies/{}.toml", fleet.host(platform));
        let policy = format!("{template}\n[platform]\nurl = {:?}\n", fleet.url(platform));
        project.write(&path, policy.as_bytes());
    }
}

const PROGRAM: &str = r#"//! Prints the title of the page of a host: there is no page.

static_toml::static_toml! {
{statics}}

fn print(title: &str) {
    print!("{title}");
}

fn main() {
    match std::env::args().nth(1).unwrap_or_default().as_str() {
{arms}        _ => {}
    }
}
"#;
