//! `new`: a first policy, from options or from answers.

pub(crate) mod date;
pub(crate) mod phrases;
mod policy;

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use charte_core::url;
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::{self, Policies};
use crate::{review, schema};
use phrases::Phrases;

/// Write a first policy.
///
/// On a terminal, what no option gives is asked for. The policy has example cookies: replace them by
/// those of your site, then run `charte check`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The file, or the folder of a fleet [default: cookies.toml, or policies].
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// What the policy is for.
    #[arg(long, value_name = "KIND", default_value = "site")]
    kind: Kind,
    /// A language of the page, as in `fr`; the first is the language of the policy.
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// The address of the site, as in `https://www.example.org`; several for a fleet.
    #[arg(long, value_name = "URL")]
    url: Vec<String>,
    /// The name of the site [default: its host].
    #[arg(long)]
    name: Option<String>,
    /// The name of the controller, who answers for the data [default: the name of the site].
    #[arg(long, value_name = "NAME")]
    controller: Option<String>,
    /// How visitors reach the controller: `mailto:...`, `tel:...` or an https address.
    #[arg(long, value_name = "LINK")]
    contact: Option<String>,
    /// The country of the controller, as in `FR`: its rules check the policy.
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// The date of the charter [default: today].
    #[arg(long, value_name = "DATE")]
    updated: Option<String>,
    /// Write `policy.schema.json` beside the policy too, with which editors complete keys.
    #[arg(long)]
    schema: bool,
}

/// What a policy is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Kind {
    /// One site with necessary cookies only.
    Site,
    /// Several sites that share one template.
    Fleet,
    /// One site that asks for consent, here to measure its audience.
    Town,
}

/// The answers that a policy is made of.
struct Answers {
    kind: Kind,
    languages: Vec<&'static Phrases>,
    urls: Vec<String>,
    name: String,
    controller: String,
    contact: String,
    country: Option<String>,
    updated: String,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let answers = answers(options, console)?;
    let here = policies::current_folder()?;
    let default = if options.kind == Kind::Fleet {
        "policies"
    } else {
        "cookies.toml"
    };
    let path = options.path.clone().unwrap_or(default.into());
    let folder = match options.kind {
        Kind::Fleet => path.as_path(),
        Kind::Site | Kind::Town => path.parent().unwrap_or(Path::new("")),
    };
    let mut files: Vec<(PathBuf, String)> = match options.kind {
        Kind::Site | Kind::Town => vec![(path.clone(), policy::site(&answers, options.schema))],
        Kind::Fleet => {
            let files = policy::fleet(&answers, options.schema).into_iter();
            files.map(|(name, text)| (path.join(name), text)).collect()
        }
    };
    if options.schema {
        files.push((folder.join("policy.schema.json"), schema::text()));
    }
    for (file, _) in &files {
        if here.join(file).exists() {
            let shown = file.display();
            return Err(Failure::new(format!("`{shown}` exists already"))
                .help("name another path: `charte new` replaces no file"));
        }
    }
    let created = fs::create_dir_all(here.join(folder));
    created.map_err(|error| {
        let shown = folder.display();
        Failure::new(format!("the folder `{shown}` cannot be made")).because(&error)
    })?;
    for (file, text) in &files {
        let shown = file.display().to_string();
        review::write_file(&here.join(file), &shown, text)?;
        console.message(&format!("wrote {shown}"));
    }
    let compiled = Policies::find(&path, None, &here)?.compile(&[], None)?;
    let is_whole = compiled.is_whole(console);
    let shown = path.display();
    console.message(&format!(
        "replace the example cookies by those of your site, then run `charte check {shown}`"
    ));
    Ok(if is_whole {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

/// Returns the answers that the options give, and asks for the others.
fn answers(options: &Options, console: &mut Console) -> Result<Answers, Failure> {
    let mut urls = options.url.clone();
    if urls.is_empty() {
        let question = "address of the site, as in https://www.example.org";
        urls.push(needed("--url", question, console)?);
    }
    for url in &urls {
        url::split(url).map_err(|error| {
            let title = format!("`{url}` is not the URL of a platform");
            Failure::new(title).because(&error)
        })?;
    }
    if urls.len() > 1 && options.kind != Kind::Fleet {
        return Err(
            Failure::new("a site has one address").help("add `--kind fleet` for several sites")
        );
    }
    let host = policy::host(&urls[0]).to_owned();
    let contact = match &options.contact {
        Some(contact) => contact.clone(),
        None => needed(
            "--contact",
            "contact for visitors, as in mailto:privacy@example.org",
            console,
        )?,
    };
    let name = asked(
        options.name.as_ref(),
        &format!("name of the site [{host}]"),
        console,
    );
    let name = name.unwrap_or(host);
    let controller = asked(
        options.controller.as_ref(),
        &format!("name of the controller [{name}]"),
        console,
    );
    let country = asked(
        options.country.as_ref(),
        "country of the controller, as in FR [none]",
        console,
    );
    let tags = if options.language.is_empty() {
        let tag = asked(None, "language of the page [en]", console);
        vec![tag.unwrap_or_else(|| "en".to_owned())]
    } else {
        options.language.clone()
    };
    let languages = tags.iter().map(|tag| phrases::find(tag));
    Ok(Answers {
        kind: options.kind,
        languages: languages.collect::<Result<_, _>>()?,
        urls,
        controller: controller.unwrap_or_else(|| name.clone()),
        name,
        contact,
        country,
        updated: options.updated.clone().unwrap_or_else(date::today),
    })
}

/// Asks for something that a policy needs. `option` is the option that gives it without a question.
fn needed(option: &str, question: &str, console: &mut Console) -> Result<String, Failure> {
    asked(None, question, console).ok_or_else(|| {
        Failure::new(format!("`{option}` is missing"))
            .help(format!("add `{option}` and the {question}"))
    })
}

/// Returns what an option gives, or else the answer to a question on a terminal.
fn asked(given: Option<&String>, question: &str, console: &mut Console) -> Option<String> {
    if let Some(given) = given {
        return Some(given.clone());
    }
    if !Console::is_interactive() {
        return None;
    }
    console.message(&format!("{question}:"));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim();
    (!answer.is_empty()).then(|| answer.to_owned())
}
