//! `portals print` and wrong command lines, as a process.

use std::io::pipe;
use std::process::{Child, Command, Output, Stdio};

charte::charters! {
    mod portals = "../../policies", folder_test = false;
}

use portals::FLEET;

fn portals(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portals"));
    command.args(words).env_remove("PORT");
    command.output().expect("the program runs")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

/// The standard error of a program that exits with 2 and prints nothing else.
fn mistake(words: &[&str]) -> String {
    let output = portals(words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    assert_eq!(text(output.stdout), "", "{words:?}");
    text(output.stderr)
}

#[test]
fn prints_every_page() {
    assert_eq!(FLEET.len(), 5);
    for charter in FLEET {
        for (format, page) in [
            ("html", charter.html()),
            ("fragment", charter.fragment()),
            ("markdown", charter.markdown()),
            ("text", charter.text()),
            ("json", charter.json()),
        ] {
            let host = charter.host();
            let output = portals(&["print", format, host]);
            assert_eq!(output.status.code(), Some(0), "{format} {host}");
            assert_eq!(text(output.stdout), page.to_string(), "{format} {host}");
            assert_eq!(text(output.stderr), "", "{format} {host}");
        }
    }
}

#[test]
fn an_unknown_format_lists_the_known_ones() {
    assert_eq!(
        mistake(&["print", "pdf", "data.issy.com"]),
        "portals: there is no format `pdf`; the formats are: \
         html, fragment, markdown, text, json\n"
    );
}

#[test]
fn an_unknown_host_lists_the_known_ones() {
    assert_eq!(
        mistake(&["print", "text", "nobody.example"]),
        "portals: no platform has the host `nobody.example`; the hosts are: \
         corona-work.my.opendatasoft.com, data.issy.com, data.seineouest.fr, \
         regionguadeloupe.opendatasoft.com, www.data.grigny91.fr\n"
    );
}

#[test]
fn two_mistakes_are_reported_at_once() {
    let printed = mistake(&["print", "pdf", "nobody.example"]);
    assert!(printed.contains("no format `pdf`"), "{printed}");
    assert!(
        printed.contains("no platform has the host `nobody.example`"),
        "{printed}"
    );
}

#[test]
fn an_unknown_command_line_shows_the_help() {
    for words in [
        &["print"][..],
        &["print", "text"],
        &["print", "text", "data.issy.com", "more"],
        &["serve"],
        &["--verbose"],
        &[""],
    ] {
        let printed = mistake(words);
        assert!(printed.starts_with("portals: "), "{printed}");
        assert!(printed.contains("\nUsage:\n"), "{printed}");
    }
}

#[test]
fn help_exits_with_0() {
    for words in [&["--help"][..], &["-h"], &["print", "--help"]] {
        let output = portals(words);
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(text(output.stdout).contains("\nUsage:\n"), "{words:?}");
        assert_eq!(text(output.stderr), "", "{words:?}");
    }
}

#[test]
fn a_closed_pipe_exits_with_0() {
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_portals"));
    command.args(["print", "html", "data.issy.com"]);
    command.stdout(writer).stderr(Stdio::piped());
    let output = command.spawn().and_then(Child::wait_with_output);
    let output = output.expect("the program runs");
    assert_eq!(text(output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
