//! The growth of a program with its platforms, which differ by their URL: CPU and memory of `cargo
//! check` after a change of one URL, and the bytes of the stripped release program.
//!
//! ```text
//! cargo run --release -p measure --bin growth
//!     [-- --sizes 5,1000,10000,100000,1000000 --contenders charte-tables,askama,include_str]
//!     [--features web] [--target <folder>]
//! ```
//!
//! charte has one template, all formats and, with `web`, gzip; the others have only the HTML page.
//! A contender stops at the size at which its program would need gigabytes or hours to compile.
//! Memory is that of the largest process.

use std::path::Path;
use std::process::Command;

use measure::arguments::Arguments;
use measure::cargo;
use measure::contender::{self, Pages};
use measure::cpu;
use measure::fleet::{Family, Fleet};
use measure::table::{Table, figure};

/// The maximum number of platforms of contenders that stop: they embed finished pages of 6 KB, or
/// code for each platform.
const STOPS: [(&str, usize); 2] = [("include_str", 10_000), ("askama", 100_000)];

fn main() {
    let arguments = Arguments::read(&["sizes", "contenders", "features", "target", "check"]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = arguments.folder("target", &folder.path().join("target"));
    if let [checked] = &arguments.list("check", "")[..] {
        let run = cargo::run(Path::new(checked), &target, &["check"], &[]);
        let megabytes = cpu::largest_child() / 1024;
        println!("{} {megabytes}", figure(run.seconds, 2));
        return;
    }
    let names = arguments.list("contenders", "charte-tables,askama,include_str");
    let sizes = arguments.list("sizes", "5,1000,10000,100000,1000000");
    let features = arguments.list("features", "web");

    cargo::fetch();
    let columns = ["", "platforms", "check, CPU s", "MB", "program, bytes"];
    let mut table = Table::new(&columns);
    for name in &names {
        for size in &sizes {
            let platforms: usize = size
                .parse()
                .unwrap_or_else(|error| panic!("{size}: {error}"));
            let stop = STOPS.iter().find(|(stops, _)| stops == name);
            if stop.is_none_or(|(_, most)| platforms <= *most) {
                let mut row = vec![name.clone(), size.clone()];
                let parent = folder.path().join(size);
                row.extend(measured(name, platforms, &features, &parent, &target));
                table.row(row);
            }
        }
    }
    println!(
        "{}; features of charte: {features:?}.\n\n{table}",
        cargo::rustc()
    );
}

/// Returns CPU seconds and megabytes of a check, and the bytes of the program.
fn measured(
    name: &str,
    platforms: usize,
    features: &[String],
    parent: &Path,
    target: &Path,
) -> Vec<String> {
    let contender = contender::named(name, Pages::Html);
    let mut fleet = Fleet::new(platforms, Family::Same, features);
    let project = contender.create(parent, &fleet);
    cargo::run(project.folder(), target, &["build", "--release"], &[]);
    let program = std::fs::metadata(target.join("release").join(project.name()));
    let bytes = program.expect("cargo has built it").len();
    cargo::run(project.folder(), target, &["check"], &[]);
    fleet.change(1);
    contender.write(&project, &fleet);
    project.touch();
    // A separate process, because the system reports the memory of the largest child since the
    // start.
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg("--check").arg(project.folder());
    command.arg("--target").arg(target);
    let output = command.output().expect("it runs again");
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut figures: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    figures.push(bytes.to_string());
    figures
}
