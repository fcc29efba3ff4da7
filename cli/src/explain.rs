//! `explain`: the page of a lint in the terminal.

use charte_compiler::diagnostic::similar;
use charte_compiler::lint::{Group, Lint};
use charte_compiler::lints;
use clap::Args;

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Explain a lint: what it finds, why it matters, examples and sources.
///
/// Without a name, all lints are listed.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The name of a lint, as in the first line of a finding.
    #[arg(value_name = "LINT")]
    lint: Option<String>,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let text = match &options.lint {
        None => list(),
        Some(name) => {
            let lint = find(name)?;
            lint.explain(1, lint.message)
        }
    };
    let text = match console.columns() {
        Some(_) => styled(&text),
        None => text,
    };
    console.write(&text)?;
    Ok(Outcome::Clean)
}

fn find(name: &str) -> Result<&'static Lint, Failure> {
    let known = lints::ALL.iter().find(|lint| lint.name == name);
    known.copied().ok_or_else(|| {
        let failure = Failure::new(format!("there is no lint `{name}`"));
        match similar(name, lints::ALL.iter().map(|lint| lint.name)) {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help(
                "`charte explain` lists all lints; an error that prevents a charter is no lint: \
                 its message explains it",
            ),
        }
    })
}

/// Returns all lints by their subject, each with the first sentence of its explanation.
fn list() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let mut title = group.as_str().to_owned();
        title[..1].make_ascii_uppercase();
        text.push_str(&format!("# {title}\n\n"));
        for lint in lints::ALL.iter().filter(|lint| lint.group == *group) {
            text.push_str(&format!("- `{}`: {}\n", lint.name, first_sentence(lint)));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// Returns the first sentence of the explanation, which follows its heading.
fn first_sentence(lint: &Lint) -> String {
    let lines = lint.explanation.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    let text = lines.collect::<Vec<_>>().join(" ");
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text,
    }
}

/// Returns a page with its headings and code in the styles of a terminal.
fn styled(text: &str) -> String {
    let (bold, dim, code, reset) = ("\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m");
    let (mut styled, mut is_code) = (String::new(), false);
    for line in text.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
            continue;
        }
        let line = if is_code {
            format!("{dim}    {line}{reset}")
        } else if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim().replace('`', "");
            format!("{bold}{title}{reset}")
        } else {
            let parts = line.split('`').enumerate();
            let parts = parts.map(|(at, part)| match at % 2 {
                0 => part.to_owned(),
                _ => format!("{code}{part}{reset}"),
            });
            parts.collect()
        };
        styled.push_str(&(line + "\n"));
    }
    styled
}
