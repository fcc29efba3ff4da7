//! `cargo charte check --message-format json` in a project: what rust-analyzer reads if it is the
//! `check.overrideCommand`.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const MANIFEST: &str = r#"
[package]
name = "shop"
version = "0.1.0"
edition = "2024"

[package.metadata.charte]
policies = ["policies/shop.toml"]

[workspace]
"#;

const POLICY: &str = r#"language = "en"
title = "Cookies"

[category.necessary]
consent = "exempt"
heading = "Necessary cookies"

[[cookie]]
name = "session"
category = "necessary"
purpose = "Keeps you signed in."
exemption = "authentication"
duration = "13 mois"
"#;

#[test]
fn the_messages_of_cargo_pass_through_and_ours_have_places_in_the_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("Cargo.toml", MANIFEST);
    write("src/lib.rs", "fn unused() {}\n");
    write("policies/shop.toml", POLICY);
    let lines = check(folder.path(), 1);
    let reason = |line: &Value| line["reason"].as_str().expect("a reason").to_owned();
    let of_rustc = lines
        .iter()
        .any(|line| line["message"]["code"]["code"] == "dead_code");
    assert!(of_rustc, "{lines:#?}");
    assert!(lines.iter().any(|line| reason(line) == "build-finished"));
    let ours = lines
        .iter()
        .find(|line| line["message"]["code"]["code"] == "bad-duration");
    let ours = ours.expect("a message of charte");
    assert_eq!(reason(ours), "compiler-message");
    assert_eq!(ours["target"]["name"], "shop");
    let id = ours["package_id"].as_str().expect("the id of the package");
    assert!(id.contains("shop"), "{id}");
    let span = &ours["message"]["spans"][0];
    assert_eq!(span["file_name"], "policies/shop.toml");
    assert_eq!(
        (&span["line_start"], &span["column_start"]),
        (&13.into(), &12.into())
    );
    let proposed = &ours["message"]["children"][0]["spans"][0];
    assert_eq!(proposed["suggested_replacement"], "\"13 months\"");

    write("policies/shop.toml", &POLICY.replace("mois", "months"));
    let lines = check(folder.path(), 0);
    assert!(
        lines
            .iter()
            .all(|line| line["message"]["code"]["code"] != "bad-duration")
    );
}

fn check(folder: &Path, code: i32) -> Vec<Value> {
    // Cargo calls a subcommand so.
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-charte"))
        .args(["charte", "check", "--message-format", "json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_NET_OFFLINE", "true")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("the command runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{errors}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}
