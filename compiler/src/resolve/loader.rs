//! What reads the files of a compilation, and the paths that a file may extend.

use std::collections::BTreeSet;

use super::path;
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::request::ReadError;
use crate::source::{SourceMap, Spanned};

/// The callback that reads a file: from a path relative to the folder of the request to its bytes.
pub(super) type Read<'r> = &'r mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>;

/// Reads files, and collects their texts and diagnostics.
pub(super) struct Loader<'a, 'r> {
    pub(super) folder: &'a str,
    /// The files of the folder; `None` if the entry is one file, which may extend any other.
    pub(super) listed: Option<&'a BTreeSet<&'a str>>,
    pub(super) read: Read<'r>,
    pub(super) sources: &'a mut SourceMap,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Loader<'_, '_> {
    /// Returns a path as diagnostics show it.
    pub(super) fn shown(&self, path: &str) -> String {
        match self.folder {
            "" => path.to_owned(),
            folder => path::join(&format!("{folder}/x"), path).unwrap_or_else(|_| path.to_owned()),
        }
    }

    /// Returns the path that `extends` means, or probably means; `None` if it may not extend that
    /// file.
    pub(super) fn base(&mut self, from: &str, extends: &Spanned<String>) -> Option<String> {
        let path = match path::join(from, extends) {
            Ok(path) => path,
            Err(why) => {
                self.diagnostics.push(path::refused(
                    "extends",
                    extends,
                    why,
                    "write the name of a template beside this file, as in `extends = \"template.toml\"`",
                ));
                return None;
            }
        };
        let Some(names) = self.listed.filter(|names| !names.contains(path.as_str())) else {
            return Some(path);
        };
        let own = names.iter().copied().filter(|name| *name != from);
        if path.contains('/') {
            self.diagnostics.push(not_in_folder(&path, extends));
            return None;
        }
        // A misspelt name counts as the file that was meant, so that file is neither unused nor
        // unread.
        let near = similar(&path, own);
        self.diagnostics.push(missing(extends, near));
        near.map(str::to_owned)
    }
}

fn not_in_folder(path: &str, extends: &Spanned<String>) -> Diagnostic {
    let title = format!("`{path}` is outside the folder of the fleet");
    Diagnostic::error("extends-outside", title, extends.span, "extended here")
        .note(
            "all files of a fleet are directly in its folder, so that one place shows all of them",
        )
        .help("move the template into the folder")
}

fn missing(extends: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let title = format!("there is no file `{extends}`");
    let diagnostic = Diagnostic::error("missing-file", title, extends.span, "extended here");
    match near {
        Some(near) => {
            let text = "there is a file with a similar name";
            diagnostic.patch(text, extends.span, format!("\"{near}\""))
        }
        None => diagnostic.help("write the name of a file of this folder"),
    }
}
