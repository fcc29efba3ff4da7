//! The file that an import reads: at most so large, in the encodings that such files have.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::failure::Failure;
use crate::policies::STDIN;

/// The largest file that is read, in bytes.
pub(crate) const MAX_FILE: u64 = 32 * 1024 * 1024;

/// A file of another tool.
#[derive(Debug)]
pub(crate) struct Input {
    /// Its name, for messages and comments.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The language of texts, if the file names none.
    pub(crate) language: String,
    /// Whether the user named that language.
    pub(crate) is_stated: bool,
}

impl Input {
    /// Returns the failure that the file is not what the format has.
    pub(crate) fn wrong(&self, what: &str) -> Failure {
        Failure::new(format!("`{}` {what}", self.name))
    }
}

/// Reads a file, or the standard input, as text.
pub(crate) fn read(path: &Path) -> Result<(String, String), Failure> {
    let shown = path.display().to_string();
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == STDIN {
        std::io::stdin().take(MAX_FILE + 1).read_to_end(&mut bytes)
    } else {
        // A folder opens on some systems, and is then unreadable.
        File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::new(format!("`{shown}` cannot be read")).because(&error))?;
    if bytes.len() as u64 > MAX_FILE {
        let limit = MAX_FILE / 1024 / 1024;
        return Err(
            Failure::new(format!("`{shown}` is larger than {limit} MiB"))
                .help("keep the part of it that your site needs"),
        );
    }
    let name = path
        .file_name()
        .map_or(shown, |name| name.to_string_lossy().into_owned());
    Ok((name, decode(&bytes)))
}

/// Decodes UTF-8, UTF-16 with its mark, or Windows-1252 for what is none of them.
fn decode(bytes: &[u8]) -> String {
    let utf_16 = |read: fn([u8; 2]) -> u16| {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or('\u{fffd}'))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => utf_16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf_16(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            // Spreadsheets on Windows write it.
            Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
        },
    }
}

/// Returns a character of Windows-1252 (WHATWG Encoding, index windows-1252).
fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "\u{20ac}\u{81}\u{201a}\u{192}\u{201e}\u{2026}\u{2020}\u{2021}\u{2c6}\u{2030}\u{160}\u{2039}\u{152}\u{8d}\u{17d}\u{8f}\u{90}\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{2dc}\u{2122}\u{161}\u{203a}\u{153}\u{9d}\u{17e}\u{178}";
    match byte {
        0x80..=0x9f => HIGH
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or('\u{fffd}'),
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_of_spreadsheets() {
        assert_eq!(decode("Dur\u{e9}e".as_bytes()), "Dur\u{e9}e");
        assert_eq!(decode(b"\xef\xbb\xbfDur\xc3\xa9e"), "Dur\u{e9}e");
        assert_eq!(
            decode(b"Dur\xe9e \x80 \x92"),
            "Dur\u{e9}e \u{20ac} \u{2019}"
        );
        assert_eq!(decode(b"\xff\xfeD\0\xe9\0"), "D\u{e9}");
        assert_eq!(decode(b"\xfe\xff\0D\0"), "D");
    }
}
