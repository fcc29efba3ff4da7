//! Crates that exist for one test: copied from a folder of data, and built with Cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{copy_folder, workspace};

/// A crate in a folder of its own, outside the workspace.
///
/// Its files are those of one or several folders in `crates/`. `manifest.toml` becomes `Cargo.toml`, with
/// the path of the runtime instead of `{charte}`. The `Cargo.lock` is that of the workspace.
///
/// Only one such crate exists at a time, and other tests wait for it: all crates share one target folder, in
/// which crates of the same name have the same files. A test drops its crate before it copies the next one.
#[derive(Debug)]
pub struct Throwaway {
    folder: PathBuf,
    target: PathBuf,
    _alone: MutexGuard<'static, ()>,
}

/// The result of a run of Cargo or of a program.
#[derive(Debug)]
pub struct Outcome {
    /// The command, for messages.
    command: String,
    success: bool,
    stdout: String,
    stderr: String,
}

static ALONE: Mutex<()> = Mutex::new(());

impl Throwaway {
    /// Copies the folders `layers` to `place`, a path below `temporary`, and removes the files of an earlier
    /// run first. All crates below one `temporary` share a target folder, so dependencies are built once.
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn copy(layers: &[&str], temporary: &str, place: &str) -> Self {
        let made = Self::empty(temporary, place);
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates");
        for layer in layers {
            copy_folder(&data.join(layer), &made.folder);
        }
        let manifest = fs::read_to_string(made.path("manifest.toml"))
            .expect("a throw-away crate has a manifest.toml");
        made.remove("manifest.toml");
        let runtime = workspace().join("runtime");
        let runtime = runtime.to_str().expect("the checkout has a path in UTF-8");
        made.write("Cargo.toml", &manifest.replace("{charte}", runtime));
        made
    }

    /// A crate with the `Cargo.lock` of the workspace as its only file, at the same place as with
    /// [`copy`](Self::copy).
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn empty(temporary: &str, place: &str) -> Self {
        // The failure of one test must not fail the next one.
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let temporary = Path::new(temporary);
        let folder = temporary.join("crates").join(place);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("what an earlier run left can be removed");
        }
        fs::create_dir_all(&folder).expect("the folder can be made");
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))
            .expect("the workspace has a Cargo.lock");
        Self {
            folder,
            target: temporary.join("crates-target"),
            _alone: alone,
        }
    }

    /// Runs Cargo in the folder of the crate, without network and without the settings of the build of the
    /// tests themselves.
    ///
    /// # Panics
    /// If Cargo cannot be started.
    pub fn cargo(&self, arguments: &[&str]) -> Outcome {
        self.cargo_with(arguments, &[])
    }

    /// Like [`cargo`](Self::cargo), with some environment variables.
    ///
    /// # Panics
    /// If Cargo cannot be started.
    pub fn cargo_with(&self, arguments: &[&str], variables: &[(&str, &Path)]) -> Outcome {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        for name in [
            "CARGO_BUILD_RUSTFLAGS",
            "CARGO_BUILD_TARGET",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        command.envs(variables.iter().copied());
        let output = command.output().expect("Cargo can be started");
        Outcome::new(format!("cargo {}", arguments.join(" ")), output)
    }

    /// Builds the crate and runs its program.
    pub fn run(&self) -> Outcome {
        self.cargo(&["run", "--quiet"])
    }

    /// Builds the tests of the crate and returns the path of their program.
    ///
    /// # Panics
    /// If they do not build.
    pub fn test_program(&self) -> PathBuf {
        let outcome = self.cargo(&["test", "--no-run"]).succeeds();
        let program = outcome
            .stderr
            .lines()
            .find_map(|line| line.trim().strip_prefix("Executable")?.rsplit_once('('))
            .and_then(|(_, path)| path.strip_suffix(')'));
        let program = program.expect("Cargo says where the program is");
        self.folder.join(program)
    }

    /// The bytes of a built file, by its path in the target folder.
    ///
    /// # Panics
    /// If the file does not exist.
    pub fn artefact(&self, path: &str) -> Vec<u8> {
        let path = self.target.join("debug").join(path);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// A path in the folder of the crate.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Writes a file.
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// Replaces a text in a file.
    ///
    /// # Panics
    /// If the file does not contain it.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect("the file can be read");
        assert!(text.contains(from), "`{path}` has no `{from}`");
        self.write(path, &text.replace(from, to));
    }

    /// Renames a file or a folder.
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("the file can be renamed");
    }

    /// Removes a file.
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("the file can be removed");
    }

    /// Writes a file again, without a change.
    ///
    /// # Panics
    /// If the disk reports an error.
    pub fn touch(&self, path: &str) {
        self.edit(path, "", "");
    }
}

impl Outcome {
    /// Starts a program and waits for its end.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn of(program: &Path) -> Self {
        let output = Command::new(program)
            .output()
            .expect("the program can be started");
        Self::new(program.display().to_string(), output)
    }

    fn new(command: String, output: Output) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = output;
        let text = |bytes| String::from_utf8(bytes).expect("Cargo and the programs speak UTF-8");
        Self {
            command,
            success: status.success(),
            stdout: text(stdout),
            stderr: text(stderr),
        }
    }

    /// The standard output.
    pub fn stdout(&self) -> &str {
        &self.stdout
    }

    /// The standard error.
    pub fn stderr(&self) -> &str {
        &self.stderr
    }

    /// # Panics
    /// If the run failed; the message contains both outputs.
    #[must_use]
    #[track_caller]
    pub fn succeeds(self) -> Self {
        let Self {
            command,
            stdout,
            stderr,
            ..
        } = &self;
        assert!(self.success, "`{command}` failed\n{stdout}\n{stderr}");
        self
    }

    /// # Panics
    /// If the run succeeded; the message contains both outputs.
    #[must_use]
    #[track_caller]
    pub fn fails(self) -> Self {
        let Self {
            command,
            stdout,
            stderr,
            ..
        } = &self;
        assert!(
            !self.success,
            "`{command}` did not fail\n{stdout}\n{stderr}"
        );
        self
    }

    /// # Panics
    /// If neither output contains `text`; the message contains both.
    #[track_caller]
    pub fn says(&self, text: &str) {
        let Self {
            command,
            stdout,
            stderr,
            ..
        } = self;
        assert!(
            stdout.contains(text) || stderr.contains(text),
            "the output of `{command}` does not contain `{text}`\n{stdout}\n{stderr}"
        );
    }

    /// The first line of each error of rustc, without the summary of Cargo.
    pub fn errors(&self) -> Vec<&str> {
        let first = |line: &&str| {
            line.strip_prefix("error")
                .is_some_and(|rest| rest.starts_with([':', '[']))
        };
        let lines = self.stderr.lines().filter(first);
        lines
            .filter(|line| !line.starts_with("error: could not compile"))
            .collect()
    }
}
