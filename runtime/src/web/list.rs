//! The elements of a list (RFC 9110, section 5.6.1), cut at its commas.
//!
//! The commas are looked for in eight bytes at a time: most elements of a browser's `Accept` are
//! none of ours, and to find their end is all that is done to them.

use crate::headers::trim;

/// The elements of a value, without the white space around them; empty ones are left out.
pub(super) fn elements(value: &[u8]) -> Elements<'_, false> {
    Elements::new(value)
}

/// The same, where elements may have strings between quotation marks, whose commas part nothing.
///
/// A string that does not end makes its element malformed, to the end of the value: the element is
/// left out. It does not go on in the next header of the name.
pub(super) fn elements_with_strings(value: &[u8]) -> Elements<'_, true> {
    Elements::new(value)
}

/// Where a string ends that begins before `text`: behind its quotation mark (RFC 9110, section
/// 5.6.4).
pub(super) fn end_of_string(text: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.iter().position(|&byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map(|end| end + 1)
}

/// An iterator over elements; see [`elements`].
pub(super) struct Elements<'a, const STRINGS: bool> {
    value: &'a [u8],
    /// Where the next element begins.
    start: usize,
    /// Up to where the value has been searched for marks.
    searched: usize,
    /// Where the last bytes that were searched begin.
    word: usize,
    /// The marks in them that are left: the highest bit of each byte that is one.
    marks: u64,
}

impl<'a, const STRINGS: bool> Elements<'a, STRINGS> {
    const fn new(value: &'a [u8]) -> Self {
        Self {
            value,
            start: 0,
            searched: 0,
            word: 0,
            marks: 0,
        }
    }

    /// Where the next mark is: a comma or, if there are strings, a quotation mark.
    #[inline]
    fn mark(&mut self) -> Option<usize> {
        while self.marks == 0 {
            let rest = self.value.get(self.searched..)?;
            let (word, length) = match rest.first_chunk() {
                Some(bytes) => (u64::from_le_bytes(*bytes), size_of::<u64>()),
                None if rest.is_empty() => return None,
                None => (short(rest), rest.len()),
            };
            self.word = self.searched;
            self.searched += length;
            self.marks = marks::<STRINGS>(word);
        }
        let bytes = self.marks.trailing_zeros() / u8::BITS;
        self.marks &= self.marks - 1;
        Some(self.word + bytes as usize)
    }

    /// Goes on behind the string that begins at `quote`.
    #[cold]
    fn skip_string(&mut self, quote: usize) {
        let after = quote + 1;
        let end = end_of_string(self.value.get(after..).unwrap_or_default());
        self.marks = 0;
        self.searched = end.map_or(self.value.len(), |end| after + end);
        if end.is_none() {
            self.start = self.searched;
        }
    }
}

impl<'a, const STRINGS: bool> Iterator for Elements<'a, STRINGS> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        while self.start < self.value.len() {
            let mark = self.mark();
            let end = mark.unwrap_or(self.value.len());
            if STRINGS && self.value.get(end) == Some(&b'"') {
                self.skip_string(end);
                continue;
            }
            let element = trim(self.value.get(self.start..end).unwrap_or_default());
            self.start = end + 1;
            if !element.is_empty() {
                return Some(element);
            }
        }
        None
    }
}

/// Fewer than eight bytes as a word, filled up with zeros.
fn short(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, byte| word << u8::BITS | u64::from(*byte))
}

/// The bytes of a word that are marks, by their highest bits.
#[inline]
const fn marks<const STRINGS: bool>(word: u64) -> u64 {
    let others = others(word, b',');
    let others = if STRINGS {
        others & self::others(word, b'"')
    } else {
        others
    };
    !others & (EACH * 0x80)
}

/// The bytes of a word that are not `byte`, by their highest bits.
///
/// The lower bits of a difference carry into the highest one unless they are all zero; no byte
/// carries into the next.
#[inline]
const fn others(word: u64, byte: u8) -> u64 {
    let difference = word ^ (EACH * byte as u64);
    ((difference & (EACH * 0x7f)) + EACH * 0x7f) | difference
}

/// One in each byte.
const EACH: u64 = u64::MAX / 0xff;

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{elements, elements_with_strings};

    #[test]
    fn lists_are_cut_at_their_commas() {
        let plain = |value: &'static str| elements(value.as_bytes()).collect::<Vec<_>>();
        let strings = |value: &'static str| {
            let elements = elements_with_strings(value.as_bytes());
            elements.collect::<Vec<_>>()
        };
        let none: [&[u8]; 0] = [];
        assert_eq!(plain(""), none);
        assert_eq!(plain(" ,\t,, "), none);
        assert_eq!(plain("a"), [b"a"]);
        assert_eq!(plain(",a ,\tb c,"), [&b"a"[..], b"b c"]);
        assert_eq!(plain("0123456,89,\u{ac}\u{2c2c}"), {
            let last = "\u{ac}\u{2c2c}".as_bytes();
            [&b"0123456"[..], b"89", last]
        });
        assert_eq!(plain("a\",b"), [&b"a\""[..], b"b"]);
        assert_eq!(strings("a=\",\",b"), [&b"a=\",\""[..], b"b"]);
        assert_eq!(strings(r#"a="\",\\",b="\\\"",c"#).len(), 3);
        assert_eq!(strings("a,b=\"c,d"), [b"a"]);
        assert_eq!(strings("a,\""), [b"a"]);
        assert_eq!(strings("a,\"\""), [&b"a"[..], b"\"\""]);
    }

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..24 {
                let mut value = [b'-'; 24];
                value[place] = byte;
                let expected = value.split(|byte| *byte == b',').map(super::trim);
                let expected: Vec<_> = expected.filter(|part| !part.is_empty()).collect();
                assert_eq!(elements(&value).collect::<Vec<_>>(), expected);
            }
        }
    }
}
