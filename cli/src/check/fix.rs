//! `check --fix`: applies the repairs that keep every fact, after showing them as a difference.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;

use charte_compiler::diagnostic::Patch;
use similar::TextDiff;

use super::compiled;
use crate::console::Console;
use crate::failure::Failure;
use crate::policies::{Compiled, Policies};

/// The most rounds of repairs. A repair may make another error visible, such as the next fault of
/// the form of a file.
const ROUNDS: usize = 20;

/// A file before and after its repairs.
struct Repaired {
    shown: String,
    before: String,
    after: String,
}

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
    for Repaired {
        shown,
        before,
        after,
    } in files.values()
    {
        let diff = TextDiff::from_lines(before.as_str(), after.as_str());
        let diff = diff.unified_diff().header(shown, shown).to_string();
        console.write(&(diff + "\n"))?;
    }
    if !yes && !agrees(console) {
        return Ok(());
    }
    for (path, Repaired { after, shown, .. }) in &files {
        let written = fs::write(path, after);
        written.map_err(|error| {
            Failure::new(format!("`{shown}` cannot be written")).because(&error)
        })?;
    }
    let plural = if files.len() == 1 { "" } else { "s" };
    console.message(&format!("{} file{plural} repaired", files.len()));
    Ok(())
}

/// Repairs policies until nothing is left to repair. The policies then have the new texts.
fn repaired(policies: &mut [Policies]) -> Result<BTreeMap<PathBuf, Repaired>, Failure> {
    let mut files: BTreeMap<PathBuf, Repaired> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let mut round: BTreeMap<PathBuf, Repaired> = BTreeMap::new();
        for compiled in compiled(policies)? {
            round.extend(repairs(&compiled));
        }
        if round.is_empty() {
            break;
        }
        for (path, one) in round {
            for policies in policies.iter_mut() {
                policies.replace(path.clone(), &one.after);
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
fn repairs(compiled: &Compiled) -> Vec<(PathBuf, Repaired)> {
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
        let repaired = Repaired {
            shown: file.path.to_string(),
            before: file.text.clone(),
            after,
        };
        files.push((path, repaired));
    }
    files
}

/// Asks whether to write the repairs.
fn agrees(console: &mut Console) -> bool {
    if !Console::is_interactive() {
        console.message("nothing was written: add `--yes` to write without a question");
        return false;
    }
    console.message("write these changes? [y/N]");
    let mut answer = String::new();
    // Without an answer, nothing is written.
    let _ = io::stdin().lock().read_line(&mut answer);
    let is_yes = matches!(answer.trim(), "y" | "Y" | "yes");
    if !is_yes {
        console.message("nothing was written");
    }
    is_yes
}
