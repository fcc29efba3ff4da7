//! `render`: one page, or a whole fleet as a static site.

mod compressed;
mod site;

use std::path::{Path, PathBuf};

use charte_compiler::pages::{Fleet, Platform};
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;
use charte_core::word::Word;
use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies;
use crate::review;

/// Print one page, or write all pages as a static site.
///
/// A site (`--site`) has a folder for each host, which any web server or static generator can
/// publish.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// A policy or a folder of policies, or `-` for the standard input.
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// The host of the platform; needed if there are several.
    #[arg(long)]
    host: Option<String>,
    /// The format of the page [default: html, or fragment for the banner].
    #[arg(long, value_parser = PossibleValuesParser::new(Format::WORDS))]
    format: Option<String>,
    /// The language of the page [default: the first of the policy].
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The page.
    #[arg(long, default_value = "charter", value_parser = PossibleValuesParser::new(PageKind::OF_CHARTER.map(PageKind::as_str)))]
    page: String,
    /// Write the page to this file.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write all pages of all platforms into this folder.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["host", "format", "language", "page", "output"])]
    site: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let paths: Vec<PathBuf> = options.path.iter().cloned().collect();
    let mut pages = Vec::new();
    for policies in policies::find(&paths, None)? {
        let compiled = policies.compile(Format::ALL, None)?;
        if !compiled.is_whole(console) {
            return Ok(Outcome::Found);
        }
        pages.extend(compiled.compilation.fleet.ok());
    }
    if let Some(folder) = &options.site {
        let count = site::write(&pages, folder)?;
        console.message(&format!("{count} files written to {}", folder.display()));
        return Ok(Outcome::Clean);
    }
    let (fleet, platform) = find(&pages, options.host.as_deref())?;
    let page = page(options, fleet, platform)?;
    match &options.output {
        Some(file) => review::write_file(file, &file.display().to_string(), page)?,
        None => console.write(&page)?,
    }
    Ok(Outcome::Clean)
}

/// Returns the platform with a host, or the only one.
pub(crate) fn find<'a>(
    fleets: &'a [Fleet],
    host: Option<&str>,
) -> Result<(&'a Fleet, &'a Platform), Failure> {
    let platforms = || {
        let platforms = fleets
            .iter()
            .map(|fleet| fleet.platforms.iter().map(move |one| (fleet, one)));
        platforms.flatten()
    };
    let hosts = || {
        let hosts = platforms().filter_map(|(_, platform)| platform.hosts.first());
        let hosts: Vec<&str> = hosts.take(20).map(String::as_str).collect();
        hosts.join(", ")
    };
    if let Some(host) = host {
        let host = host.to_ascii_lowercase();
        let known = platforms().find(|(_, platform)| platform.hosts.contains(&host));
        return known.ok_or_else(|| {
            Failure::new(format!("there is no platform with the host `{host}`"))
                .help(format!("the hosts are {}", hosts()))
        });
    }
    let mut all = platforms();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(Failure::new("there are several platforms")
            .help(format!("name one with `--host`: {}", hosts()))),
    }
}

fn page(options: &Options, fleet: &Fleet, platform: &Platform) -> Result<String, Failure> {
    let kind = PageKind::from_word(&options.page).unwrap_or(PageKind::Charter);
    let format = options.format.as_deref().and_then(Format::from_word);
    let format = format.unwrap_or(kind.formats()[0]);
    if !kind.formats().contains(&format) {
        let known: Vec<&str> = kind
            .formats()
            .iter()
            .map(|format| format.as_str())
            .collect();
        return Err(
            Failure::new(format!("the page `{kind}` has no format `{format}`"))
                .help(format!("its formats are {}", known.join(", "))),
        );
    }
    let languages = &fleet.templates[platform.template].languages;
    let language = match &options.language {
        Some(language) => language.as_str(),
        None => languages.first().map_or("", String::as_str),
    };
    if !languages
        .iter()
        .any(|known| known.eq_ignore_ascii_case(language))
    {
        return Err(Failure::new(format!(
            "the policy has no page in the language `{language}`"
        ))
        .help(format!("its languages are {}", languages.join(", "))));
    }
    let page = match kind {
        PageKind::Charter => fleet.page(platform, format, language),
        PageKind::Preferences => fleet.preferences(platform, format, language, FormState::NEW),
        _ => fleet.part(platform, kind, language),
    };
    page.ok_or_else(|| {
        Failure::new(format!(
            "the policy asks for no consent, so it has no page `{kind}`"
        ))
    })
}

/// Writes a file, and the folders around it.
fn write_below(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let made = std::fs::create_dir_all(folder);
    made.map_err(|error| Failure::new(format!("`{shown}` cannot be written")).because(&error))?;
    review::write_file(path, &shown, content)
}
