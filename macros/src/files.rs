//! The policies on disk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use charte_compiler::{Entry, ReadError};
use charte_core::file::{MAX_FILE, is_policy};

/// What the path of a call may name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Want {
    /// A file: `charter!`.
    Site,
    /// A folder or a file: `charters!`.
    Fleet,
}

/// Where the policies of a call are.
#[derive(Debug)]
pub(crate) struct Place {
    /// Their folder on this machine.
    folder: PathBuf,
    /// Their folder from that of the crate's `Cargo.toml`, as the call writes it; may be empty.
    pub(crate) written: String,
    /// Their folder as messages show it; may be empty.
    pub(crate) shown: String,
    /// The policies.
    pub(crate) entry: Entry,
}

impl Place {
    /// Finds the policies that a call names by a path from the folder `manifest` of the crate.
    ///
    /// `current` is the folder in which rustc runs: that of the workspace, from which messages
    /// show paths.
    pub(crate) fn find(
        path: &str,
        want: Want,
        manifest: &Path,
        current: Option<&Path>,
    ) -> Result<Self, String> {
        check(path)?;
        let path = path.trim_end_matches('/');
        let on_disk = manifest.join(path);
        let shown = show(manifest, current, path);
        let kind = fs::metadata(&on_disk).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => format!(
                "there is no `{shown}`: `{path}` is looked up from the folder of this crate's \
                 `Cargo.toml`"
            ),
            _ => format!("`{shown}` cannot be read: {error}"),
        })?;
        if kind.is_dir() {
            if want == Want::Site {
                return Err(format!(
                    "`{shown}` is a folder: `charter!` takes the file of one site; for a folder \
                     of policies there is `charters!`"
                ));
            }
            let names = list(&on_disk).map_err(|error| format!("`{shown}` {error}"))?;
            if names.is_empty() {
                return Err(format!("the folder `{shown}` has no file `*.toml`"));
            }
            return Ok(Self {
                folder: on_disk,
                written: path.to_owned(),
                shown,
                entry: Entry::Folder(names),
            });
        }
        if !kind.is_file() {
            return Err(format!("`{shown}` is neither a file nor a folder"));
        }
        let (written, name) = path.rsplit_once('/').unwrap_or(("", path));
        Ok(Self {
            folder: manifest.join(written),
            written: written.to_owned(),
            shown: show(manifest, current, written),
            entry: match want {
                Want::Site => Entry::Site(name.to_owned()),
                Want::Fleet => Entry::File(name.to_owned()),
            },
        })
    }

    /// A file from the folder of the crate's `Cargo.toml`, as the call writes it.
    pub(crate) fn path_of(&self, file: &str) -> String {
        if self.written.is_empty() {
            file.to_owned()
        } else {
            format!("{}/{file}", self.written)
        }
    }
}

/// Reads the files of a place, and remembers which there are.
pub(crate) struct Reader<'a> {
    place: &'a Place,
    /// The files that were read, from the folder of the place.
    pub(crate) files: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(place: &'a Place) -> Self {
        Self {
            place,
            files: BTreeSet::new(),
        }
    }

    /// The bytes of a file. One that is too large is not read.
    pub(crate) fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        if check(path).is_err() {
            return Err(ReadError::Missing);
        }
        let on_disk = self.place.folder.join(path);
        // A pipe would be waited for without end, so a file is not opened before it is one.
        let kind = fs::metadata(&on_disk).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Unreadable,
        })?;
        if !kind.is_file() {
            return Err(ReadError::NotAFile);
        }
        let mut bytes = Vec::new();
        // What is written while it is read ends at the limit too.
        let limit = MAX_FILE as u64;
        if kind.len() <= limit {
            File::open(&on_disk)
                .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
                .map_err(|_| ReadError::Unreadable)?;
        }
        if kind.len().max(bytes.len() as u64) > limit {
            return Err(ReadError::TooLarge);
        }
        self.files.insert(path.to_owned());
        Ok(bytes)
    }
}

/// Checks the form of a path: the same on every machine.
fn check(path: &str) -> Result<(), String> {
    let bytes = path.as_bytes();
    if path.is_empty() {
        Err(
            "the path is empty: name a policy from the folder of this crate's `Cargo.toml`; \
             `.` is that folder"
                .to_owned(),
        )
    } else if path.contains('\\') {
        Err(format!(
            "a path has `/` between folders on every system: `{}`",
            path.replace('\\', "/")
        ))
    } else if path.starts_with('/')
        || bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
    {
        Err(
            "the path is absolute, so no other machine would find it: begin at the folder of \
             this crate's `Cargo.toml`, as in `../policies`"
                .to_owned(),
        )
    } else {
        Ok(())
    }
}

