//! From a path to compiled policies.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use charte_compiler::diagnostic::{Diagnostic, Diagnostics, Severity, render};
use charte_compiler::source::SourceMap;
use charte_compiler::wire::Compression;
use charte_compiler::{
    Charters, Compilation, Entry, ReadError, Request, charters, compile, syntax,
};
use charte_core::file::MAX_FILE;
use charte_core::format::Format;
use charte_files::{Base, Place, Reader, Want};

use crate::console::Console;
use crate::discovery;
use crate::failure::Failure;
use crate::revision::{Object, Revision};

/// The name of the standard input in a call.
pub(crate) const STDIN: &str = "-";

/// The name of the folder of the process, in messages.
const HERE: &str = "the current folder";

/// Reads the standard input. A text that is larger than a policy may be is cut after the limit.
pub(crate) fn read_stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .take(MAX_FILE as u64 + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| Failure::new("the standard input cannot be read").because(&error))?;
    Ok(bytes)
}

/// Reads a file of policies, by its path from their folder.
type Read<'a> = dyn FnMut(&str) -> Result<Vec<u8>, ReadError> + 'a;

/// Policies that are compiled together: one site, or a fleet.
pub(crate) struct Policies {
    place: Place,
    /// The text of the standard input, by the path that it counts as.
    stdin: Option<(PathBuf, Vec<u8>)>,
    /// Texts that count in place of files.
    replaced: BTreeMap<PathBuf, Vec<u8>>,
    /// The revision of git that has the files, instead of the disk.
    revision: Option<Rc<Revision>>,
}

/// Compiled policies.
pub(crate) struct Compiled {
    pub(crate) compilation: Compilation,
    /// The folder of the policies on this machine.
    folder: PathBuf,
    /// The same folder as messages show it.
    shown: String,
}

/// Finds the policies of a call: those of its paths, or those that the project lists.
pub(crate) fn find(paths: &[PathBuf], stdin_path: Option<&Path>) -> Result<Vec<Policies>, Failure> {
    let here = current_folder()?;
    let listed;
    let paths = match paths {
        [] => {
            listed = discovery::policies(&here)?;
            &listed
        }
        paths => paths,
    };
    let find = |path: &PathBuf| Policies::find(path, stdin_path, &here);
    paths.iter().map(find).collect()
}

/// Returns the folder of the process.
pub(crate) fn current_folder() -> Result<PathBuf, Failure> {
    let folder = std::env::current_dir();
    folder.map_err(|error| Failure::new("the current folder is unknown").because(&error))
}

impl Policies {
    /// Finds the policies at a path; `-` is the standard input, whose text counts as the file
    /// `stdin_path`.
    pub(crate) fn find(
        path: &Path,
        stdin_path: Option<&Path>,
        here: &Path,
    ) -> Result<Self, Failure> {
        if path.as_os_str() == STDIN {
            // The compiler reports a text that is too large.
            let bytes = read_stdin()?;
            return Self::of_text(stdin_path.unwrap_or(Path::new("stdin")), bytes, here);
        }
        let base = Base {
            folder: here,
            called: HERE,
            shown_from: Some(here),
        };
        let written = written(path)?;
        let mut place = Place::find(&written, Want::Fleet, &base).map_err(Failure::new)?;
        if let Entry::File(name) = &place.entry {
            let name = name.clone();
            let bytes = Reader::new(&place).read(&name).unwrap_or_default();
            place.entry = entry(name, &bytes);
        }
        Ok(Self {
            place,
            stdin: None,
            replaced: BTreeMap::new(),
            revision: None,
        })
    }

    /// Finds the policies at a path in a revision of git; `None` if the revision does not have it.
    pub(crate) fn in_revision(
        path: &Path,
        revision: &Rc<Revision>,
    ) -> Result<Option<Self>, Failure> {
        let path = written(path)?;
        let path = path.trim_end_matches('/');
        let (folder, entry) = match revision.read(Path::new(path)) {
            None => return Ok(None),
            Some(Object::Folder(names)) => (path, Entry::Folder(names)),
            Some(Object::File(bytes)) => {
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
                (folder, entry(name.to_owned(), &bytes.unwrap_or_default()))
            }
        };
        let place = Place {
            folder: folder.into(),
            written: folder.to_owned(),
            shown: format!("{}:{folder}", revision.name),
            entry,
        };
        Ok(Some(Self {
            place,
            stdin: None,
            replaced: BTreeMap::new(),
            revision: Some(Rc::clone(revision)),
        }))
    }

    /// Returns the policies of a text that counts as a file.
    pub(crate) fn of_text(path: &Path, bytes: Vec<u8>, here: &Path) -> Result<Self, Failure> {
        let path = written(path)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let place = Place {
            folder: here.join(folder),
            written: folder.to_owned(),
            shown: folder.to_owned(),
            entry: entry(name.to_owned(), &bytes),
        };
        Ok(Self {
            stdin: Some((place.folder.join(name), bytes)),
            place,
            replaced: BTreeMap::new(),
            revision: None,
        })
    }

    /// Returns the policies as the compiler takes them.
    pub(crate) fn entry(&self) -> &Entry {
        &self.place.entry
    }

    /// Returns a file of the folder: its path on this machine, and the path that messages show.
    pub(crate) fn path_of(&self, file: &str) -> (PathBuf, String) {
        (
            self.place.folder.join(file),
            joined(&self.place.shown, file),
        )
    }

