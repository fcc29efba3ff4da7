//! The files that a path names on the disk.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use charte_compiler::Entry;
use charte_core::file::is_policy;

use crate::path::{Base, Want, meant, show};

/// The location of policies.
#[derive(Debug)]
pub struct Place {
    /// Their folder on this machine.
    pub folder: PathBuf,
    /// Their folder from the base, in the form of the call; may be empty.
    pub written: String,
    /// Their folder as messages show it; may be empty.
    pub shown: String,
    /// The policies.
    pub entry: Entry,
}

impl Place {
    /// Finds the policies that a path names.
    ///
    /// # Errors
    /// Returns why there are none, as a sentence.
    pub fn find(path: &str, want: Want, base: &Base<'_>) -> Result<Self, String> {
        let path = path.trim_end_matches('/');
        let on_disk = base.folder.join(path);
        let shown = show(base, path);
        let kind = fs::metadata(&on_disk).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => missing(path, &shown, want, base),
            _ => format!("`{shown}` cannot be read: {error}"),
        })?;
        if kind.is_dir() {
            if want == Want::Site {
                return Err(format!(
                    "`{shown}` is a folder: `charter!` takes the file of one site; for a folder \
                     of policies there is `charters!`"
                ));
            }
            let names = list(&on_disk).map_err(|error| format!("`{shown}` {error}"))?;
            if names.is_empty() {
                return Err(format!("the folder `{shown}` has no file `*.toml`"));
            }
            return Ok(Self {
                folder: on_disk,
                written: path.to_owned(),
                shown,
                entry: Entry::Folder(names),
            });
        }
        if !kind.is_file() {
            return Err(format!("`{shown}` is neither a file nor a folder"));
        }
        let (written, name) = path.rsplit_once('/').unwrap_or(("", path));
        Ok(Self {
            folder: base.folder.join(written),
            written: written.to_owned(),
            shown: show(base, written),
            entry: match want {
                Want::Site => Entry::Site(name.to_owned()),
                Want::Fleet => Entry::File(name.to_owned()),
            },
        })
    }

    /// Returns a file of the place, as a path from the base.
    pub fn path_of(&self, file: &str) -> String {
        if self.written.is_empty() {
            file.to_owned()
        } else {
            format!("{}/{file}", self.written)
        }
    }
}

/// Returns the error for a path that names nothing.
fn missing(path: &str, shown: &str, want: Want, base: &Base<'_>) -> String {
    if fs::symlink_metadata(base.folder.join(path)).is_ok() {
        return format!("`{shown}` is a link to a file that is missing");
    }
    let called = base.called;
    let meant = match meant(path, want, base.folder) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None => String::new(),
    };
    format!("there is no `{shown}`: `{path}` is looked up from {called}{meant}")
}

/// Returns the names of the policies in a folder, sorted. Also lists an entry with such a name that
/// is not a file, which is an error when it is read.
fn list(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let unreadable = |error: std::io::Error| format!("cannot be listed: {error}");
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let text = name.to_string_lossy();
        if !is_policy(&text) {
            continue;
        }
        match name.to_str() {
            Some(name) => names.push(name.to_owned()),
            None => return Err(format!("has a file whose name is not UTF-8: `{text}`")),
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests;
