//! Files of `Set-Cookie` headers, each with what is said of it.
//!
//! A line that begins with `>` is the value of a header; the lines after it, indented, are what a
//! test says of it; all others are the author's. In a header, `\x00` is a byte and `{9*ab}` repeats
//! a text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub use line::header;

mod line;

/// Compares every file of a folder of this package with what is said now; with `BLESS` in the
/// environment, writes that.
///
/// `say` gets the lines of a file that are not indented, one after the other, and returns what is
/// said below each; [`header`] finds the headers among them.
///
/// # Panics
/// Where something else is said, or there is no file.
#[track_caller]
pub fn compare(folder: &str, mut say: impl FnMut(&str) -> Vec<String>) {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(!files.is_empty(), "the cases are gone");
    for path in files {
        let text = fs::read_to_string(&path).expect("a file of the checkout");
        let mut said = String::new();
        for line in text.lines().filter(|line| !line.starts_with("  ")) {
            let _ = writeln!(said, "{line}");
            for sentence in say(line) {
                let _ = writeln!(said, "  {sentence}");
            }
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &said).expect("the checkout can be written");
        } else {
            assert!(text == said, "{} would be\n{said}", path.display());
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the checkout");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    files
}
