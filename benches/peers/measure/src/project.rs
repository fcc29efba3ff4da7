//! A program that is generated in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{charte, workspace};

/// A separate package whose dependencies have the versions of this workspace.
#[derive(Clone, Debug)]
pub struct Project {
    folder: PathBuf,
    name: String,
}

impl Project {
    /// Creates a package in a folder; `dependencies` are lines of its manifest.
    ///
    /// # Panics
    /// If nothing can be written there.
    pub fn create(parent: &Path, name: &str, dependencies: &str) -> Self {
        let project = Self {
            folder: parent.join(name),
            name: name.to_owned(),
        };
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n\
             [profile.release]\nstrip = true\n\n\
             [workspace]\n"
        );
        project.write("Cargo.toml", manifest.as_bytes());
        // Cargo removes what the package does not need, and keeps the versions of the rest.
        let lock = fs::read(workspace().join("Cargo.lock")).expect("this workspace has a lock");
        project.write("Cargo.lock", &lock);
        project
    }

    /// Writes a file unless its content is unchanged. An unchanged file keeps its time.
    ///
    /// # Panics
    /// If nothing can be written there.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.join(path);
        if fs::read(&path).is_ok_and(|before| before == bytes) {
            return;
        }
        let folder = path.parent().expect("it is in the folder of the package");
        fs::create_dir_all(folder).expect("a folder to write to");
        fs::write(path, bytes).expect("a folder to write to");
    }

    /// Makes Cargo compile the program again. Not all libraries tell Cargo about their files.
    ///
    /// # Panics
    /// If nothing can be written there.
    pub fn touch(&self) {
        let path = self.folder.join("src/main.rs");
        let text = fs::read(&path).expect("it was written");
        fs::write(path, text).expect("a folder to write to");
    }

    /// Returns the folder of the package.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the name of the package.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Returns the line of a manifest that depends on charte with these features.
pub fn dependency_on_charte(features: &[String]) -> String {
    let path = charte().join("runtime").display().to_string();
    format!("charte = {{ path = {path:?}, features = {features:?} }}\n")
}
