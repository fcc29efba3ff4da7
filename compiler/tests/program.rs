//! What a program gets of policies: keys, sites and choices. A folder of policies in `program/`, and
//! the text that says what of them is in the program.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the texts anew; look at the difference.

mod folder;

use std::fmt::Write;

use charte_compiler::Compilation;
use charte_compiler::diagnostic::Severity;
use charte_core::word::Word;

#[test]
fn every_case_gives_its_program() {
    let cases = folder::data("tests/program");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        let case = cases.join(case);
        let text = written(&folder::compiled(&case));
        wrong.extend(folder::compare(&case.join("expected.txt"), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The facts of a compilation that are for the program and on no page.
fn written(compilation: &Compilation) -> String {
    let mut text = String::new();
    let mut line = |line: String| writeln!(text, "{line}").expect("memory");
    for reported in &compilation.diagnostics {
        let severity = match reported.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        line(format!("{severity}[{}]: {}", reported.name, reported.title));
    }
    let Ok(fleet) = &compilation.fleet else {
        return text;
    };
    for platform in &fleet.platforms {
        let host = &platform.hosts[0];
        let registrable = host.len() - usize::from(platform.registrable);
        let choice = &fleet.templates[platform.template].choice;
        line(format!(
            "platform {host}: registrable {:?}, choice in {:?} for {:?} s, refusal for {:?} s",
            &host[registrable..],
            choice.cookie,
            choice.kept,
            choice.refusal_kept,
        ));
    }
    for key in &fleet.keys.cookies {
        let kind = if key.pattern { "pattern" } else { "name" };
        line(format!(
            "key {}: {kind} {:?} of `{}`, {}",
            key.constant,
            key.name,
            key.question,
            key.consent.word()
        ));
    }
    text
}
