//! Which policies a command means if its call names none.
//!
//! 1. `[package.metadata.charte]` or `[workspace.metadata.charte]` of the nearest `Cargo.toml` that
//!    has one;
//! 2. `charte.toml`, in this folder or in one above it.
//!
//! Both have one key, `policies`: a list of files and folders, from the folder of that file.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, TableLike};

use crate::failure::Failure;

/// The name of the file that lists the policies of a project without Cargo.
const FILE: &str = "charte.toml";

/// Returns the paths of the policies that belong to a folder.
///
/// # Errors
/// If nothing lists them, or if the list is wrong.
pub(crate) fn policies(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    // Messages show a path from the current folder.
    let folders = || {
        let ups = (0..).map(|count| PathBuf::from("../".repeat(count)));
        folder.ancestors().zip(ups)
    };
    for (folder, shown) in folders() {
        if let Some(document) = parsed(&folder.join("Cargo.toml"))? {
            for owner in ["package", "workspace"] {
                let metadata = [owner, "metadata", "charte"];
                if let Some(item) = get(document.as_item(), &metadata) {
                    let place = format!("[{}] in Cargo.toml", metadata.join("."));
                    return listed(item, &shown, &place);
                }
            }
        }
    }
    for (folder, shown) in folders() {
        if let Some(document) = parsed(&folder.join(FILE))? {
            return listed(document.as_item(), &shown, FILE);
        }
    }
    Err(Failure::new("no policies are named").help(
        "name a file or a folder, as in `charte check policies`, or list them once: \
         `policies = [\"policies\"]` in charte.toml, or below `[package.metadata.charte]` in Cargo.toml",
    ))
}

/// Reads a TOML file; `None` if it does not exist.
fn parsed(path: &Path) -> Result<Option<Document<String>>, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let path = path.display();
            return Err(Failure::new(format!("`{path}` cannot be read")).because(&error));
        }
    };
    match Document::parse(text) {
        Ok(document) => Ok(Some(document)),
        Err(error) => {
            let path = path.display();
            Err(Failure::new(format!("`{path}` is not valid TOML")).because(&error))
        }
    }
}

/// Returns the item below some keys.
fn get<'a>(item: &'a Item, keys: &[&str]) -> Option<&'a Item> {
    let below = |item: Option<&'a Item>, key: &&str| item?.as_table_like()?.get(key);
    keys.iter().fold(Some(item), below)
}

/// Reads the key `policies`. `place` is the name of the table for messages.
fn listed(item: &Item, folder: &Path, place: &str) -> Result<Vec<PathBuf>, Failure> {
    let wrong = |what: &str| {
        Failure::new(format!("{place} {what}"))
            .help("write the files and folders of the policies: `policies = [\"policies\"]`")
    };
    let table: &dyn TableLike = item
        .as_table_like()
        .ok_or_else(|| wrong("is not a table"))?;
    if let Some((key, _)) = table.iter().find(|(key, _)| *key != "policies") {
        return Err(wrong(&format!("has the unknown key `{key}`")));
    }
    let list = table.get("policies").and_then(Item::as_array);
    let list = list.ok_or_else(|| wrong("has no list `policies`"))?;
    let paths = list
        .iter()
        .map(|path| path.as_str().map(|path| folder.join(path)));
    let paths: Option<Vec<PathBuf>> = paths.collect();
    match paths {
        Some(paths) if !paths.is_empty() => Ok(paths),
        Some(_) => Err(wrong("has an empty list `policies`")),
        None => Err(wrong("has an entry in `policies` that is not a string")),
    }
}
