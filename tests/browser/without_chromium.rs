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
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8_lossy(&printed);
        assert!(printed.contains(result), "`CI` is `{ci}`: {printed}");
        assert!(printed.contains("Chromium is not installed"), "{printed}");
    }
}
