//! These tests without the external programs: see [`charte_tests::external`].

use std::env;
use std::process::Command;

#[test]
fn a_missing_program_fails_in_ci_and_is_reported_elsewhere() {
    for (test, program) in [
        ("decoders::chromium::every_body", "chromium"),
        ("decoders::curl::every_body", "curl"),
        ("decoders::node::every_body", "node"),
        ("nginx::a_fleet_keeps_its_hosts_apart", "nginx"),
    ] {
        for (ci, result) in [
            ("true", "1 failed"),
            ("1", "1 failed"),
            ("false", "1 passed"),
            ("", "1 passed"),
        ] {
            let output = Command::new(env::current_exe().expect("this program"))
                .args(["--exact", test])
                .env("CI", ci)
                .env("PATH", "/nonexistent")
                .output()
                .expect("this program runs");
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8_lossy(&printed);
            assert!(
                printed.contains(result),
                "{test}, `CI` is `{ci}`: {printed}"
            );
            let why = format!("`{program}` is not installed");
            assert!(printed.contains(&why), "{test}, `CI` is `{ci}`: {printed}");
        }
    }
}
