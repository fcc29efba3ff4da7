//! Positions and addresses of the protocol: lines and UTF-16 units, and `file:` URIs.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::policies::normal;

/// Returns the byte of a position.
pub(super) fn byte(text: &str, position: &Value) -> usize {
    let number = |key: &str| usize::try_from(position[key].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut start = 0;
    for _ in 0..number("line") {
        match text[start..].find('\n') {
            Some(feed) => start += feed + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or_default();
    let mut units = number("character");
    for (at, character) in line.char_indices() {
        if units < character.len_utf16() {
            return start + at;
        }
        units -= character.len_utf16();
    }
    start + line.len()
}

/// Returns a place as a range of the protocol.
pub(super) fn range(text: &str, range: &Range<usize>) -> Value {
    json!({ "start": position(text, range.start), "end": position(text, range.end) })
}

fn position(text: &str, at: usize) -> Value {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    json!({ "line": line, "character": before[start..].encode_utf16().count() })
}

/// Returns the path of a `file:` URI.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let path = uri.strip_prefix("file://")?;
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes().iter();
    while let Some(&byte) = rest.next() {
        if byte == b'%' {
            let digits = [*rest.next()?, *rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // A drive: `/c:/policies`.
    let path = match path.as_bytes() {
        [b'/', letter, b':', ..] if letter.is_ascii_alphabetic() => &path[1..],
        _ => &path,
    };
    Some(normal(Path::new(path)))
}

/// Returns the `file:` URI of a path.
pub(super) fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if path.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::{byte, path, range, uri};

    #[test]
    fn positions_count_utf_16_units() {
        let text = "a\n\u{e9}\u{1f36a}b\n";
        for (line, character, at) in [
            (0, 0, 0),
            (0, 9, 1),
            (1, 1, 4),
            (1, 3, 8),
            (1, 4, 9),
            (9, 0, 10),
        ] {
            let position = json!({ "line": line, "character": character });
            assert_eq!(byte(text, &position), at, "{position}");
        }
        let expected =
            json!({ "start": { "line": 1, "character": 1 }, "end": { "line": 1, "character": 3 } });
        assert_eq!(range(text, &(4..8)), expected);
    }

    #[test]
    fn uris_of_paths() {
        let known = Path::new("/a b/\u{e9}%/c.toml");
        assert_eq!(uri(known), "file:///a%20b/%C3%A9%25/c.toml");
        assert_eq!(path(&uri(known)).as_deref(), Some(known));
        assert_eq!(
            path("file:///a/../b.toml").as_deref(),
            Some(Path::new("/b.toml"))
        );
        assert_eq!(path("untitled:1"), None);
        assert_eq!(path("file:///%zz"), None);
    }
}
