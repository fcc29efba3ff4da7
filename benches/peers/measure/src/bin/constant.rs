//! Compares the instructions of `charte::page!` with those of a plain constant.
//!
//! `cargo run --release -p measure --bin constant`
//!
//! The functions are those of the package `constant`. If the compiler finds two functions
//! identical, it keeps one and makes the other an alias: *merged*.

use std::fs;
use std::process::exit;

use measure::assembly::Functions;
use measure::table::Table;
use measure::{cargo, workspace};

/// The names of the functions with their lengths, as in symbols.
const FUNCTIONS: [&str; 5] = ["4give", "6length", "6append", "2is", "4find"];

fn main() {
    let target = tempfile::tempdir().expect("a temporary folder");
    let command = "rustc --release --locked -p constant --lib -- \
                   --emit asm -C codegen-units=1 -C debuginfo=0";
    let arguments: Vec<_> = command.split_whitespace().collect();
    cargo::run(&workspace(), target.path(), &arguments, &[]);

    let functions = Functions::read(&assembly(&target.path().join("release/deps")));
    let mut table = Table::new(&["function", "instructions, charte", "constant", "", "merged"]);
    let mut differs = false;
    for name in FUNCTIONS {
        let of = |module: &str| {
            let found = functions.get(&format!("8constant{module}{name}"));
            found.unwrap_or_else(|| panic!("the assembly has no function {module}::{name}"))
        };
        let ((charte, alias), (plain, other)) = (of("6macros"), of("5plain"));
        let count = |lines: &[String]| lines.iter().filter(|line| !line.ends_with(':')).count();
        let same = charte == plain;
        differs |= !same;
        table.row(vec![
            format!(
                "`{}`",
                name.trim_start_matches(|sign: char| sign.is_ascii_digit())
            ),
            count(charte).to_string(),
            count(plain).to_string(),
            if same { "the same" } else { "DIFFERENT" }.to_owned(),
            if alias || other { "yes" } else { "no" }.to_owned(),
        ]);
    }
    println!("{}.\n\n{table}", cargo::rustc());
    exit(i32::from(differs));
}

/// Returns the assembly of the package.
fn assembly(folder: &std::path::Path) -> String {
    let files = fs::read_dir(folder).expect("cargo wrote to it");
    let mut files = files.filter_map(|file| Some(file.ok()?.path()));
    let file = files.find(|file| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("constant-"))
            && file.extension().is_some_and(|ending| ending == "s")
    });
    fs::read_to_string(file.expect("rustc wrote assembly")).expect("assembly is text")
}
