//! Modules that several tests need.
//!
//! | module | content |
//! |---|---|
//! | [`throwaway`] | crates that depend on the checkout by path and are built with Cargo |
//! | [`fuzz`] | the bodies of the fuzz targets for compilations and negotiation |
//! | [`guarded`] | a fleet for the guard, and the body of a fuzz target for `Set-Cookie` headers |
//! | [`choice_input`] | the body of a fuzz target for choices |
//! | [`visits_input`] | the body of a fuzz target for requests to `charte::web::Visits` |
//! | [`random`] | random numbers |
//! | [`headers`] | files of headers with expected outputs |
//! | [`words`] | the words of a page |
//! | [`postgres`] | a PostgreSQL server |
//! | [`external`] | external programs that may be missing |

pub mod choice_input;
pub mod external;
pub mod fuzz;
pub mod guarded;
pub mod headers;
pub mod postgres;
pub mod random;
pub mod throwaway;
pub mod visits_input;
pub mod words;

#[cfg(doctest)]
mod guides;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
///
/// # Panics
/// Never: the folder of this package has a parent.
pub fn workspace() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder
        .parent()
        .expect("the package is in a workspace")
        .to_owned()
}

/// Copies a folder with its content, and overwrites existing files.
///
/// # Panics
/// If the disk reports an error.
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
            // Not `fs::copy`: on some systems it keeps the modification time, and Cargo must see a file
            // that is newer than its last build.
            let bytes = fs::read(entry.path()).expect("the file can be read");
            fs::write(target, bytes).expect("the file can be written");
        }
    }
}
