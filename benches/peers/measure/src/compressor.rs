//! `gzip` and `brotli`, the programs: what everybody would compare with.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

/// A program that compresses as well as it can.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compressor {
    /// `gzip -9`, without name and time.
    Gzip,
    /// `brotli -q 11`, with the window of 16 MiB that browsers accept.
    Brotli,
}

impl Compressor {
    /// What its files end with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
        }
    }

    /// Compresses bytes.
    ///
    /// # Panics
    /// Where the program is not installed.
    pub fn compress(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Gzip => through("gzip", &["-9", "-n", "-c"], bytes),
            Self::Brotli => through("brotli", &["-q", "11", "-w", "24", "-c"], bytes),
        }
    }

    /// Decompresses bytes.
    ///
    /// # Panics
    /// Where the program is not installed or the bytes are broken.
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
    // Both ways at once: a pipe holds less than a page may have.
    let writer = thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("the program runs");
    writer
        .join()
        .expect("writing does not panic")
        .expect("the program reads");
    assert!(output.status.success(), "{program} failed");
    output.stdout
}
