//! Where the pages of a charter are in a byte string.
//!
//! An index is a byte string with an entry for each page: where its bytes begin and where they end
//! in another byte string, as two little-endian `u32`. An entry that begins where it ends belongs
//! to a page that does not exist. Layouts and compressed bodies have one index each; the order of
//! their entries is that of [`page`] and [`body`].

use core::ops::Range;

use crate::coding::Coding;
use crate::format::Format;
use crate::kind::Kind;
use crate::layout::read_u32;

/// The bytes of an entry.
pub const ENTRY: usize = 8;

/// An entry for these bytes. Nothing that a program holds reaches 4 GiB: a policy has at most 1 MiB.
pub fn entry(place: Range<usize>) -> [u8; ENTRY] {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let mut entry = [0; ENTRY];
    entry[..4].copy_from_slice(&number(place.start));
    entry[4..].copy_from_slice(&number(place.end));
    entry
}

/// Whether the entry at this position belongs to a page that exists.
#[inline]
pub const fn has(index: &[u8], position: usize) -> bool {
    place(index, position).is_some()
}

/// The bytes of the page at this position of an index; `None` if the page does not exist.
#[inline]
pub const fn get<'a>(index: &[u8], position: usize, bytes: &'a [u8]) -> Option<&'a [u8]> {
    match place(index, position) {
        Some((start, end)) => Some(bytes.split_at(end).0.split_at(start).1),
        None => None,
    }
}

#[inline]
const fn place(index: &[u8], position: usize) -> Option<(usize, usize)> {
    let at = position * ENTRY;
    if at + ENTRY > index.len() {
        return None;
    }
    let (start, end) = (read_u32(index, at), read_u32(index, at + 4));
    if start < end {
        Some((start, end))
    } else {
        None
    }
}

/// The position of the layout of a page, in the language with this position among `languages`.
///
/// The kinds come one after the other, so an index may end before the kinds that a charter lacks.
#[inline]
pub const fn page(kind: Kind, format: Format, language: usize, languages: usize) -> Option<usize> {
    match kind.index(format) {
        Some(page) if language < languages => Some(page * languages + language),
        _ => None,
    }
}

/// The position of the compressed body of a page among those of its shape, in the language with
/// this position among `languages`.
#[inline]
pub const fn body(
    format: Format,
    language: usize,
    languages: usize,
    coding: Coding,
) -> Option<usize> {
    match format.served_index() {
        Some(served) if language < languages => {
            Some((served * languages + language) * Coding::COUNT + coding.index())
        }
        _ => None,
    }
}

/// The number of positions that [`body`] gives to each shape.
pub const fn bodies(languages: usize) -> usize {
    Format::SERVED.len() * languages * Coding::COUNT
}

#[cfg(test)]
mod tests {
    use super::{ENTRY, bodies, body, entry, get, has, page};
    use crate::coding::Coding;
    use crate::format::Format;
    use crate::kind::Kind;
    use crate::word::Word;

    #[test]
    fn entries() {
        let mut index = [0; 2 * ENTRY];
        index[..ENTRY].copy_from_slice(&entry(1..3));
        assert_eq!(get(&index, 0, b"abcd"), Some(&b"bc"[..]));
        assert_eq!(get(&index, 1, b"abcd"), None);
        assert_eq!(get(&index, 2, b"abcd"), None, "behind the end");
        assert_eq!(get(&index[..ENTRY + 7], 1, b"abcd"), None, "a cut entry");
        let are_there = [has(&index, 0), has(&index, 1), has(&index, 2)];
        assert_eq!(are_there, [true, false, false]);
    }

    #[test]
    fn each_page_has_a_position_of_its_own() {
        let mut next = 0;
        for &kind in Kind::ALL {
            for &format in kind.formats() {
                for language in 0..2 {
                    assert_eq!(page(kind, format, language, 2), Some(next));
                    next += 1;
                }
            }
        }
        let mut next = 0;
        for format in Format::SERVED {
            for language in 0..2 {
                for &coding in Coding::ALL {
                    assert_eq!(body(format, language, 2, coding), Some(next));
                    next += 1;
                }
            }
        }
        assert_eq!(next, bodies(2));
        assert_eq!(page(Kind::Charter, Format::Html, 2, 2), None);
        assert_eq!(body(Format::Fragment, 0, 2, Coding::Gzip), None);
        assert_eq!(body(Format::Html, 2, 2, Coding::Gzip), None);
    }
}
