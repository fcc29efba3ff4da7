//! The files of the workspace.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All files, by their path from the top of the workspace, with `/` between folders.
pub(crate) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
}

/// Folders that are built or belong to other programs.
const SKIPPED: &[&str] = &[".git", ".idea", ".vscode", "node_modules", "target"];

impl Tree {
    pub(crate) fn read() -> Self {
        let mut files = BTreeMap::new();
        read_folder(&charte_tests::workspace(), "", &mut files);
        Self { files }
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a file; `None` if the file does not exist or is not text.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        let text = str::from_utf8(self.files.get(path)?).ok()?;
        (!text.contains('\0')).then_some(text)
    }
}

/// Whether a path is `folder`, or below it.
pub(crate) fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub(crate) fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn read_folder(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the checkout can be read") {
        let entry = entry.expect("the checkout can be read");
        let name = entry.file_name().into_string();
        let name = name.expect("every file of the checkout has a name in UTF-8");
        let below = format!("{path}{name}");
        let kind = entry.file_type().expect("the checkout can be read");
        if kind.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                read_folder(&entry.path(), &format!("{below}/"), files);
            }
        } else if kind.is_file() && !SKIPPED.contains(&name.as_str()) {
            // In a git worktree `.git` is a file. Links are not read.
            let bytes = fs::read(entry.path()).expect("the checkout can be read");
            files.insert(below, bytes);
        }
    }
}
