//! What the tests of this package share: [`throwaway`] crates that depend on the checkout by path
//! and are built with real Cargo.

pub mod throwaway;

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
