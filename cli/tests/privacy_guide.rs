//! The guide for privacy officers: its commands and texts, in its order, from an empty folder to a site.
//!
//! `cargo test -p cargo-charte --test privacy_guide pictures -- --ignored` makes its pictures again, with
//! Chromium. Look at them.

#![cfg(unix)]

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A block of the guide.
struct Block {
    kind: String,
    text: String,
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

fn blocks() -> Vec<Block> {
    let guide = fs::read_to_string(docs().join("privacy-officers.md")).expect("the guide");
    let parts = guide.split("\n```").skip(1).step_by(2);
    let blocks = parts.map(|part| {
        let (kind, text) = part.split_once('\n').expect("a block");
        Block {
            kind: kind.to_owned(),
            text: format!("{text}\n"),
        }
    });
    blocks.collect()
}

/// Runs commands in a folder, and returns what they write and their exit code.
fn bash(folder: &Path, commands: &str) -> (String, Option<i32>) {
    let program = Path::new(env!("CARGO_BIN_EXE_charte"));
    let programs = program.parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("bash")
        .args(["-e", "-c", commands])
        .env("PATH", format!("{programs}:{path}"))
        .current_dir(folder)
        .output()
        .expect("bash runs");
    let text = [output.stdout, output.stderr].concat();
    (
        String::from_utf8(text).expect("UTF-8"),
        output.status.code(),
    )
}

/// Follows the guide until `until` returns true for a block, and returns what each command wrote.
fn follow(folder: &Path, until: &dyn Fn(&Block) -> bool) -> Vec<(String, String, Option<i32>)> {
    let mut written = Vec::new();
    for block in blocks().into_iter().take_while(|block| !until(block)) {
        match block.kind.as_str() {
            // The reader leaves the preview open.
            "sh" if block.text.starts_with("charte preview") => {}
            "sh" => {
                let (text, code) = bash(folder, &block.text);
                written.push((block.text, text, code));
            }
            "toml" => {
                let file = OpenOptions::new()
                    .append(true)
                    .open(folder.join("cookies.toml"));
                let mut file = file.expect("the policy");
                file.write_all(block.text.as_bytes()).expect("the policy");
            }
            _ => {}
        }
    }
    written
}

#[test]
fn the_guide_leads_to_a_published_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let written = follow(folder, &|_| false);
    for (command, text, code) in &written {
        assert_eq!(*code, Some(0), "{command}{text}");
    }
    let of = |start: &str| {
        let mut found = written
            .iter()
            .filter(|(command, ..)| command.starts_with(start));
        &found.next().expect(start).1
    };
    assert!(of("charte check").contains("nothing to report"));
    assert!(of("charte explain").contains("third part"));
    assert_eq!(of("charte diff"), "the editions are the same\n");
    for (page, text) in [
        ("index.html", "Counts your visits."),
        ("fr/index.html", "Compte vos visites."),
    ] {
        let page = folder.join("public/www.example.org").join(page);
        let html = fs::read_to_string(page).expect("a page");
        assert!(html.contains(text), "{html}");
        assert!(!html.contains("<script"));
    }
}

/// What the guide says about a later change: a duration asks again, a typo does not.
#[test]
fn the_comparison_is_the_one_of_the_guide() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    follow(folder, &|_| false);
    let policy = folder.join("cookies.toml");
    let text = fs::read_to_string(&policy).expect("the policy");
    let diff = "charte diff published.toml cookies.toml";
    let edition = |text: &str| text.replace("\nversion = \"1\"", "\nversion = \"2\"");
    fs::write(
        &policy,
        edition(&text.replace("Counts your visits", "Counts the visits")),
    )
    .expect("");
    let (shown, code) = bash(folder, diff);
    assert!(shown.contains("visitors are not asked again"), "{shown}");
    assert_eq!(code, Some(1));
    fs::write(&policy, edition(&text.replace("13 months", "6 months"))).expect("the policy");
    let (shown, _) = bash(folder, diff);
    assert!(
        shown.contains("because `duration` of the cookie `_count` changes"),
        "{shown}"
    );
    fs::write(&policy, text.replace("13 months", "6 months")).expect("the policy");
    let (shown, _) = bash(folder, "charte check cookies.toml");
    assert!(shown.contains("[changed-without-version]"), "{shown}");
}

#[test]
#[ignore = "makes the pictures of the guide"]
fn pictures() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    follow(folder, &|block| block.kind == "toml");
    let (preview, address) = preview(folder);
    picture(&address, "preview.png");
    // The preview is open while the policy is written.
    let written = tempfile::tempdir().expect("a folder");
    follow(written.path(), &|block| {
        block.text.starts_with("third_party_access")
    });
    fs::copy(
        written.path().join("cookies.toml"),
        folder.join("cookies.toml"),
    )
    .expect("a policy");
    wait_for_edition(&address);
    picture(&address, "preview-error.png");
    drop(preview);
}

/// Waits until the preview shows a change.
fn wait_for_edition(address: &str) {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).expect("the server");
    let request = format!("GET /edition?1 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
}

/// Starts the preview of a folder, and returns its address.
fn preview(folder: &Path) -> (Running, String) {
    let child = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(["preview", "--port", "0", "cookies.toml"])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut preview = Running(child.expect("the command starts"));
    let output = preview.0.stdout.take().expect("a pipe");
    let mut address = String::new();
    let mut output = BufReader::new(output);
    output.read_line(&mut address).expect("an address");
    (preview, address.trim().to_owned())
}

/// Draws the page at an address.
fn picture(address: &str, name: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("picture.png");
    let status = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
        ])
        .args(["--hide-scrollbars", "--window-size=1280,760"])
        .arg(format!("--screenshot={}", picture.display()))
        .arg(address)
        .stderr(Stdio::null())
        .status();
    assert!(status.expect("Chromium runs").success());
    fs::copy(picture, docs().join(name)).expect("the picture");
}

/// The command, which runs until it is ended.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
