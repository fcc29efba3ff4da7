//! The programs `gzip` and `brotli`, as the usual reference.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

/// A program at its best compression level.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compressor {
    /// `gzip -9`, without name and time.
    Gzip,
    /// `brotli -q 11`, with the window of 16 MiB that browsers accept.
    Brotli,
}

impl Compressor {
    /// Returns the extension of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
        }
    }

    /// Compresses bytes.
    ///
    /// # Panics
    /// If the program is not installed.
    pub fn compress(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Gzip => through("gzip", &["-9", "-n", "-c"], bytes),
            Self::Brotli => through("brotli", &["-q", "11", "-w", "24", "-c"], bytes),
        }
    }

    /// Decompresses bytes.
    ///
    /// # Panics
    /// If the program is not installed or the bytes are invalid.
    pub fn decompress(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Gzip => through("gzip", &["-d", "-c"], bytes),
            Self::Brotli => through("brotli", &["-d", "-c"], bytes),
        }
    }
}

fn through(program: &str, arguments: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut input = child.stdin.take().expect("it was piped");
    let bytes = bytes.to_vec();
    // It reads and writes at the same time, because a page may be larger than the buffer of a pipe.
    let writer = thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("the program runs");
    writer
        .join()
        .expect("writing does not panic")
        .expect("the program reads");
    assert!(output.status.success(), "{program} failed");
    output.stdout
}
