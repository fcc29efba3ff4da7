//! The fields of the form (WHATWG URL, "application/x-www-form-urlencoded parsing").

use core::fmt::Write;

use super::decoder::bit;
use super::outcome::Refusal;
use crate::buffer::Text;
use crate::charter::Charter;

/// The longest body, in bytes.
const MAX_BODY: usize = 16 * 1024;

/// The longest path to return to, in bytes.
pub(super) const MAX_PATH: usize = 1024;

/// What the form says.
pub(super) struct Form {
    /// A bit for each category that is granted.
    pub(super) granted: u64,
    pub(super) location: Text<MAX_PATH>,
}

impl Form {
    pub(super) fn read(charter: Charter<'_>, body: &[u8]) -> Result<Self, Refusal> {
        if body.len() > MAX_BODY {
            return Err(Refusal::TooLarge);
        }
        let choice = only(body, b"choice")?.ok_or(Refusal::Malformed)?;
        let granted = if is(choice, b"accept") {
            all(charter)
        } else if is(choice, b"refuse") {
            0
        } else if is(choice, b"choose") {
            chosen(charter, body)?
        } else {
            return Err(Refusal::Malformed);
        };
        let location = match only(body, b"return")? {
            Some(path) => own_path(path).ok_or(Refusal::Return)?,
            None => own_path(b"/").ok_or(Refusal::Return)?,
        };
        if let Some(revision) = only(body, b"revision")? {
            let mut expected = Text::<32>::EMPTY;
            let _ = write!(expected, "{}", charter.consent_revision());
            if !is(revision, expected.as_str().as_bytes()) {
                return Err(Refusal::Outdated);
            }
        }
        Ok(Self { granted, location })
    }
}

/// Every category.
fn all(charter: Charter<'_>) -> u64 {
    (0..charter.gated().len()).fold(0, |all, position| all | bit(position))
}

/// The categories that are chosen.
fn chosen(charter: Charter<'_>, body: &[u8]) -> Result<u64, Refusal> {
    values(body, b"category").try_fold(0, |granted, category| {
        let mut gated = charter.gated().iter();
        let position = gated.position(|id| is(category, id.as_bytes()));
        Ok(granted | bit(position.ok_or(Refusal::Malformed)?))
    })
}

/// The values of a field, as they are encoded.
fn values<'a>(body: &'a [u8], field: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let pairs = body.split(|byte| *byte == b'&');
    pairs.filter_map(move |pair| {
        let end = pair.iter().position(|byte| *byte == b'=');
        let (name, value) = pair.split_at(end.unwrap_or(pair.len()));
        is(name, field).then(|| value.strip_prefix(b"=").unwrap_or(value))
    })
}

/// The value of a field that may be given once.
fn only<'a>(body: &'a [u8], field: &'a [u8]) -> Result<Option<&'a [u8]>, Refusal> {
    let mut values = values(body, field);
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        (_, Some(_)) => Err(Refusal::Malformed),
    }
}

/// Whether an encoded text means `text`.
fn is(encoded: &[u8], text: &[u8]) -> bool {
    decoded(encoded).eq(text.iter().copied())
}

/// The bytes that an encoded text means.
fn decoded(encoded: &[u8]) -> impl Iterator<Item = u8> {
    let mut rest = encoded;
    core::iter::from_fn(move || {
        let (&first, behind) = rest.split_first()?;
        rest = behind;
        if first == b'+' {
            return Some(b' ');
        }
        if let (b'%', [high, low, behind @ ..]) = (first, behind)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            rest = behind;
            return Some(high << 4 | low);
        }
        Some(first)
    })
}

fn digit(digit: u8) -> Option<u8> {
    let digit = char::from(digit).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// The path that an encoded text means, as a `Location` header has it; `None` where it is no path
/// of this site.
fn own_path(encoded: &[u8]) -> Option<Text<MAX_PATH>> {
    let mut path = Text::EMPTY;
    for (at, byte) in decoded(encoded).enumerate() {
        match byte {
            // What browsers drop or take for `/` (WHATWG URL, "URL parsing").
            0..0x20 | 0x7f | b'\\' => return None,
            b'/' if at == 1 => return None,
            b' ' | b'"' | b'<' | b'>' | 0x80.. => write!(path, "%{byte:02X}").ok()?,
            byte => path.write_char(char::from(byte)).ok()?,
        }
    }
    path.as_str().starts_with('/').then_some(path)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::{decoded, own_path};
    use std::vec::Vec;

    #[test]
    fn decoding() {
        let decoded: Vec<u8> = decoded(b"a+%2f%2F%zz%4").collect();
        assert_eq!(decoded, b"a //%zz%4");
    }

    #[test]
    fn own_paths() {
        for (path, expected) in [
            ("%2F", Some("/")),
            ("/cookies?x=1%26y#z", Some("/cookies?x=1&y#z")),
            ("/%C3%A9+b", Some("/%C3%A9%20b")),
            ("/a//b", Some("/a//b")),
            ("/%252F", Some("/%2F")),
            ("", None),
            ("a", None),
            ("//evil.example", None),
            ("%2F%2Fevil.example", None),
            ("/\\evil.example", None),
            ("/%5Cevil.example", None),
            ("/%09/evil.example", None),
            ("/%0D%0ASet-Cookie:+a=b", None),
            ("/%00", None),
            ("https://evil.example/", None),
            (" /", None),
        ] {
            let found = own_path(path.as_bytes());
            let found = found.as_ref().map(super::Text::as_str);
            assert_eq!(found, expected, "{path}");
        }
        assert!(own_path(&[b'/'; 2]).is_none());
        let long = [b"/".as_slice(), &[b'a'; 2000]].concat();
        assert!(own_path(&long).is_none());
    }
}
