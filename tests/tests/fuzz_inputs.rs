//! The fuzz targets on stable Rust, over their committed inputs and regressions.

use std::path::{Path, PathBuf};

use charte_tests::{choice_input, fuzz, guarded, visits_input, workspace};

#[test]
fn every_committed_input_keeps_the_invariants() {
    each_input("model", fuzz::model);
    each_input("pages", fuzz::pages);
    each_input("set_cookie", guarded::check_set_cookie);
    each_input("choice", choice_input::check_choice);
    each_input("negotiation", fuzz::negotiation);
    each_input("visits", visits_input::check_visits);
}

/// Runs a target over its corpus and its regressions.
fn each_input(target: &str, run: fn(&[u8])) {
    for kind in ["corpus", "regressions"] {
        let folder = workspace().join("fuzz").join(kind).join(target);
        if kind == "regressions" && !folder.exists() {
            continue; // nothing was found
        }
        let inputs = files(&folder);
        assert!(!inputs.is_empty(), "{target} has no {kind}");
        for input in inputs {
            let bytes = std::fs::read(&input).expect("an input can be read");
            let kept = std::panic::catch_unwind(|| run(&bytes));
            assert!(
                kept.is_ok(),
                "an invariant does not hold for {}",
                input.display()
            );
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of inputs");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}
