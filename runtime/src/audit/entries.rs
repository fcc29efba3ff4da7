//! The entries that a policy lacks.

use std::string::{String, ToString as _};
use std::vec::Vec;

use super::{Audit, Excess};
use crate::guard::{Entry, FindingKind};

/// Returns an entry for each undeclared cookie or item, in the order in which they were seen.
pub(super) fn all(audit: &Audit<'_>) -> String {
    let mut known = Vec::new();
    let mut entries: Vec<String> = Vec::new();
    for excess in audit.excesses() {
        let entry = match excess {
            Excess::Cookie(finding) if finding.kind == FindingKind::Undeclared => {
                Entry::of(&finding.seen, &audit.host)
            }
            Excess::Item {
                storage,
                key,
                declared: None,
            } => Entry::of_item(storage, key),
            Excess::Cookie(_) | Excess::Item { .. } => None,
        };
        let Some(entry) = entry else { continue };
        let identity = entry.identity().to_string();
        if !known.contains(&identity) {
            known.push(identity);
            entries.push(entry.to_string());
        }
    }
    entries.join("\n")
}
