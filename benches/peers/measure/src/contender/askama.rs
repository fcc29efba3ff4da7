//! `askama`: a template for each format, and a table with the values of every platform. This is
//! what users would write, rather than a thousand templates.

use std::fmt::Write as _;

use template::Template;

use crate::fleet::Fleet;
use crate::pages::page;
use crate::project::Project;

use super::{Contender, Pages};

/// Templates that are compiled with the program.
#[derive(Clone, Copy, Debug)]
pub struct Askama(pub Pages);

impl Contender for Askama {
    fn name(&self) -> String {
        "askama".to_owned()
    }

    fn package(&self) -> &'static str {
        "templates"
    }

    fn dependencies(&self, _: &Fleet) -> String {
        "askama = \"0.16\"\n".to_owned()
    }

    fn write(&self, project: &Project, fleet: &Fleet) {
        let mut table = format!(
            "pub static PLATFORMS: [(&str, &str); {}] = [\n",
            fleet.len()
        );
        for platform in 0..fleet.len() {
            let _ = writeln!(
                table,
                "    ({:?}, {:?}),",
                fleet.host(platform),
                fleet.url(platform)
            );
        }
        table.push_str("];\n");
        project.write("src/platforms.rs", table.as_bytes());

        let mut structs = String::new();
        let mut arms = String::new();
        for (number, (format, ending)) in self.0.formats().iter().enumerate() {
            let page = page(URL, *format);
            let template = Template::of(&page, URL);
            // This is not the extension of the page, because askama would escape Markdown by its
            // own rules.
            let escape = if ending.ends_with("html") {
                "html"
            } else {
                "none"
            };
            project.write(
                &format!("templates/{ending}"),
                template.braces("").as_bytes(),
            );
            let _ = write!(
                structs,
                "\n#[derive(askama::Template)]\n\
                 #[template(path = \"{ending}\", escape = \"{escape}\")]\n\
                 #[allow(dead_code)]\n\
                 struct Page{number}<'a> {{\n    host: &'a str,\n    url: &'a str,\n    href: &'a str,\n}}\n"
            );
            let _ = writeln!(
                arms,
                "        {ending:?} => Page{number} {{ host, url, href: url }}.render(),"
            );
        }
        let program = PROGRAM
            .replace("{structs}", &structs)
            .replace("{arms}", &arms);
        project.write("src/main.rs", program.as_bytes());
    }
}

/// The page from which the templates are derived.
const URL: &str = "https://template.ville.example.org";

const PROGRAM: &str = r#"//! Prints the page of a host.

mod platforms;

use askama::Template as _;
{structs}
fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let format = arguments.next().unwrap_or_default();
    let Some((host, url)) = platforms::PLATFORMS.iter().find(|(host, _)| *host == name) else {
        return;
    };
    let page = match format.as_str() {
{arms}        _ => return,
    };
    print!("{}", page.unwrap_or_default());
}
"#;
