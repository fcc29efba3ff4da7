//! `import`: a policy from the file of another tool.

use std::path::{Path, PathBuf};

use charte_core::file::MAX_FILE;
use charte_core::format::Format;
use charte_core::url;
use clap::Args;
use toml_edit::{DocumentMut, Item};

use crate::console::Console;
use crate::failure::Failure;
use crate::foreign::{self, input, input::Input};
use crate::inventory::entries::{TODO, is_language};
use crate::inventory::{Inventory, Notes, merge, policy, register, tidy};
use crate::outcome::Outcome;
use crate::policies::{self, Policies};
use crate::review::{self, Change};

/// Make a policy from the file of another tool, or add to one.
///
/// What the file does not have is marked with `TODO`, which `charte check` reports; nothing is invented.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The format.
    #[arg(value_name = "FORMAT")]
    format: foreign::Import,
    /// The file, or `-` for the standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Add to this policy: cookies that it lacks, texts in languages that it lacks.
    #[arg(long, value_name = "POLICY")]
    into: Option<PathBuf>,
    /// Write to this file, which must not exist.
    #[arg(short, long, value_name = "FILE", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// The language of the texts, if the file names none [default: the first of the policy, or en]. Give
    /// several for a policy in several languages.
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// The address of the site, as in `https://www.example.org`.
    #[arg(long, value_name = "URL", conflicts_with = "into")]
    url: Option<String>,
    /// Write the changes of a policy without a question.
    #[arg(long, requires = "into")]
    yes: bool,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    for tag in &options.language {
        if !is_language(tag) {
            return Err(
                Failure::new(format!("`{tag}` is not the tag of a language"))
                    .help("write a tag such as `fr` or `pt-BR` (BCP 47)"),
            );
        }
    }
    let mut notes = Notes::default();
    match &options.into {
        Some(path) => add(options, path, &mut notes, console),
        None => create(options, &mut notes, console),
    }
}

/// Writes a new policy.
fn create(options: &Options, notes: &mut Notes, console: &mut Console) -> Result<Outcome, Failure> {
    if let Some(output) = options.output.as_ref().filter(|output| output.exists()) {
        let shown = output.display();
        return Err(
            Failure::new(format!("`{shown}` exists already")).help(format!(
                "name another file, or add to this one with `--into {shown}`"
            )),
        );
    }
    let mut inventory = Inventory::default();
    if let Some(url) = &options.url {
        url::split(url).map_err(|error| {
            Failure::new(format!("`{url}` is not the URL of a platform")).because(&error)
        })?;
        inventory.url = Some(url.trim_end_matches('/').to_owned());
    }
    let inventory = read(options, "en", inventory, notes)?;
    let mut languages = options.language.clone();
    for language in &inventory.languages {
        let has_texts = inventory
            .cookies
            .iter()
            .any(|it| it.purpose.contains_key(language))
            || inventory
                .categories
                .iter()
                .any(|it| it.heading.contains_key(language));
        if !languages.contains(language)
            && (has_texts || languages.is_empty())
            && options.language.is_empty()
        {
            languages.push(language.clone());
        }
    }
    let mut document = policy::start(&inventory, &languages, notes);
    merge::merge(
        &mut document,
        &inventory,
        &languages,
        &Inventory::default(),
        notes,
    )?;
    let text = document.to_string();
    let text = text.trim_start().to_owned();
    check_size(&text)?;
    match &options.output {
        Some(file) => review::write_file(file, &file.display().to_string(), &text)?,
        None => console.write(&text)?,
    }
    notes.write(console);
    let count = inventory.cookies.len();
    let cookies = if count == 1 { "cookie" } else { "cookies" };
    let shown = options
        .output
        .as_ref()
        .map_or("the policy".to_owned(), |file| file.display().to_string());
    console.message(&format!(
        "{count} {cookies} imported; {}",
        next(&text, &shown)
    ));
    Ok(Outcome::Clean)
}

/// Returns what to do next.
fn next(text: &str, shown: &str) -> String {
    match text.matches(TODO).count() {
        0 => format!("review {shown}, then run `charte check`"),
        1 => format!("write the text in place of `{TODO}` in {shown}, then run `charte check`"),
        count => format!(
            "write the {count} texts in place of `{TODO}` in {shown}, then run `charte check`"
        ),
    }
}

