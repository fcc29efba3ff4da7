//! Compares the compiled files of a folder with its present files, for the test of the folder.

use core::fmt;

use charte_core::hash::ContentHash;

/// The policies of a folder at the time of compilation.
#[derive(Clone, Copy, Debug)]
pub struct CompiledFolder {
    /// The path of the folder in the macro call, relative to the folder of the crate's
    /// `Cargo.toml`.
    pub folder: &'static str,
    /// The source file of the call.
    pub source: &'static str,
    /// The paths of the files in the folder, sorted and separated by NUL, which no path contains.
    pub files: &'static str,
    /// The content hash of each file: 16 bytes, little-endian.
    pub hashes: &'static [u8],
}

/// How a file differs from the compiled one.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Difference {
    New,
    Gone,
    Changed,
}

impl CompiledFolder {
    /// Returns the compiled files and the hashes of their contents.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, ContentHash)> + Clone + use<> {
        let (hashes, _) = self.hashes.as_chunks();
        let hashes = hashes.iter().map(|hash| u128::from_le_bytes(*hash));
        self.files
            .split('\0')
            .zip(hashes.map(ContentHash::from_u128))
    }

    /// Compares the compiled files with the present ones: all policies of the folder and all
    /// compiled files, sorted. A file that cannot be read has no hash.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check<S: AsRef<str>>(&self, found: &[(S, Option<ContentHash>)]) {
        let mut compiled = self.files().peekable();
        let differences = found.iter().filter_map(move |(name, hash)| {
            let name = name.as_ref();
            let known = compiled.next_if(|(known, _)| *known == name);
            let difference = match (known, hash) {
                (None, _) => Difference::New,
                (Some(_), None) => Difference::Gone,
                (Some((_, known)), Some(hash)) if known != *hash => Difference::Changed,
                (Some(_), Some(_)) => return None,
            };
            Some((name, difference))
        });
        if differences.clone().next().is_none() {
            return;
        }
        let those = |wanted| {
            let those = differences.clone();
            let those = those.filter(move |(_, difference)| *difference == wanted);
            Listed(those.map(|(name, _)| name))
        };
        panic!(
            "the folder `{}` is not the one that was compiled: changed files: {}; new files: {}; \
             files that are gone: {}. {}",
            self.folder,
            those(Difference::Changed),
            those(Difference::New),
            those(Difference::Gone),
            Advice(self),
        );
    }

    /// Reports a program that was compiled without some files of the folder.
    ///
    /// # Panics
    /// Always.
    #[track_caller]
    pub fn is_newer_than<S: AsRef<str>>(&self, program: &str, without: &[S]) -> ! {
        panic!(
            "the program `{program}` is older than the folder `{}`: it was compiled without {}, \
             and Cargo would run it as it is. {}",
            self.folder,
            Listed(without.iter().map(AsRef::as_ref)),
            Advice(self),
        );
    }
}

/// Returns the program and the files of a dep-info file of Cargo. A blank in a path is written as
/// `\ `.
///
/// Source: The Cargo Book, "Build Cache", section "Dep-info files".
pub fn dependencies(text: &str) -> Option<(&str, impl Iterator<Item = &str>)> {
    let (program, files) = text.lines().next()?.split_once(": ")?;
    let mut is_escaped = false;
    let files = files.split(move |character| {
        let ends = character == ' ' && !is_escaped;
        is_escaped = character == '\\';
        ends
    });
    Some((program, files.filter(|file| !file.is_empty())))
}

/// The advice at the end of the message.
struct Advice<'a>(&'a CompiledFolder);

impl fmt::Display for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CompiledFolder { folder, source, .. } = self.0;
        write!(
            f,
            "Cargo sees a file that is newer than its last build, and no new file in a folder: \
             save `{source}` again (`touch` it), or give the crate a build.rs with the line \
             `fn main() {{ println!(\"cargo::rerun-if-changed={folder}\"); }}`"
        )
    }
}

struct Listed<I>(I);

impl<'a, I: Iterator<Item = &'a str> + Clone> fmt::Display for Listed<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = self.0.clone().peekable();
        if names.peek().is_none() {
            return f.write_str("none");
        }
        names.enumerate().try_for_each(|(at, name)| {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}`{name}`")
        })
    }
}

#[cfg(test)]
mod tests {
    use charte_core::hash::ContentHash;

    use super::{CompiledFolder, dependencies};

    const TWO: CompiledFolder = CompiledFolder {
        folder: "p",
        source: "lib.rs",
        files: "../a.css\0b.toml",
        hashes: &[
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0,
        ],
    };

    fn hash(number: u128) -> ContentHash {
        ContentHash::from_u128(number)
    }

    #[test]
    fn the_same_files() {
        TWO.check(&[("../a.css", Some(hash(1))), ("b.toml", Some(hash(2)))]);
    }

    #[test]
    #[should_panic(
        expected = "changed files: `b.toml`; new files: `a.toml`, `c.toml`; files that are gone: `../a.css`. Cargo"
    )]
    fn other_files() {
        TWO.check(&[
            ("../a.css", None),
            ("a.toml", Some(hash(1))),
            ("b.toml", Some(hash(3))),
            ("c.toml", None),
        ]);
    }

    #[test]
    #[should_panic(
        expected = "the program `x` is older than the folder `p`: it was compiled without `c.toml`, and"
    )]
    fn an_older_program() {
        TWO.is_newer_than("x", &["c.toml"]);
    }

    #[test]
    fn paths_of_a_dep_info_file() {
        let text = "/t/debug/x: /w/a\\ b/c.toml  C:\\w\\src\\main.rs /w/d\n\nother: /w/e\n";
        let (program, files) = dependencies(text).expect("a rule");
        assert_eq!(program, "/t/debug/x");
        assert!(files.eq(["/w/a\\ b/c.toml", "C:\\w\\src\\main.rs", "/w/d"]));
        assert!(dependencies("").is_none());
    }
}
