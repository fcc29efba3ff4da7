//! Writes the page as a file, for memory-serve, and as a template, for askama.

use std::path::PathBuf;
use std::{env, fs};

use template::Template;

/// The served page.
const CHARTER: charte::Charter<'static> =
    charte::charter!("../../../policies/data.issy.com.toml", formats = [html]);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    let page = CHARTER.html().to_string();

    let site = out.join("site");
    fs::create_dir_all(&site).expect("cargo gives a folder to write to");
    fs::write(site.join("cookies.html"), &page).expect("cargo gives a folder to write to");
    memory_serve::load_directory(site);

    let askama = format!(
        "/// The page.\n\
         #[derive(::askama::Template)]\n\
         #[template(source = {:?}, ext = \"html\")]\n\
         struct Page<'a> {{\n    url: &'a str,\n    href: &'a str,\n}}\n",
        Template::of(&page, CHARTER.url()).braces("")
    );
    fs::write(out.join("askama.rs"), askama).expect("cargo gives a folder to write to");
}
