//! What a file changes in the file that it extends, except its own identity.

use crate::change::{Change, ChangeKind};
use crate::syntax::{Category, Clash, Entries, Field, Policy};

/// The keys of the root that are texts of the page. Others identify the platform.
const PAGE_TEXTS: &[&str] = &["title", "introduction"];

/// Adds what `policy` itself changes in the root and the categories of `base`.
pub(super) fn changes(policy: &Policy, base: &Policy, changes: &mut Vec<Change>) {
    let texts = policy.clashes(base).into_iter();
    let texts = texts.filter(|clash| PAGE_TEXTS.contains(&clash.key));
    changes.extend(texts.map(|clash| change(clash, "")));
    categories(&policy.category, &base.category, changes);
}

fn categories(
    near: &Field<Entries<Category>>,
    far: &Field<Entries<Category>>,
    changes: &mut Vec<Change>,
) {
    let (Some(near), Some(far)) = (near.get(), far.get()) else {
        return;
    };
    for entry in &near.0 {
        let inherited = far.find(&entry.id).and_then(|entry| entry.value.get());
        if let (Some(own), Some(inherited)) = (entry.value.get(), inherited) {
            let owner = format!(" of `[category.{}]`", entry.id);
            let clashes = own.clashes(inherited).into_iter();
            changes.extend(clashes.map(|clash| change(clash, &owner)));
        }
    }
}

/// Returns the change for a key that is given again; `owner` is the thing that has it, after a
/// blank.
pub(super) fn change(clash: Clash, owner: &str) -> Change {
    let Clash {
        key,
        is_text,
        near,
        far,
    } = clash;
    Change {
        subject: format!("`{key}`{owner}"),
        kind: if is_text {
            ChangeKind::Text
        } else {
            ChangeKind::Fact
        },
        near,
        far,
    }
}
