//! Files of a revision of git, read through the program `git`.
//!
//! One process (`git cat-file --batch`) answers for every file. It reads objects alone: no filter, no
//! hook and no network.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use charte_compiler::ReadError;
use charte_core::file::{MAX_FILE, is_policy};

use crate::failure::Failure;

/// A revision of the repository around a folder.
pub(crate) struct Revision {
    /// The name that the user gave.
    pub(crate) name: String,
    /// The name of its commit.
    commit: String,
    /// The current folder in the repository.
    prefix: String,
    git: RefCell<Git>,
}

/// What is at a path of a revision.
pub(crate) enum Object {
    File(Result<Vec<u8>, ReadError>),
    /// The names of the policies in a folder.
    Folder(Vec<String>),
}

impl Revision {
    /// Finds a revision; `None` if the repository does not have it, or if there is no repository.
    pub(crate) fn find(name: &str, here: &Path) -> Result<Option<Self>, Failure> {
        let commit = format!("{name}^{{commit}}");
        let verify = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let Some(commit) = output(&verify, here)? else {
            return Ok(None);
        };
        let prefix = output(&["rev-parse", "--show-prefix"], here)?.unwrap_or_default();
        Ok(Some(Self {
            name: name.to_owned(),
            commit: commit.trim_end().to_owned(),
            prefix: prefix.trim_end_matches('\n').to_owned(),
            git: RefCell::new(Git::start(here)?),
        }))
    }

    /// Reads a path from the current folder; `None` if the revision does not have it.
    pub(crate) fn read(&self, path: &Path) -> Option<Object> {
        let path = self.path(path)?;
        // The protocol has one path a line.
        if path.contains('\n') {
            return None;
        }
        let object = format!("{}:{path}", self.commit);
        let (kind, size) = self.git.borrow_mut().request(&object)?;
        match kind.as_str() {
            "blob" => Some(Object::File(self.git.borrow_mut().content(size))),
            "tree" => {
                let tree = self.git.borrow_mut().content(size).ok()?;
                Some(Object::Folder(policies(&tree, self.hash_length())))
            }
            // A link that leads nowhere, or out of the repository.
            _ => {
                let _ = self.git.borrow_mut().content(size);
                None
            }
        }
    }

    /// Returns a path from the current folder as a path of the repository; `None` if it is outside.
    fn path(&self, path: &Path) -> Option<String> {
        let mut steps: Vec<&str> = self.prefix.split('/').filter(|it| !it.is_empty()).collect();
        for component in path.components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    steps.pop()?;
                }
                Component::Normal(step) => steps.push(step.to_str()?),
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(steps.join("/"))
    }

    /// Returns the length of a hash in a tree, in bytes: SHA-1 or SHA-256.
    fn hash_length(&self) -> usize {
        self.commit.len() / 2
    }
}

/// Returns the sorted names of the policies in a tree object: for each entry its mode, a space, its
/// name, a zero byte and its hash.
fn policies(mut tree: &[u8], hash: usize) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(end) = tree.iter().position(|&byte| byte == 0) {
        let entry = String::from_utf8_lossy(&tree[..end]);
        if let Some((_, name)) = entry.split_once(' ')
            && is_policy(name)
        {
            names.push(name.to_owned());
        }
        tree = tree.get(end + 1 + hash..).unwrap_or_default();
    }
    names.sort();
    names
}

/// A process that answers with objects.
struct Git {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Git {
    fn start(here: &Path) -> Result<Self, Failure> {
        let mut command = git(&["cat-file", "--batch", "--follow-symlinks"], here);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing(&error))?;
        let (Some(requests), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::new("git has no pipes"));
        };
        let answers = BufReader::new(answers);
        Ok(Self {
            child,
            requests,
            answers,
        })
    }

    /// Requests an object, and returns its kind and its size; `None` if there is none.
    fn request(&mut self, object: &str) -> Option<(String, usize)> {
        writeln!(self.requests, "{object}").ok()?;
        self.requests.flush().ok()?;
        let mut line = String::new();
        self.answers.read_line(&mut line).ok()?;
        // The hash, the kind and the size; or, for a link that leads nowhere, a word and the size.
        let mut end = line.trim_end().rsplitn(3, ' ');
        let size = end.next()?.parse().ok()?;
        Some((end.next()?.to_owned(), size))
    }

    /// Reads the content of the object that was requested last.
    fn content(&mut self, size: usize) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let mut content = self.answers.by_ref().take(size as u64 + 1);
        if size > MAX_FILE {
            let _ = std::io::copy(&mut content, &mut std::io::sink());
            return Err(ReadError::TooLarge);
        }
        let read = content.read_to_end(&mut bytes);
        read.map_err(|_| ReadError::Unreadable)?;
        // A line feed follows.
        bytes.truncate(size);
        Ok(bytes)
    }
}

impl Drop for Git {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns what git writes; `None` if it fails.
fn output(arguments: &[&str], here: &Path) -> Result<Option<String>, Failure> {
    let output = git(arguments, here).stdin(Stdio::null()).output();
    let output = output.map_err(|error| missing(&error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(output.status.success().then_some(text))
}

fn git(arguments: &[&str], here: &Path) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(here);
    // A clone without all objects would fetch them.
    command
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0");
    command
}

fn missing(error: &std::io::Error) -> Failure {
    Failure::new("the program `git` cannot be run")
        .because(error)
        .help("install git, or name two files")
}
