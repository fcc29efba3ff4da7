//! `lock`: records the published edition of charters in `[lock]`, after a review.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use toml_edit::{DocumentMut, Item, Table, value};

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::{self, Compiled, Policies};
use crate::review::{self, Change};

/// Record the published edition in `[lock]`: the version, and the fingerprint of the content.
///
/// From then on, the lint `changed-without-version` reports a content that changes under the same
/// version.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// A policy or a folder of policies.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write without a question.
    #[arg(long)]
    yes: bool,
    /// Record a content that has changed under the same version.
    #[arg(long)]
    same_version: bool,
}

/// The lint that compares a charter with its recorded edition.
const LINT: &str = "changed-without-version";

/// The edition of a charter.
#[derive(Clone, Eq, PartialEq)]
struct Edition {
    version: String,
    content: String,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    let mut changes = Vec::new();
    for mut policies in policies::find(&options.paths, None)? {
        let compiled = policies.compile(&[], None)?;
        let has_errors = compiled.errors().next().is_some();
        let is_recorded = has_errors && compiled.errors().all(|error| error.name == LINT);
        // This is what the command is for: the recorded edition is another one.
        let compiled = if is_recorded {
            without_lock(&mut policies, &compiled)?
        } else {
            compiled
        };
        if !compiled.is_whole(console) {
            return Ok(Outcome::Found);
        }
        for (shown, edition) in editions(&compiled)? {
            changes.extend(change(&compiled, &shown, &edition, options)?);
        }
    }
    if changes.is_empty() {
        console.message("every charter is recorded as it is");
        return Ok(Outcome::Clean);
    }
    Ok(if review::write(&changes, options.yes, console)? {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

/// Compiles policies as if none recorded its edition.
fn without_lock(policies: &mut Policies, compiled: &Compiled) -> Result<Compiled, Failure> {
    for file in &compiled.compilation.files {
        let (path, _) = policies.path_of(file);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        if let Ok(mut document) = text.parse::<DocumentMut>() {
            document.remove("lock");
            policies.replace(&path, &document.to_string());
        }
    }
    policies.compile(&[], None)
}

/// Returns the edition of each file that declares a charter.
fn editions(compiled: &Compiled) -> Result<BTreeMap<String, Edition>, Failure> {
    let mut editions: BTreeMap<String, Edition> = BTreeMap::new();
    let Ok(fleet) = &compiled.compilation.fleet else {
        return Ok(editions);
    };
    for platform in &fleet.platforms {
        let template = &fleet.templates[platform.template];
        let path = &template.declared.path;
        let Some(version) = &template.version else {
            return Err(
                Failure::new(format!("the charter of `{path}` has no `version`"))
                    .help("add one before the first table, as in `version = \"1\"`"),
            );
        };
        let edition = Edition {
            version: version.clone(),
            content: template.fingerprint.to_string(),
        };
        match editions.get(&**path) {
            Some(known) if *known != edition => {
                return Err(Failure::new(format!(
                    "the platforms in `{path}` have different contents, so one `[lock]` cannot \
                     record them"
                ))
                .help("put them into files of their own"));
            }
            _ => editions.insert(path.to_string(), edition),
        };
    }
    Ok(editions)
}

/// Returns the change of a file; `None` if it records this edition already.
fn change(
    compiled: &Compiled,
    shown: &str,
    edition: &Edition,
    options: &Options,
) -> Result<Option<Change>, Failure> {
    let unreadable = || Failure::new(format!("`{shown}` cannot be changed"));
    let path = compiled.on_disk(shown).ok_or_else(unreadable)?;
    let before = std::fs::read_to_string(&path);
    let before = before.map_err(|error| unreadable().because(&error))?;
    let document = before.parse::<DocumentMut>();
    let mut document = document.map_err(|error| unreadable().because(&error))?;
    let lock = document
        .entry("lock")
        .or_insert_with(|| Item::Table(Table::new()));
    let lock = lock.as_table_like_mut().ok_or_else(unreadable)?;
    let recorded = |key: &str| lock.get(key).and_then(Item::as_str).map(str::to_owned);
    let (version, content) = (recorded("version"), recorded("content"));
    if version.as_ref() == Some(&edition.version) && content.as_ref() == Some(&edition.content) {
        return Ok(None);
    }
    let is_same = version.as_ref() == Some(&edition.version);
    if is_same && content.is_some() && !options.same_version {
        let version = &edition.version;
        return Err(Failure::new(format!(
            "the content of `{shown}` has changed, but its version is still `{version}`"
        ))
        .help(
            "raise `version` (and `updated`); for a change that is no new edition, add \
             `--same-version`",
        ));
    }
    for (key, text) in [("version", &edition.version), ("content", &edition.content)] {
        match lock.get_mut(key).and_then(Item::as_value_mut) {
            // The decoration has the comment behind the value.
            Some(known) => {
                let decor = known.decor().clone();
                *known = text.as_str().into();
                *known.decor_mut() = decor;
            }
            None => {
                lock.insert(key, value(text.as_str()));
            }
        }
    }
    Ok(Some(Change {
        path,
        shown: shown.to_owned(),
        before,
        after: document.to_string(),
    }))
}
