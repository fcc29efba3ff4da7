//! Files of header values, each with its expected output.
//!
//! A line that begins with `>` is the value of a header. The indented lines after it are the output of a
//! test. All other lines are input or comments. In a header, `\x00` is a byte and `{9*ab}` repeats a text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub use line::header;

mod line;

/// Compares the output in every file of a folder of this package with the current output. If `BLESS` is
/// set, writes the current output instead.
///
/// `output` gets each line that is not indented, in order, and returns the lines below it. [`header`] finds
/// the headers among them.
///
/// # Panics
/// If the output differs, or if the folder has no file.
#[track_caller]
pub fn compare(folder: &str, mut output: impl FnMut(&str) -> Vec<String>) {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(!files.is_empty(), "the folder has no file");
    for path in files {
        let text = fs::read_to_string(&path).expect("a file of the checkout");
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.starts_with("  ")) {
            let _ = writeln!(current, "{line}");
            for sentence in output(line) {
                let _ = writeln!(current, "  {sentence}");
            }
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &current).expect("the checkout can be written");
        } else {
            assert!(text == current, "{} should be\n{current}", path.display());
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