/// Adds to a policy.
fn add(
    options: &Options,
    path: &Path,
    notes: &mut Notes,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let shown = path.display().to_string();
    let unreadable = || Failure::new(format!("`{shown}` cannot be read"));
    let before = std::fs::read_to_string(path).map_err(|error| unreadable().because(&error))?;
    let mut document: DocumentMut = before
        .parse()
        .map_err(|error| Failure::new(format!("`{shown}` is not valid TOML")).because(&error))?;
    let inherited = inherited(path)?;
    let mut languages = stated_languages(&document);
    for language in &inherited.languages {
        if languages.is_empty()
            || !document.contains_key("languages") && !languages.contains(language)
        {
            languages.push(language.clone());
        }
    }
    if languages.is_empty() {
        languages.push(
            options
                .language
                .first()
                .cloned()
                .unwrap_or_else(|| "en".to_owned()),
        );
    }
    let start = Inventory {
        url: inherited.url.clone().or_else(|| {
            let url = document.get("platform")?.get("url")?.as_str()?;
            Some(url.trim_end_matches('/').to_owned())
        }),
        ..Inventory::default()
    };
    let inventory = read(options, &languages[0].clone(), start, notes)?;
    for language in &inventory.languages {
        let has_texts = inventory
            .cookies
            .iter()
            .any(|it| it.purpose.contains_key(language));
        if has_texts && !languages.contains(language) {
            notes.about("the policy has no page in these languages of the source: add them to `languages`, and import again", language);
        }
    }
    let counts = merge::merge(&mut document, &inventory, &languages, &inherited, notes)?;
    let after = document.to_string();
    check_size(&after)?;
    notes.write(console);
    if after == before {
        console.message("the policy has everything that the file has");
        return Ok(Outcome::Clean);
    }
    let change = Change {
        path: path.to_owned(),
        shown: shown.clone(),
        before,
        after,
    };
    let is_written = review::write(std::slice::from_ref(&change), options.yes, console)?;
    console.message(&format!(
        "{} added, {} with further texts, {} known before; {}",
        counts.added,
        counts.translated,
        counts.known,
        next(&change.after, &shown)
    ));
    Ok(if is_written {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

/// Reads the file, and puts what it has in order.
fn read(
    options: &Options,
    language: &str,
    start: Inventory,
    notes: &mut Notes,
) -> Result<Inventory, Failure> {
    let (name, text) = input::read(&options.file)?;
    let input = Input {
        name,
        text,
        language: options
            .language
            .first()
            .map_or(language, String::as_str)
            .to_owned(),
        is_stated: !options.language.is_empty(),
    };
    let mut inventory = start;
    options.format.read(&input, &mut inventory, notes)?;
    if inventory.languages.is_empty() {
        inventory.add_language(&input.language);
    }
    tidy::tidy(&mut inventory, notes);
    if inventory.cookies.is_empty() {
        notes.add("the file declares no cookie");
    }
    Ok(inventory)
}

/// Returns what a policy has with its templates; nothing if it cannot be compiled yet.
fn inherited(path: &Path) -> Result<Inventory, Failure> {
    let here = policies::current_folder()?;
    let compiled = Policies::find(path, None, &here)?.compile(&[Format::Json], None)?;
    let fleet = compiled.compilation.fleet.ok();
    let first = fleet
        .as_ref()
        .and_then(|fleet| Some(register::inventory(fleet, fleet.platforms.first()?)));
    Ok(first.unwrap_or_default())
}

/// Returns the languages that a policy states: the main one first.
fn stated_languages(document: &DocumentMut) -> Vec<String> {
    let main = document
        .get("language")
        .and_then(Item::as_str)
        .map(str::to_owned);
    let list = document.get("languages").and_then(Item::as_array);
    let list = list
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str().map(str::to_owned));
    let mut languages: Vec<String> = main.into_iter().collect();
    for language in list {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}

/// Checks that the compiler reads a policy of this size.
fn check_size(text: &str) -> Result<(), Failure> {
    if text.len() <= MAX_FILE {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the policy would have {} bytes, and a policy has at most {MAX_FILE}",
        text.len()
    ))
    .help("keep the entries of the file that your site sets"))
}
