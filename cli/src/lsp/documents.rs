//! The files of an editor: open ones as they are on the screen, others as they are on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use charte_compiler::syntax::FORMAT;
use charte_core::file::{MAX_FILE, is_policy};

use super::outline::{self, Item};
use crate::discovery;
use crate::policies::{Compiled, Policies, normal};

/// The open files, by their paths.
#[derive(Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, String>,
}

/// A file of a chain of templates.
pub(super) struct Link {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) items: Vec<Item>,
}

/// The longest chain of templates that is followed.
const LONGEST: usize = 16;

impl Documents {
    pub(super) fn set(&mut self, path: PathBuf, text: String) {
        self.open.insert(path, text);
    }

    pub(super) fn close(&mut self, path: &Path) {
        self.open.remove(path);
    }

    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.open.keys().cloned().collect()
    }

    /// Returns the text of a file.
    pub(super) fn text(&self, path: &Path) -> Option<String> {
        if let Some(text) = self.open.get(path) {
            return Some(text.clone());
        }
        if !fs::metadata(path).is_ok_and(|file| file.is_file()) {
            return None;
        }
        let mut text = String::new();
        let file = fs::File::open(path).ok()?;
        file.take(MAX_FILE as u64).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// Returns a file, and the files that it extends.
    pub(super) fn chain(&self, path: &Path) -> Vec<Link> {
        let mut chain: Vec<Link> = Vec::new();
        let mut next = Some(path.to_owned());
        while let Some(path) = next.take() {
            if chain.len() == LONGEST || chain.iter().any(|link| link.path == path) {
                break;
            }
            let Some(text) = self.text(&path) else {
                break;
            };
            let items = outline::items(&text);
            let base = items.iter().find(|item| item.path == ["extends"]);
            let base = base.and_then(|item| item.values.first());
            next = base.map(|(base, _)| beside(&path, base));
            chain.push(Link { path, text, items });
        }
        chain
    }

    /// Compiles the policies that contain a file: those of the project, or else the file alone, or the
    /// folder of a template.
    pub(super) fn compile(&self, path: &Path) -> Vec<Compiled> {
        let Some(folder) = path.parent() else {
            return Vec::new();
        };
        let project = discovery::policies(folder).unwrap_or_default();
        let mut compiled: Vec<Compiled> = Vec::new();
        for one in project.iter().filter_map(|one| self.compiled(one, folder)) {
            if one.paths().any(|file| normal(&file) == path) {
                compiled.push(one);
            }
        }
        if compiled.is_empty() && self.is_policy(path) {
            let name = path.file_name().map(PathBuf::from).unwrap_or_default();
            let entry = if self.is_template(path, folder) {
                PathBuf::from(".")
            } else {
                name
            };
            compiled.extend(self.compiled(&entry, folder));
        }
        compiled
    }

    /// Returns whether a file is a policy: an editor opens every TOML file with the same server.
    fn is_policy(&self, path: &Path) -> bool {
        let items = outline::items(&self.text(path).unwrap_or_default());
        let mut roots = items.iter().filter_map(|item| item.path.first());
        let is_known = |root: &String| FORMAT.keys.iter().any(|key| key.name == root);
        let of_policy = ["extends", "category", "cookie"];
        roots.clone().all(is_known) || roots.any(|root| of_policy.contains(&root.as_str()))
    }

    fn compiled(&self, entry: &Path, folder: &Path) -> Option<Compiled> {
        // A file that was never saved is on the screen alone.
        let policies = match self.open.get(&normal(&folder.join(entry))) {
            Some(text) => Policies::of_text(entry, text.clone().into_bytes(), folder),
            None => Policies::find(entry, None, folder),
        };
        let mut policies = policies.ok()?;
        for (path, text) in &self.open {
            policies.replace(path, text);
        }
        policies.compile(&[], None).ok()
    }

    /// Returns whether another file of the folder extends this one.
    fn is_template(&self, path: &Path, folder: &Path) -> bool {
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = files.filter(|file| is_policy(&file.file_name().to_string_lossy()));
        let mut others = files.map(|file| file.path()).filter(|file| file != path);
        others.any(|file| {
            let items = outline::items(&self.text(&file).unwrap_or_default());
            let mut bases = items.iter().filter(|item| item.path == ["extends"]);
            bases.any(|item| {
                item.values
                    .iter()
                    .any(|(base, _)| beside(&file, base) == path)
            })
        })
    }
}

/// Returns the path that a file names.
pub(super) fn beside(path: &Path, named: &str) -> PathBuf {
    normal(&path.parent().unwrap_or(Path::new("")).join(named))
}
