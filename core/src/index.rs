//! The positions of a charter's pages in a byte string.
//!
//! An index is a byte string with an entry for each page: the start and the end of the page's bytes
//! in another byte string, as two little-endian `u32`. If both are equal, the page does not exist.
//! Layouts have one index and compressed bodies another. [`page`] and [`body`] define the order of
//! the entries.

use core::ops::Range;

use crate::encoding::Encoding;
use crate::format::Format;
use crate::kind::PageKind;
use crate::layout::read_u32;

/// The length of an entry, in bytes.
pub const ENTRY: usize = 8;

/// Returns the entry for these bytes. No byte string of a program reaches 4 GiB, because a policy
/// has at most 1 MiB.
pub fn entry(place: Range<usize>) -> [u8; ENTRY] {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let mut entry = [0; ENTRY];
    entry[..4].copy_from_slice(&number(place.start));
    entry[4..].copy_from_slice(&number(place.end));
    entry
}

/// Returns whether the page with the entry at this position exists.
#[inline]
pub const fn has(index: &[u8], position: usize) -> bool {
    place(index, position).is_some()
}

/// Returns the bytes of the page at this position of an index; `None` if the page does not exist.
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

/// Returns the position of a page's layout, in the language with this position among `languages`.
///
/// The pages of one kind follow those of another. So an index may end before the kinds that a
/// charter does not have.
#[inline]
pub const fn page(
    kind: PageKind,
    format: Format,
    language: usize,
    languages: usize,
) -> Option<usize> {
    match kind.index(format) {
        Some(page) if language < languages => Some(page * languages + language),
        _ => None,
    }
}

/// A page of a script or an embed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResourcePage {
    /// The tag of a script, or the frame of an embed.
    Loaded,
    /// What an embed has in place of its frame, with a form that consents to it.
    Asking,
    /// The same without a form.
    Mute,
}

impl ResourcePage {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Loaded, Self::Asking, Self::Mute];
}

/// Returns the position of a page's layout for the script or the embed with this position among those of
/// a charter, behind those of [`page`].
#[inline]
pub const fn resource(
    resource: usize,
    page: ResourcePage,
    language: usize,
    languages: usize,
) -> Option<usize> {
    if language >= languages {
        return None;
    }
    let pages = PageKind::PAGES + resource * ResourcePage::ALL.len() + page as usize;
    Some(pages * languages + language)
}

/// Returns the position of a page's compressed body among those of its length class, in the
/// language with this position among `languages`.
#[inline]
pub const fn body(
    format: Format,
    language: usize,
    languages: usize,
    encoding: Encoding,
) -> Option<usize> {
    match format.served_index() {
        Some(served) if language < languages => {
            Some((served * languages + language) * Encoding::COUNT + encoding.index())
        }
        _ => None,
    }
}

/// Returns the number of positions that [`body`] reserves for each length class.
pub const fn bodies(languages: usize) -> usize {
    Format::SERVED.len() * languages * Encoding::COUNT
}

#[cfg(test)]
mod tests {
    use super::{ENTRY, ResourcePage, bodies, body, entry, get, has, page, resource};
    use crate::encoding::Encoding;
    use crate::format::Format;
    use crate::kind::PageKind;

    #[test]
    fn an_entry_returns_its_bytes() {
        let mut index = [0; 2 * ENTRY];
        index[..ENTRY].copy_from_slice(&entry(1..3));
        assert_eq!(get(&index, 0, b"abcd"), Some(&b"bc"[..]));
        assert_eq!(get(&index, 1, b"abcd"), None);
        assert_eq!(get(&index, 2, b"abcd"), None, "behind the end");
        let mut full = index;
        full[ENTRY..].copy_from_slice(&entry(0..1));
        assert_eq!(get(&full, 1, b"abcd"), Some(&b"a"[..]));
        assert_eq!(get(&full[..ENTRY + 7], 1, b"abcd"), None, "a cut entry");
        let are_there = [has(&index, 0), has(&index, 1), has(&index, 2)];
        assert_eq!(are_there, [true, false, false]);
    }

    #[test]
    fn each_page_has_a_position_of_its_own() {
        let mut next = 0;
        for kind in PageKind::OF_CHARTER {
            for &format in kind.formats() {
                for language in 0..2 {
                    assert_eq!(page(kind, format, language, 2), Some(next));
                    next += 1;
                }
            }
        }
        for position in 0..3 {
            for kind in ResourcePage::ALL {
                for language in 0..2 {
                    assert_eq!(resource(position, kind, language, 2), Some(next));
                    next += 1;
                }
            }
        }
        assert_eq!(resource(0, ResourcePage::Loaded, 2, 2), None);
        let mut next = 0;
        for format in Format::SERVED {
            for language in 0..2 {
                for &encoding in Encoding::ALL {
                    assert_eq!(body(format, language, 2, encoding), Some(next));
                    next += 1;
                }
            }
        }
        assert_eq!(next, bodies(2));
        assert_eq!(page(PageKind::Charter, Format::Html, 2, 2), None);
        assert_eq!(body(Format::Fragment, 0, 2, Encoding::Gzip), None);
        assert_eq!(body(Format::Html, 2, 2, Encoding::Gzip), None);
    }
}