/// The names of the files `*.toml` in a folder, sorted, without hidden ones. What ends in `.toml`
/// and is no file is listed too: it is an error when it is read.
fn list(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let unreadable = |error: std::io::Error| format!("cannot be listed: {error}");
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let text = name.to_string_lossy();
        if !is_policy(&text) {
            continue;
        }
        match name.to_str() {
            Some(name) => names.push(name.to_owned()),
            None => return Err(format!("has a file whose name is not UTF-8: `{text}`")),
        }
    }
    names.sort();
    Ok(names)
}

/// A path from the folder of a crate as messages show it: from the folder in which rustc runs,
/// which is what editors link, else as it is written. No absolute path is shown.
fn show(manifest: &Path, current: Option<&Path>, path: &str) -> String {
    let mut whole = PathBuf::new();
    for component in manifest.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    let below = current.and_then(|current| whole.strip_prefix(current).ok());
    let Some(below) = below.and_then(Path::to_str) else {
        return path.to_owned();
    };
    below.replace(std::path::MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use charte_compiler::{Entry, ReadError};

    use super::{Place, Reader, Want, check, show};

    #[test]
    fn paths_are_the_same_on_every_machine() {
        for path in ["a.toml", "../../policies", ".", "a b/\u{e9}.toml"] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
        for path in ["", "/etc/a.toml", "C:/a.toml", "a\\b.toml"] {
            assert!(check(path).is_err(), "{path}");
        }
        let error = check("..\\policies").expect_err("a backslash");
        assert!(error.ends_with("`../policies`"), "{error}");
    }

    #[test]
    fn messages_show_no_absolute_path() {
        let show = |path| show(Path::new("/w/app"), Some(Path::new("/w")), path);
        assert_eq!(show("cookies.toml"), "app/cookies.toml");
        assert_eq!(show("../policies"), "policies");
        assert_eq!(show("./a/../b"), "app/b");
        assert_eq!(show(".."), "");
        assert_eq!(show("../../other"), "../../other");
    }

    /// A folder of its own for a test.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("charte-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("policies/b.toml")).expect("a folder");
        for file in ["a.toml", ".hidden.toml", "notes.md"] {
            fs::write(folder.join("policies").join(file), "x").expect("a file");
        }
        folder
    }

    #[test]
    fn a_folder_and_its_files() {
        let folder = folder("files");
        let find = |path, want| Place::find(path, want, &folder, Some(&folder));

        let place = find("policies/", Want::Fleet).expect("a folder");
        let Entry::Folder(names) = &place.entry else {
            panic!("{place:?}");
        };
        assert_eq!(names, &["a.toml", "b.toml"]);
        assert_eq!((&*place.written, &*place.shown), ("policies", "policies"));
        assert_eq!(place.path_of("a.toml"), "policies/a.toml");

        let mut reader = Reader::new(&place);
        assert_eq!(reader.read("a.toml"), Ok(b"x".to_vec()));
        assert_eq!(reader.read("b.toml"), Err(ReadError::NotAFile));
        assert_eq!(reader.read("c.toml"), Err(ReadError::Missing));
        assert_eq!(reader.read("a.toml/c.toml"), Err(ReadError::Missing));
        assert_eq!(reader.read("/etc/passwd"), Err(ReadError::Missing));
        assert_eq!(reader.files.iter().collect::<Vec<_>>(), ["a.toml"]);

        let place = find("policies/a.toml", Want::Site).expect("a file");
        assert!(matches!(&place.entry, Entry::Site(name) if name == "a.toml"));
        let place = find("policies/a.toml", Want::Fleet).expect("a file");
        assert!(matches!(&place.entry, Entry::File(name) if name == "a.toml"));

        let error = find("policies", Want::Site).expect_err("a folder");
        assert!(error.contains("`charters!`"), "{error}");
        let error = find("polices", Want::Fleet).expect_err("missing");
        assert!(error.starts_with("there is no `polices`"), "{error}");
        let error = find("policies/b.toml", Want::Fleet).expect_err("empty");
        assert!(error.contains("has no file `*.toml`"), "{error}");
        let _ = fs::remove_dir_all(&folder);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = folder("large");
        let large = fs::File::create(folder.join("large.toml")).expect("a file");
        // 2 GiB without a byte on the disk.
        large.set_len(2 << 30).expect("a sparse file");
        let place = Place::find("large.toml", Want::Site, &folder, None).expect("a file");
        let mut reader = Reader::new(&place);
        assert_eq!(reader.read("large.toml"), Err(ReadError::TooLarge));
        large.set_len(super::MAX_FILE as u64).expect("a file");
        let bytes = reader.read("large.toml").map(|bytes| bytes.len());
        assert_eq!(bytes, Ok(super::MAX_FILE));
        let _ = fs::remove_dir_all(&folder);
    }
}
