//! What the tests of this package share: [`throwaway`] crates that depend on the checkout by path
//! and are built with real Cargo, the bodies of the [`fuzz`] targets, the [`words`] of a page, files
//! of [`headers`] and what is said of them, a [`guarded`] fleet, what is kept of
//! what visitors have [`chosen`], and what is done without a [`judge`].

pub mod choice_input;
pub mod external;
pub mod fuzz;
pub mod guarded;
pub mod headers;
pub mod throwaway;
pub mod words;

#[cfg(doctest)]
mod guides;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
///
/// # Panics
/// Never: the folder of this package has one above it.
pub fn workspace() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder
        .parent()
        .expect("the package is in a workspace")
        .to_owned()
}

/// Copies a folder with all that is in it, over what may be there.
///
/// # Panics
/// Where the disk does not play along.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    let entries = fs::read_dir(from)
        .unwrap_or_else(|error| panic!("there is no folder {}: {error}", from.display()));
    for entry in entries {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            // Read and written rather than copied: on some systems a copy keeps the time of the
            // original, and Cargo must see a file that is newer than its last build.
            let bytes = fs::read(entry.path()).expect("the file can be read");
            fs::write(target, bytes).expect("the file can be written");
        }
    }
}
