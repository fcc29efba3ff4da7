//! The cold build of the smallest app, with an empty target folder: CPU seconds and crates.
//!
//! ```text
//! cargo run --release -p measure --bin cold
//!     [-- --rounds 1 --apps alone,served --contenders charte,... --commands check,build]
//! ```
//!
//! *Alone*: the app has no other dependency. *Served*: the app already depends on serde with
//! `derive` and on axum, so the difference is the cost of the contender. charte is listed without
//! features and once with each feature; `charte:all` has all of them. Nothing is compiled
//! incrementally, as for crates of a registry.

use std::fs;
use std::path::Path;

use measure::arguments::Arguments;
use measure::cargo::{self, Run};
use measure::contender::{self, Pages};
use measure::fleet::{Family, Fleet};
use measure::project::Project;
use measure::table::{Table, figure, median};

fn main() {
    let arguments = Arguments::read(&["rounds", "apps", "contenders", "commands"]);
    let rounds: usize = arguments.get("rounds", 1);
    let apps = arguments.list("apps", "alone,served");
    let commands = arguments.list("commands", "check,build");
    let features = features();
    let mut all = vec!["nothing".to_owned(), "charte".to_owned()];
    all.extend(features.iter().map(|feature| format!("charte:{feature}")));
    let rest = [
        "charte:all",
        "askama",
        "rust-embed:compression",
        "static-toml",
    ];
    all.extend(rest.map(str::to_owned));
    let names = arguments.list("contenders", &all.join(","));

    cargo::fetch();
    let mut table = Table::new(&[
        "app",
        "with",
        "command",
        "CPU s",
        "over nothing",
        "crates",
        "over nothing",
    ]);
    for app in &apps {
        for command in &commands {
            let mut runs = vec![Vec::new(); names.len()];
            for round in 0..rounds {
                for position in 0..names.len() {
                    let at = (position + round) % names.len();
                    runs[at].push(build(app, &names[at], command, &features));
                }
            }
            let figures = |runs: &[Run]| {
                let seconds: Vec<_> = runs.iter().map(|run| run.seconds).collect();
                (
                    median(&seconds),
                    runs.first().map_or(0, |run| run.crates.len()),
                )
            };
            let floor = names
                .iter()
                .position(|name| name == "nothing")
                .map(|at| figures(&runs[at]));
            for (name, runs) in names.iter().zip(&runs) {
                let (seconds, crates) = figures(runs);
                let (floor, floor_crates) = floor.unwrap_or((f64::NAN, crates));
                table.row(vec![
                    app.clone(),
                    name.clone(),
                    command.clone(),
                    figure(seconds, 1),
                    figure(seconds - floor, 1),
                    crates.to_string(),
                    (crates - floor_crates).to_string(),
                ]);
            }
        }
    }
    println!(
        "{}; medians of {rounds} rounds; crates with the app itself.\n\n{table}",
        cargo::rustc()
    );
}

/// Builds an app in new folders.
fn build(app: &str, name: &str, command: &str, features: &[String]) -> Run {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = project(folder.path(), app, name, features);
    // Cargo compiles path dependencies incrementally, but never the crates of a registry. This is
    // the build of a registry user.
    let variables = [("CARGO_INCREMENTAL", "0")];
    cargo::run(
        project.folder(),
        &folder.path().join("target"),
        &[command],
        &variables,
    )
}

fn project(parent: &Path, app: &str, name: &str, features: &[String]) -> Project {
    let base = match app {
        "alone" => "",
        "served" => {
            "axum = { version = \"0.8\", default-features = false, features = [\"http1\", \"tokio\"] }\n\
             serde = { version = \"1\", features = [\"derive\"] }\n"
        }
        _ => panic!("an app is `alone` or `served`, not `{app}`"),
    };
    let (name, wanted) = name.split_once(':').unwrap_or((name, ""));
    if name == "nothing" {
        let project = Project::create(parent, "nothing", base);
        project.write("src/main.rs", b"fn main() {}\n");
        return project;
    }
    let wanted = match (name, wanted) {
        ("charte", "all") => features.to_vec(),
        ("charte", "") => Vec::new(),
        (_, feature) => vec![feature.to_owned()],
    };
    let contender = match name {
        "charte" => contender::named("charte-tables", Pages::Html),
        name => contender::named(name, Pages::Html),
    };
    let fleet = Fleet::new(
        1,
        Family::Same,
        if name == "charte" { &wanted } else { &[] },
    );
    let mut dependencies = contender.dependencies(&fleet);
    if name == "rust-embed" {
        dependencies = dependencies.replace("\"debug-embed\"", "\"debug-embed\", \"compression\"");
    }
    let project = Project::create(
        parent,
        contender.package(),
        &(base.to_owned() + &dependencies),
    );
    contender.write(&project, &fleet);
    project
}

/// Returns the features of charte.
fn features() -> Vec<String> {
    let manifest = measure::charte().join("runtime/Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("charte has a manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest is TOML");
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let features = features.into_iter().flat_map(toml::Table::keys);
    features
        .filter(|name| *name != "default")
        .cloned()
        .collect()
}
