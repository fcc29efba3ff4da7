//! The bytes of a program for each platform that differs only by its URL, in stripped release
//! builds.
//!
//! ```text
//! cargo run --release -p measure --bin binary
//!     [-- --few 5 --some 1000 --many 10000 --families same,natural]
//!     [--contenders charte-tables,...] [--many-of charte-tables,askama] [--features web,brotli]
//!     [--target <folder>]
//! ```
//!
//! All formats, one language. The minimum is the URLs' own bytes. `--features` are those of charte:
//! with `web` the others embed gzip bodies in addition to their pages, with `brotli` Brotli bodies.
//! `static-toml` and `toml_const` can only embed the policy.

use std::fs;
use std::path::Path;

use measure::arguments::Arguments;
use measure::cargo;
use measure::contender::{self, Contender, Pages};
use measure::fleet::{Family, Fleet};
use measure::table::{Table, figure};

/// The contenders that compile ten thousand platforms within minutes and gigabytes.
const MANY: &str = "charte-tables,askama";

fn main() {
    let arguments = Arguments::read(&[
        "few",
        "some",
        "many",
        "families",
        "contenders",
        "many-of",
        "features",
        "target",
    ]);
    let sizes = [
        arguments.get("few", 5),
        arguments.get("some", 1_000),
        arguments.get("many", 10_000),
    ];
    #[allow(clippy::cast_precision_loss, reason = "some thousands")]
    let counts = sizes.map(|size: usize| size as f64);
    let names = arguments.list("contenders", contender::ALL);
    let many_of = arguments.list("many-of", MANY);
    let features = arguments.list("features", "");

    cargo::fetch();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = arguments.folder("target", &folder.path().join("target"));
    let mut table = Table::new(&[
        "",
        "URLs",
        &sizes[0].to_string(),
        &sizes[1].to_string(),
        &sizes[2].to_string(),
        "bytes a platform, first step",
        "second step",
        "URL itself",
    ]);
    for family in arguments.list("families", "same,natural") {
        let family: Family = family
            .parse()
            .unwrap_or_else(|error| panic!("{family}: {error}"));
        for name in &names {
            let contender = contender::named(name, Pages::All);
            let mut bytes = [f64::NAN; 3];
            let mut floor = f64::NAN;
            for (at, bytes) in bytes.iter_mut().enumerate() {
                let is_left_out = at == 2 && !many_of.contains(name);
                if sizes[at] > 0 && !is_left_out {
                    let fleet = Fleet::new(sizes[at], family, &features);
                    let parent = folder.path().join(format!("{family}-{}", fleet.len()));
                    *bytes = size(&*contender, &fleet, &parent, &target);
                    floor = fleet.url_bytes();
                }
            }
            let slope =
                |from: usize, to: usize| (bytes[to] - bytes[from]) / (counts[to] - counts[from]);
            table.row(vec![
                contender.name(),
                family.to_string(),
                figure(bytes[0], 0),
                figure(bytes[1], 0),
                figure(bytes[2], 0),
                figure(slope(0, 1), 1),
                figure(slope(1, 2), 1),
                figure(floor, 1),
            ]);
        }
    }
    println!(
        "{}; features of charte: {features:?}.\n\n{table}",
        cargo::rustc()
    );
}

/// Returns the size of a program in bytes.
#[allow(clippy::cast_precision_loss, reason = "some megabytes")]
fn size(contender: &dyn Contender, fleet: &Fleet, parent: &Path, target: &Path) -> f64 {
    let project = contender.create(parent, fleet);
    cargo::run(project.folder(), target, &["build", "--release"], &[]);
    let program = fs::metadata(target.join("release").join(project.name()));
    let bytes = program.expect("cargo has built it").len() as f64;
    // The files of one program may need as much space as everything else.
    fs::remove_dir_all(project.folder()).expect("the folder is ours");
    bytes
}
