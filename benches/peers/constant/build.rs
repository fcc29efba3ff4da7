//! Writes the page to a file, for the plain constant.

use std::path::PathBuf;
use std::{env, fs};

/// The page of both constants.
const CHARTER: charte::Charter<'static> =
    charte::charter!("../../../policies/data.issy.com.toml", formats = [html]);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    let page = CHARTER.html().to_string();
    fs::write(folder.join("page.html"), page).expect("cargo gives a folder to write to");
}
