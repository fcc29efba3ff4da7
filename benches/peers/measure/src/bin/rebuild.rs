//! CPU seconds of `cargo check` and `cargo build --release` after a change of one policy or one
//! page.
//!
//! ```text
//! cargo run --release -p measure --bin rebuild
//!     [-- --rounds 3 --platforms 1000 --many 10000 --contenders include_str,...]
//!     [--features web,...] [--target <folder>]
//! ```
//!
//! Before each run one platform gets another URL: in its file, its table, its page or its row of a
//! table of values, depending on the contender. The dependencies are built before. charte renders
//! pages in all formats; the others embed only the HTML page, or what they can derive from the
//! policy. The figures include cargo and all processes that it starts.

use measure::arguments::Arguments;
use measure::cargo;
use measure::contender::{self, Contender, Pages};
use measure::fleet::{Family, Fleet};
use measure::project::Project;
use measure::table::{Table, figure, median};

fn main() {
    let arguments = Arguments::read(&[
        "rounds",
        "platforms",
        "many",
        "contenders",
        "features",
        "target",
    ]);
    let rounds: usize = arguments.get("rounds", 3);
    let platforms = arguments.get("platforms", 1_000);
    let many = arguments.get("many", 10_000);
    let features = arguments.list("features", "");
    let names = arguments.list("contenders", contender::ALL);

    cargo::fetch();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = arguments.folder("target", &folder.path().join("target"));
    let mut apps = Vec::new();
    for name in &names {
        apps.push(App::new(
            name,
            platforms,
            &features,
            &folder.path().join("some"),
        ));
        if name == "charte-tables" && many > 0 {
            apps.push(App::new(name, many, &features, &folder.path().join("many")));
        }
    }
    let commands: [&[&str]; 2] = [&["check"], &["build", "--release"]];
    let mut samples = vec![[Vec::new(), Vec::new()]; apps.len()];
    // The first round builds the dependencies and is not counted.
    for round in 0..=rounds {
        for position in 0..apps.len() {
            let at = (position + round) % apps.len();
            for (which, command) in commands.iter().enumerate() {
                let app = &mut apps[at];
                app.change(2 * round + which);
                let run = cargo::run(app.project.folder(), &target, command, &[]);
                let own = run
                    .crates
                    .iter()
                    .any(|name| name.starts_with(app.project.name()));
                assert!(own, "cargo did not compile {}", app.project.name());
                if round > 0 {
                    let others = run.crates.len() - 1;
                    assert_eq!(others, 0, "dependencies were compiled: {:?}", run.crates);
                    samples[at][which].push(run.seconds);
                }
            }
        }
    }

    let floor = |which: usize| {
        let at = apps
            .iter()
            .position(|app| app.project.name() == "include-str");
        at.map_or(f64::NAN, |at| median(&samples[at][which]))
    };
    let mut table = Table::new(&[
        "",
        "platforms",
        "check, CPU s",
        "x include_str!",
        "release, CPU s",
        "x include_str!",
    ]);
    for (app, samples) in apps.iter().zip(&samples) {
        let mut row = vec![app.contender.name(), app.fleet.len().to_string()];
        for (which, samples) in samples.iter().enumerate() {
            row.push(figure(median(samples), 2));
            row.push(figure(median(samples) / floor(which), 2));
        }
        table.row(row);
    }
    println!(
        "{}; medians of {rounds} interleaved rounds.\n\n{table}",
        cargo::rustc()
    );
}

/// A program that is compiled repeatedly.
struct App {
    contender: Box<dyn Contender>,
    fleet: Fleet,
    project: Project,
}

impl App {
    fn new(name: &str, platforms: usize, features: &[String], parent: &std::path::Path) -> Self {
        let contender = contender::named(name, Pages::Html);
        let fleet = Fleet::new(platforms, Family::Same, features);
        let project = contender.create(parent, &fleet);
        Self {
            contender,
            fleet,
            project,
        }
    }

    fn change(&mut self, number: usize) {
        self.fleet.change(number);
        self.contender.write(&self.project, &self.fleet);
        self.project.touch();
    }
}
