//! `export`: the facts of a charter in the format of another tool.

use std::path::PathBuf;

use charte_core::format::Format;
use clap::Args;

use crate::console::Console;
use crate::failure::Failure;
use crate::foreign;
use crate::inventory::{Notes, register};
use crate::outcome::Outcome;
use crate::{policies, render, review};

/// Write a charter in the format of another tool.
///
/// What the format has no place for is reported on the error output.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The format.
    #[arg(value_name = "FORMAT")]
    format: foreign::Export,
    /// A policy or a folder of policies, or `-` for the standard input.
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// The host of the platform; needed if there are several.
    #[arg(long)]
    host: Option<String>,
    /// The language of a format with one language [default: the first of the policy].
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Write to this file.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let paths: Vec<PathBuf> = options.path.iter().cloned().collect();
    let mut fleets = Vec::new();
    for policies in policies::find(&paths, None)? {
        let compiled = policies.compile(&[Format::Json], None)?;
        if !compiled.is_whole(console) {
            return Ok(Outcome::Found);
        }
        fleets.extend(compiled.compilation.fleet.ok());
    }
    let (fleet, platform) = render::find(&fleets, options.host.as_deref())?;
    let inventory = register::inventory(fleet, platform);
    let language = match &options.language {
        None => inventory.language(),
        Some(language) => {
            let mut known = inventory.languages.iter();
            let known = known.find(|known| known.eq_ignore_ascii_case(language));
            known.ok_or_else(|| {
                Failure::new(format!(
                    "the policy has no texts in the language `{language}`"
                ))
                .help(format!(
                    "its languages are {}",
                    inventory.languages.join(", ")
                ))
            })?
        }
    };
    let mut notes = Notes::default();
    let text = options.format.write(&inventory, language, &mut notes);
    match &options.output {
        Some(file) => review::write_file(file, &file.display().to_string(), text)?,
        None => console.write(&text)?,
    }
    notes.write(console);
    Ok(Outcome::Clean)
}
