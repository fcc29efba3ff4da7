//! Paths in the form of calls and messages.

use std::fs;
use std::path::{Component, Path, PathBuf};

use charte_compiler::diagnostic::similar;
use charte_core::file::is_policy;

/// The folder in which a path begins.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The folder on this machine.
    pub folder: &'a Path,
    /// The name that messages use for it.
    pub called: &'a str,
    /// The folder from which messages show paths; `None` to show them as they are written.
    pub shown_from: Option<&'a Path>,
}

/// What a path may name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Want {
    /// A file: one site.
    Site,
    /// A folder or a file: a fleet.
    Fleet,
}

/// Checks the form of a path, so that it means the same on every machine. `base` is the name that
/// messages use for the folder in which it begins.
///
/// # Errors
/// Returns what is wrong, and what to write.
pub fn check(path: &str, base: &str) -> Result<(), String> {
    let bytes = path.as_bytes();
    if path.is_empty() {
        Err(format!(
            "the path is empty: name a policy from {base}; `.` is that folder"
        ))
    } else if path.contains('\\') {
        Err(format!(
            "a path has `/` between folders on every system: `{}`",
            path.replace('\\', "/")
        ))
    } else if path.starts_with('/')
        || bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
    {
        Err(format!(
            "the path is absolute, so no other machine would find it: begin at {base}, as in \
             `../policies`"
        ))
    } else {
        Ok(())
    }
}

/// Returns the path that was probably meant by one that names no file: the first missing step is
/// replaced by a similar name in the same folder. `None` if that path names nothing either.
pub(crate) fn meant(path: &str, want: Want, base: &Path) -> Option<String> {
    let steps: Vec<&str> = path.split('/').collect();
    let exists = |steps: &[&str]| base.join(steps.join("/")).exists();
    let missing = (0..steps.len()).find(|&at| !exists(&steps[..=at]))?;
    let is_last = missing + 1 == steps.len();
    let folder = base.join(steps[..missing].join("/"));
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let fits = match (is_last, entry.path().is_dir()) {
            (true, is_folder) => is_policy(&name) && !is_folder || is_folder && want == Want::Fleet,
            (false, is_folder) => is_folder,
        };
        if fits && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    // The ending is common to all policies, so it does not count for similarity.
    let ending = if is_policy(steps[missing]) {
        ".toml"
    } else {
        ""
    };
    let stem = |name| str::strip_suffix(name, ending);
    let known = names.iter().filter_map(|name| stem(name));
    let near = format!("{}{ending}", similar(stem(steps[missing])?, known)?);
    let mut meant = steps.clone();
    meant[missing] = &near;
    exists(&meant).then(|| meant.join("/"))
}

/// Returns a path as messages show it: from the folder from which editors resolve links, or as it
/// is written. Never an absolute path.
pub(crate) fn show(base: &Base<'_>, path: &str) -> String {
    let mut whole = PathBuf::new();
    for component in base.folder.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    let below = base
        .shown_from
        .and_then(|from| whole.strip_prefix(from).ok());
    let Some(below) = below.and_then(Path::to_str) else {
        return path.to_owned();
    };
    below.replace(std::path::MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Base, check, show};

    #[test]
    fn paths_are_the_same_on_every_machine() {
        for path in ["a.toml", "../../policies", ".", "a b/\u{e9}.toml"] {
            assert_eq!(check(path, "here"), Ok(()), "{path}");
        }
        for path in ["", "/etc/a.toml", "C:/a.toml", "a\\b.toml"] {
            assert!(check(path, "here").is_err(), "{path}");
        }
        let error = check("..\\policies", "here").expect_err("a backslash");
        assert!(error.ends_with("`../policies`"), "{error}");
    }

    #[test]
    fn messages_show_no_absolute_path() {
        let base = Base {
            folder: Path::new("/w/app"),
            called: "here",
            shown_from: Some(Path::new("/w")),
        };
        let show = |path| show(&base, path);
        assert_eq!(show("cookies.toml"), "app/cookies.toml");
        assert_eq!(show("../policies"), "policies");
        assert_eq!(show("./a/../b"), "app/b");
        assert_eq!(show(".."), "");
        assert_eq!(show("../../other"), "../../other");
    }
}
