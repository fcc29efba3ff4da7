//! Waits for changes of files.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;

/// Editors write a file in several steps: the changes within this time are one.
const SETTLES: Duration = Duration::from_millis(20);

/// Waits for changes in folders.
pub(crate) struct Watcher {
    system: RefCell<RecommendedWatcher>,
    watched: RefCell<BTreeSet<PathBuf>>,
    changes: Receiver<()>,
}

impl Watcher {
    /// Returns a watcher of no folder.
    pub(crate) fn new() -> Result<Self, Failure> {
        let (sender, changes) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event)) {
                // Nobody waits any more when the program ends.
                let _ = sender.send(());
            }
        });
        let watcher = watcher.map_err(|error| unwatched(&error))?;
        Ok(Self {
            system: RefCell::new(watcher),
            watched: RefCell::default(),
            changes,
        })
    }

    /// Watches these folders too. A folder that does not exist any more is not watched.
    pub(crate) fn watch(&self, folders: BTreeSet<PathBuf>) {
        for folder in folders {
            let path = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                &folder
            };
            let mut watched = self.watched.borrow_mut();
            if !watched.contains(&folder)
                && self
                    .system
                    .borrow_mut()
                    .watch(path, RecursiveMode::NonRecursive)
                    .is_ok()
            {
                watched.insert(folder);
            }
        }
    }

    /// Waits for the next change.
    pub(crate) fn wait(&self) -> Result<(), Failure> {
        let changed = self.changes.recv();
        changed.map_err(|error| unwatched(&error))?;
        while self.changes.recv_timeout(SETTLES).is_ok() {}
        Ok(())
    }
}

/// Returns whether an event may change what a file contains.
fn is_change(event: &Event) -> bool {
    let is_policy = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("toml" | "css"))
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_policy)
}

fn unwatched(error: &impl std::fmt::Display) -> Failure {
    Failure::new("the files cannot be watched").because(error)
}
