//! The locale files and what is generated from CLDR, compared with CLDR. `tests/cldr/generate.mjs` compares; it
//! needs node, and the packages of `npm ci --ignore-scripts` in its folder.

use std::process::Command;

use charte_tests::external::missing;

#[test]
fn the_words_from_cldr_are_those_of_cldr() {
    const CHECK: &str = "the comparison with CLDR";
    let folder = charte_tests::workspace().join("tests/cldr");
    if !folder.join("node_modules/cldr-core").exists() {
        missing(CHECK, "run `npm ci --ignore-scripts` in tests/cldr");
        return;
    }
    let check = Command::new("node")
        .args(["generate.mjs", "--check"])
        .current_dir(folder)
        .output();
    let Ok(output) = check else {
        missing(CHECK, "node cannot be started: install node 20");
        return;
    };
    let differences = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{differences}");
}
