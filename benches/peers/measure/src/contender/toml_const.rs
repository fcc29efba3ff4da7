//! `toml_const`: each platform's whole policy as a constant.

use std::fmt::Write as _;

use crate::fleet::Fleet;
use crate::project::Project;

use super::{Contender, static_toml};

/// Policies as constants, each with a type of its own.
#[derive(Clone, Copy, Debug)]
pub struct TomlConst;

impl Contender for TomlConst {
    fn name(&self) -> String {
        "toml_const".to_owned()
    }

    fn package(&self) -> &'static str {
        "const-policies"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        "toml_const = \"1\"\n".to_owned()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        static_toml::write_policies(project, fleet);
        let mut statics = String::new();
        let mut arms = String::new();
        for platform in 0..fleet.len() {
            let host = fleet.host(platform);
            let _ = writeln!(statics, "    static P{platform}: \"policies/{host}.toml\";");
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

const PROGRAM: &str = r#"//! Prints the title of the page of a host: there is no page.

toml_const::toml_const! {
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
