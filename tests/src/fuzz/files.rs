//! The input of a fuzz target, split into the files of a compilation.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, ReadError, Request, compile};
use charte_core::format::Format;

/// The files of a compilation, in the order in which the compiler gets them.
#[derive(Clone, Eq, PartialEq)]
pub(super) struct Files {
    names: Vec<String>,
    bytes: BTreeMap<String, Vec<u8>>,
}

/// The text before and after a file name, as `head` writes it.
const MARK: (&[u8], &[u8]) = (b"==> ", b" <==\n");

impl Files {
    /// No file.
    pub(super) fn new() -> Self {
        Self {
            names: Vec::new(),
            bytes: BTreeMap::new(),
        }
    }

    /// Splits an input into files: a line `==> name.toml <==` begins a file, and the text before the first
    /// such line is `site.toml`.
    ///
    /// A name consists of letters, digits and `._-/`. A line with any other name, or with a name that
    /// already has a file, belongs to the file before it.
    pub(super) fn split(input: &[u8]) -> Self {
        let mut files = Self::new();
        let mut name: Option<&str> = None;
        let mut bytes = Vec::new();
        for line in input.split_inclusive(|&byte| byte == b'\n') {
            let is_new = |next: &&str| !files.bytes.contains_key(*next) && name != Some(*next);
            let Some(next) = marked(line).filter(is_new) else {
                bytes.extend(line);
                continue;
            };
            if name.is_some() || !bytes.is_empty() {
                files.add(name.unwrap_or(UNNAMED), std::mem::take(&mut bytes));
            }
            name = Some(next);
        }
        files.add(name.unwrap_or(UNNAMED), bytes);
        files
    }

    pub(super) fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        if self.bytes.insert(name.to_owned(), bytes.into()).is_none() {
            self.names.push(name.to_owned());
        }
    }

    /// The same files in reverse order.
    pub(super) fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        reversed.names.reverse();
        reversed
    }

    /// Whether the files are compiled as a folder.
    pub(super) fn are_a_folder(&self) -> bool {
        matches!(self.entry(), Entry::Folder(_))
    }

    /// Compiles the files as the tests of the compiler do: as a site if `site.toml` exists, as a file of
    /// platforms if `fleet.toml` exists, and otherwise as a folder. The entries of a folder are the TOML
    /// files directly in it.
    pub(super) fn compiled(&self) -> Compilation {
        self.compiled_from(self.entry())
    }

    /// Compiles one of them as a site.
    pub(super) fn compiled_alone(&self, name: &str) -> Compilation {
        self.compiled_from(Entry::Site(name.to_owned()))
    }

    fn compiled_from(&self, entry: Entry) -> Compilation {
        let request = Request {
            folder: FOLDER.to_owned(),
            entry,
            formats: Format::ALL.to_vec(),
            languages: None,
            keys: true,
            compression: Compression::default(),
        };
        compile(&request, &mut |path| {
            self.bytes.get(path).cloned().ok_or(ReadError::Missing)
        })
    }

    fn entry(&self) -> Entry {
        let has = |name: &str| self.bytes.contains_key(name);
        if has("site.toml") {
            return Entry::Site("site.toml".to_owned());
        }
        if has("fleet.toml") {
            return Entry::File("fleet.toml".to_owned());
        }
        let names = self.names.iter();
        let is_entry = |name: &&String| {
            Path::new(name).extension() == Some(OsStr::new("toml")) && !name.contains('/')
        };
        Entry::Folder(names.filter(is_entry).cloned().collect())
    }
}

/// The name of the text before the first line with a name.
const UNNAMED: &str = "site.toml";

/// The folder that diagnostics show.
pub(super) const FOLDER: &str = "policies";

/// Writes the files in the form that [`Files::split`] reads.
impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in &self.names {
            let text = String::from_utf8_lossy(&self.bytes[name]);
            write!(f, "==> {name} <==\n{text}\n")?;
        }
        Ok(())
    }
}

/// The name in a line that begins a file.
fn marked(line: &[u8]) -> Option<&str> {
    let name = line.strip_prefix(MARK.0)?.strip_suffix(MARK.1)?;
    let name = str::from_utf8(name).ok().filter(|name| !name.is_empty())?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    name.bytes().all(is_plain).then_some(name)
}

/// How a policy is published.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Publication {
    /// A site without `[platform]`.
    Site,
    /// A site with `[platform]`.
    SiteWithUrl,
    /// A file of platforms.
    File,
    /// A folder of platforms that extend a template.
    Folder,
}

#[cfg(test)]
mod tests {
    use super::Files;

    #[test]
    fn an_input_is_split_at_lines_with_a_name() {
        for (input, names) in [
            ("a = 1\n", vec!["site.toml"]),
            ("", vec!["site.toml"]),
            ("==> fleet.toml <==\na = 1\n", vec!["fleet.toml"]),
            (
                "==> b.toml <==\n==> a.toml <==\nx\n==> not a name <==\n==> a.toml <==\n",
                vec!["b.toml", "a.toml"],
            ),
        ] {
            assert_eq!(Files::split(input.as_bytes()).names, names, "{input}");
        }
    }
}
