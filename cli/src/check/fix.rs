//! `check --fix`: applies the repairs that keep every fact, after showing them as a difference.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;

use super::compiled;
use crate::console::Console;
use crate::failure::Failure;
use crate::policies::{Compiled, Policies};
use crate::review::{self, Change};
use charte_compiler::diagnostic::Patch;

/// The most rounds of repairs. A repair may make another error visible, such as the next fault of
/// the form of a file.
const ROUNDS: usize = 20;

/// Repairs policies, and writes the files if the user agrees.
pub(super) fn run(
    policies: &mut [Policies],
    yes: bool,
    console: &mut Console,
) -> Result<(), Failure> {
    let files = repaired(policies)?;
    for policies in policies.iter_mut() {
        policies.forget_replaced();
    }
    if files.is_empty() {
        console.message("there is nothing to repair without changing a fact");
        return Ok(());
    }
    let changes: Vec<Change> = files.into_values().collect();
    review::write(&changes, yes, console).map(|_| ())
}

/// Repairs policies until nothing is left to repair. The policies then have the new texts.
fn repaired(policies: &mut [Policies]) -> Result<BTreeMap<PathBuf, Change>, Failure> {
    let mut files: BTreeMap<PathBuf, Change> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let mut round: BTreeMap<PathBuf, Change> = BTreeMap::new();
        for compiled in compiled(policies)? {
            round.extend(repairs(&compiled));
        }
        if round.is_empty() {
            break;
        }
        for (path, one) in round {
            for policies in policies.iter_mut() {
                policies.replace(&path, &one.after);
            }
            match files.entry(path) {
                Entry::Vacant(entry) => {
                    entry.insert(one);
                }
                Entry::Occupied(mut entry) => entry.get_mut().after = one.after,
            }
        }
    }
    files.retain(|_, file| file.before != file.after);
    Ok(files)
}

/// Returns the files of policies with their repairs. Of repairs that overlap, only the first is
/// applied: the next round sees the others.
fn repairs(compiled: &Compiled) -> Vec<(PathBuf, Change)> {
    let helps = compiled.diagnostics().iter().flat_map(|one| &one.helps);
    let patches = helps.filter_map(|help| help.patch.as_ref());
    let mut patches: Vec<&Patch> = patches.filter(|patch| patch.keeps_facts).collect();
    patches.sort_by_key(|patch| patch.span);
    let mut files = Vec::new();
    for patches in patches.chunk_by(|one, other| one.span.file == other.span.file) {
        let file = compiled.sources().file(patches[0].span.file);
        let Some(path) = compiled.on_disk(&file.path) else {
            continue;
        };
        let (mut after, mut end) = (String::new(), 0);
        for patch in patches {
            let range = patch.span.range();
            // Two insertions at one place would be in an arbitrary order.
            if range.start < end || (range.start == end && end > 0 && range.is_empty()) {
                continue;
            }
            after.push_str(&file.text[end..range.start]);
            after.push_str(&patch.replacement);
            end = range.end;
        }
        after.push_str(&file.text[end..]);
        let repaired = Change {
            path: path.clone(),
            shown: file.path.to_string(),
            before: file.text.clone(),
            after,
        };
        files.push((path, repaired));
    }
    files
}
