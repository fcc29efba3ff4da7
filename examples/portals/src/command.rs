//! The command line.
//!
//! It has two forms and a help text, so an argument parser is not worth a dependency.

use charte::{Charter, Format, Page};

use crate::failure::Failure;
use crate::portals::FLEET;

/// The help, as `--help` prints it.
pub(crate) const HELP: &str = "\
Serves the cookie charters of five open-data portals.

Usage:
  portals                         serve them on 127.0.0.1:3000
  portals print <format> <host>   print one page: html, fragment, markdown, text or json
  portals --help                  print this help

Environment:
  PORT   the port to serve on; 0 lets the system choose, and the log names it
";

/// The command of one run.
#[derive(Debug)]
pub(crate) enum Command {
    /// Serve the charters.
    Serve,
    /// Print this page.
    Print(Page<'static>),
    /// Print the help.
    Help,
}

impl Command {
    /// Reads the arguments, without the name of the program.
    ///
    /// # Errors
    /// A [`Failure::Usage`] with the mistake and the correct form.
    pub(crate) fn parse(words: &[String]) -> Result<Self, Failure> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            [] => Ok(Self::Serve),
            _ if words.iter().any(|word| matches!(*word, "-h" | "--help")) => Ok(Self::Help),
            ["print", format, host] => page(format, host).map(Self::Print),
            ["print", ..] => Err(usage("`print` needs a format and a host")),
            [other, ..] => Err(usage(&format!("there is no command `{other}`"))),
        }
    }
}

/// The page with this format and host, in the language of its policy.
fn page(format: &str, host: &str) -> Result<Page<'static>, Failure> {
    match (format.parse::<Format>().ok(), FLEET.find(host)) {
        (Some(format), Some(charter)) => Ok(own_page(&charter, format)),
        // If both are wrong, one message reports both.
        (known_format, known_host) => {
            let mut sentences = Vec::new();
            if known_format.is_none() {
                let known: Vec<&str> = Format::ALL.iter().map(|known| known.as_str()).collect();
                let known = known.join(", ");
                sentences.push(format!(
                    "there is no format `{format}`; the formats are: {known}"
                ));
            }
            if known_host.is_none() {
                let known: Vec<&str> = FLEET
                    .charters()
                    .map(|charter| charter.ascii_host())
                    .collect();
                let known = known.join(", ");
                sentences.push(format!(
                    "no platform has the host `{host}`; the hosts are: {known}"
                ));
            }
            Err(Failure::Usage(sentences.join("\nportals: ")))
        }
    }
}

/// The page of a charter in this format, in the language of its policy.
fn own_page(charter: &Charter<'static>, format: Format) -> Page<'static> {
    let page = charter.page(format, charter.languages()[0]);
    page.expect("the macro call publishes every format")
}

/// A mistake in the form of the command line.
fn usage(mistake: &str) -> Failure {
    Failure::Usage(format!("{mistake}\n\n{HELP}"))
}