    /// Replaces the text of a file, without writing it.
    pub(crate) fn replace(&mut self, path: &Path, text: &str) {
        self.replaced.insert(normal(path), text.as_bytes().to_vec());
    }

    /// Forgets the replaced texts: the files count again.
    pub(crate) fn forget_replaced(&mut self) {
        self.replaced.clear();
    }

    /// Compiles the policies to pages in some formats; `None` for all languages.
    pub(crate) fn compile(
        &self,
        formats: &[Format],
        languages: Option<Vec<String>>,
    ) -> Result<Compiled, Failure> {
        let request = Request {
            folder: self.place.shown.clone(),
            entry: self.place.entry.clone(),
            formats: formats.to_vec(),
            languages,
            compression: Compression::default(),
            // A check has no pages, and reports what a macro would. Pages need no constants.
            keys: formats.is_empty(),
        };
        let compilation = self.with_files(|read| compile(&request, read))?;
        Ok(Compiled {
            compilation,
            folder: self.place.folder.clone(),
            shown: self.place.shown.clone(),
        })
    }

    /// Compiles the policies to charters, without pages.
    pub(crate) fn charters(&self) -> Result<Charters, Failure> {
        self.with_files(|read| charters(&self.place.shown, &self.place.entry, read))
    }

    /// Passes a function that reads the files of the policies to the compiler.
    fn with_files<T>(&self, run: impl FnOnce(&mut Read<'_>) -> T) -> Result<T, Failure> {
        let mut reader = Reader::new(&self.place);
        let mut read = |path: &str| -> Result<Vec<u8>, ReadError> {
            let on_disk = self.place.folder.join(path);
            if let Some(revision) = &self.revision {
                return match revision.read(&on_disk) {
                    Some(Object::File(bytes)) => bytes,
                    Some(Object::Folder(_)) => Err(ReadError::NotAFile),
                    None => Err(ReadError::Missing),
                };
            }
            let stdin = self.stdin.as_ref().filter(|(path, _)| *path == on_disk);
            let known = stdin.map(|(_, bytes)| bytes);
            match known.or_else(|| self.replaced.get(&normal(&on_disk))) {
                Some(bytes) => Ok(bytes.clone()),
                None => reader.read(path),
            }
        };
        let result = panic::catch_unwind(AssertUnwindSafe(|| run(&mut read)));
        result.map_err(|_| {
            Failure::new("charte failed on these policies; this is a bug in charte")
                .help("please report it with the policies and the lines above")
        })
    }
}

impl Compiled {
    /// Returns the errors and findings.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        &self.compilation.diagnostics
    }

    /// Returns the texts of the files.
    pub(crate) fn sources(&self) -> &SourceMap {
        &self.compilation.sources
    }

    /// Returns the number of diagnostics of a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let diagnostics = self.diagnostics().iter();
        diagnostics.filter(|one| one.severity == severity).count()
    }

    /// Returns the errors.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let diagnostics = self.diagnostics().iter();
        diagnostics.filter(|one| one.severity == Severity::Error)
    }

    /// Returns whether the policies have no error. Writes the errors as messages otherwise.
    pub(crate) fn is_whole(&self, console: &mut Console) -> bool {
        for error in self.errors() {
            console.message(&(render(error, self.sources(), console.rendering()) + "\n"));
        }
        self.compilation.fleet.is_ok()
    }

    /// Returns the folders of the files that were requested.
    pub(crate) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let files = self.compilation.files.iter();
        let paths = files.map(|file| self.folder.join(file));
        paths.filter_map(|path| Some(path.parent()?.to_owned()))
    }

    /// Returns the files that were requested, on this machine.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let files = self.compilation.files.iter();
        files.map(|file| self.folder.join(file))
    }

    /// Returns the file on this machine that messages show as `shown`.
    pub(crate) fn on_disk(&self, shown: &str) -> Option<PathBuf> {
        let mut files = self.compilation.files.iter();
        let file = files.find(|file| joined(&self.shown, file) == shown)?;
        Some(self.folder.join(file))
    }
}

/// Returns the path of a call with `/` between folders.
fn written(path: &Path) -> Result<String, Failure> {
    let text = path.to_str().ok_or_else(|| {
        let path = path.display();
        Failure::new(format!("the path `{path}` is not UTF-8"))
            .help("rename the file or the folder")
    })?;
    Ok(if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.to_owned()
    })
}

/// Returns whether a file is a site or lists the platforms of a fleet.
fn entry(name: String, bytes: &[u8]) -> Entry {
    let (mut sources, mut diagnostics) = (SourceMap::default(), Diagnostics::default());
    let text = bytes.to_vec();
    let (_, policy) = syntax::read(name.clone(), text, &mut sources, &mut diagnostics);
    let platforms = policy.as_ref().and_then(|policy| policy.platform.get());
    if platforms.is_some_and(|platforms| platforms.is_list) {
        Entry::File(name)
    } else {
        Entry::Site(name)
    }
}

/// Returns a file of a folder as messages show it.
fn joined(folder: &str, file: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(file.split('/')) {
        match step {
            "" if !steps.is_empty() || folder.is_empty() => {}
            "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Returns a path without `.` and `..`.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn files_are_shown_from_their_folder() {
        assert_eq!(joined("", "a.toml"), "a.toml");
        assert_eq!(joined("policies", "a.toml"), "policies/a.toml");
        assert_eq!(joined("a/b", "../c.toml"), "a/c.toml");
        assert_eq!(joined("..", "../c.toml"), "../../c.toml");
        assert_eq!(joined("/srv/a", "../c.toml"), "/srv/c.toml");
    }
}
