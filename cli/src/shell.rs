//! `completions` and `man`: what a shell and a manual need to know of the command.

use clap::Args;
use clap_complete::Shell;

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Print the completions for a shell.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

/// Print the manual page, in the format of `man`.
#[derive(Args, Debug)]
pub(crate) struct Manual {
    /// A subcommand; without it, the page of the whole command.
    #[arg(value_name = "COMMAND")]
    subcommand: Option<String>,
}

/// Runs `completions`.
pub(crate) fn completions(
    options: &Completions,
    mut definition: clap::Command,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(options.shell, &mut definition, "charte", &mut bytes);
    write(&bytes, console)
}

/// Runs `man`.
pub(crate) fn manual(
    options: &Manual,
    mut definition: clap::Command,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    definition.build();
    let page = match &options.subcommand {
        None => definition,
        Some(name) => {
            let page = definition.find_subcommand(name).cloned();
            page.ok_or_else(|| {
                Failure::new(format!("there is no subcommand `{name}`"))
                    .help("`charte --help` lists them")
            })?
        }
    };
    let mut bytes = Vec::new();
    let written = clap_mangen::Man::new(page).render(&mut bytes);
    written.map_err(|error| Failure::new("the manual cannot be written").because(&error))?;
    write(&bytes, console)
}

fn write(bytes: &[u8], console: &mut Console) -> Result<Outcome, Failure> {
    console.write(&String::from_utf8_lossy(bytes))?;
    Ok(Outcome::Clean)
}
