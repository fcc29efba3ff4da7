//! Derives a template for each engine from the page: its text, with holes for the platform.

use std::path::{Path, PathBuf};
use std::{env, fs};

use template::Template;

/// The rendered page.
const CHARTER: charte::Charter<'static> =
    charte::charter!("../../../policies/data.issy.com.toml", formats = [html]);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    let page = CHARTER.html().to_string();
    let template = Template::of(&page, CHARTER.url());

    let askama = format!(
        "/// The page.\n\
         #[derive(::askama::Template)]\n\
         #[template(source = {:?}, ext = \"html\")]\n\
         struct Page<'a> {{\n    url: &'a str,\n    href: &'a str,\n}}\n",
        template.braces("")
    );
    write(&folder, "page.html", &page);
    write(&folder, "askama.rs", &askama);
    write(
        &folder,
        "maud.rs",
        &format!("::maud::html! {{\n{}}}\n", template.maud()),
    );
    write(&folder, "escaped.html", &template.braces(""));
    // minijinja would write `/` as `&#x2f;`, which is another page.
    write(&folder, "safe.html", &template.braces("|safe"));
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("cargo gives a folder to write to");
}
