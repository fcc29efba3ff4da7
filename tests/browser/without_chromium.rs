//! These tests without Chromium: see [`charte_tests::external`].

use std::env;
use std::process::Command;

#[test]
fn a_missing_chromium_fails_in_ci_and_is_reported_elsewhere() {
    for (ci, result) in [("true", "1 failed"), ("", "1 passed")] {
        let output = Command::new(env::current_exe().expect("this program"))
            .args([
                "--exact",
                "without_scripts::pages_have_the_same_text_without_scripts",
            ])
            .env("CI", ci)
            .env("PATH", "/nonexistent")
            .output()
            .expect("this program runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains(result), "`CI` is `{ci}`: {said}");
        assert!(said.contains("Chromium is not installed"), "{said}");
    }
}
