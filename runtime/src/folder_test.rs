//! The test in the module of a fleet: the folder still contains the compiled files, and no program
//! beside the test is older than the folder.
//!
//! Cargo compiles a crate again if one of its files is newer than the last build. It does not
//! notice a new file in a folder, so a program can be older than the test that passes.

/// Declares the module with the test. `$manifest` is the folder of the crate's `Cargo.toml`, and
/// `$compiled` is a [`CompiledFolder`].
///
/// The crate may be `no_std` and without a prelude, so the module imports both.
#[doc(hidden)]
#[macro_export]
macro_rules! __folder_test {
    ($manifest:expr, $compiled:expr) => {
        mod folder_test {
            extern crate std;

            use self::std::collections::BTreeSet;
            use self::std::path::{Path, PathBuf};
            use self::std::prelude::rust_2021::*;
            use self::std::time::SystemTime;
            use self::std::{env, fs};
            use $crate::__private::{
                CompiledFolder, ContentHash, MAX_FILE, dependencies, is_policy,
            };

            const COMPILED: CompiledFolder = $compiled;

            #[::core::prelude::v1::test]
            fn the_folder_is_the_one_that_was_compiled() {
                let folder = Path::new($manifest).join(COMPILED.folder);
                // The sources are not beside the program, so there is nothing to compare.
                let Ok(entries) = fs::read_dir(&folder) else {
                    return;
                };
                let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
                let policies: BTreeSet<String> = names.filter(|name| is_policy(name)).collect();
                let mut files = policies.clone();
                files.extend(COMPILED.files().map(|(file, _)| String::from(file)));
                let hashed = |file: String| {
                    let hash = hash(&folder.join(&file));
                    (file, hash)
                };
                let found: Vec<_> = files.into_iter().map(hashed).collect();
                COMPILED.check(&found);
                if let Ok(folder) = fs::canonicalize(folder) {
                    if !is_watched(&folder) {
                        check_programs(&folder, &policies);
                    }
                }
            }

            /// Returns the hash of a file as a compilation would read it.
            fn hash(file: &Path) -> Option<ContentHash> {
                let kind = fs::metadata(file).ok()?;
                if !kind.is_file() || kind.len() > MAX_FILE as u64 {
                    return None;
                }
                Some(ContentHash::EMPTY.with(&fs::read(file).ok()?))
            }

            /// Returns whether Cargo looks for new files in the folder: a build script that
            /// declares no path runs again if any file of its package changes.
            fn is_watched(folder: &Path) -> bool {
                let Some(out) = ::core::option_env!("OUT_DIR") else {
                    return false;
                };
                let output = Path::new(out).with_file_name("output");
                let output = fs::read_to_string(output).unwrap_or_default();
                is_within(folder, Path::new($manifest)) && !output.contains("rerun-if-")
            }

            fn is_within(folder: &Path, other: &Path) -> bool {
                fs::canonicalize(other).is_ok_and(|other| folder.starts_with(other))
            }

            /// Checks the programs beside the test, in every profile: `target/<profile>/`, if the
            /// test is in `target/<profile>/deps/`.
            fn check_programs(folder: &Path, policies: &BTreeSet<String>) {
                let test = env::current_exe().unwrap_or_default();
                let Some(target) = test.ancestors().nth(3) else {
                    return;
                };
                for profile in paths(target) {
                    for file in paths(&profile).chain(paths(&profile.join("examples"))) {
                        if file.extension().is_some_and(|end| end == "d") {
                            let _ = check_program(&file, folder, policies);
                        }
                    }
                }
            }

            /// Checks a program that contains the fleet of the folder and was compiled before the
            /// folder changed; `None` for any other. `dep_info` lists the files from which it was
            /// compiled.
            fn check_program(
                dep_info: &Path,
                folder: &Path,
                policies: &BTreeSet<String>,
            ) -> Option<()> {
                let text = fs::read_to_string(dep_info).ok()?;
                let (program, files) = dependencies(&text)?;
                let program = program.replace("\\ ", " ");
                let built = modified(Path::new(&program))?;
                if modified(folder)? <= built {
                    return None;
                }
                let mut has_source = false;
                let mut without = policies.clone();
                for file in files {
                    let file = PathBuf::from(file.replace("\\ ", " "));
                    // Cargo compiles the program again if one of its files is newer or removed, or
                    // if a folder changes that a build script watches.
                    if modified(&file)? > built || file.is_dir() && is_within(folder, &file) {
                        return None;
                    }
                    has_source |= file.ends_with(COMPILED.source);
                    if let (Some(parent), Some(name)) = (file.parent(), file.file_name()) {
                        let name = name.to_str().unwrap_or_default();
                        if without.contains(name) && fs::canonicalize(parent).ok()? == *folder {
                            let _ = without.remove(name);
                        }
                    }
                }
                let without: Vec<String> = without.into_iter().collect();
                let has_folder = without.len() < policies.len();
                if has_source && has_folder && !without.is_empty() {
                    COMPILED.is_newer_than(&program, &without);
                }
                None
            }

            fn paths(folder: &Path) -> impl Iterator<Item = PathBuf> {
                let entries = fs::read_dir(folder).into_iter().flatten();
                entries.filter_map(|entry| Some(entry.ok()?.path()))
            }

            fn modified(file: &Path) -> Option<SystemTime> {
                fs::metadata(file).ok()?.modified().ok()
            }
        }
    };
}
