//! A page as shared parts and holes for values.
//!
//! All pages of a fleet share one string of parts. The layout of a page is a byte string that says
//! which stretches of it follow each other and which value stands after each:
//!
//! | bytes | meaning |
//! |---|---|
//! | 16 | the content hash of the layout, little-endian |
//! | 10 for each step | start (4) and length (4) of a shared stretch, slot (1; [`NO_SLOT`] for none), escape (1) |
//!
//! Byte strings cost one token each in a macro's output and no relocation in a binary, however many
//! steps they hold.

use crate::escape::Escape;
use crate::hash::ContentHash;
use crate::values::{Slot, Values};

/// The bytes of a layout before its steps.
pub const HEADER: usize = 16;
/// The bytes of a step.
pub const STEP: usize = 10;
/// In place of a slot: no value follows.
pub const NO_SLOT: u8 = u8::MAX;

/// The pieces of a page, in order: shared stretches, and values as their format writes them.
///
/// No piece is empty. The pieces together are the page.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    steps: &'a [u8],
    parts: &'a str,
    values: Values<'a>,
    language: usize,
    value: &'a str,
    escape: Escape,
}

impl<'a> Pieces<'a> {
    /// The pieces of the page with this layout.
    pub const fn new(
        layout: &'a [u8],
        parts: &'a str,
        values: Values<'a>,
        language: usize,
    ) -> Self {
        let steps = if layout.len() < HEADER {
            &[]
        } else {
            layout.split_at(HEADER).1
        };
        Self {
            steps,
            parts,
            values,
            language,
            value: "",
            escape: Escape::None,
        }
    }

    /// The next piece: [`Iterator::next`], in constants too.
    pub const fn advance(&mut self) -> Option<&'a str> {
        loop {
            if !self.value.is_empty() {
                let (piece, rest) = self.escape.next(self.value);
                self.value = rest;
                return Some(piece);
            }
            if self.steps.len() < STEP {
                return None;
            }
            let (step, rest) = self.steps.split_at(STEP);
            self.steps = rest;
            if step[8] != NO_SLOT {
                self.value = self.values.get(Slot::from_u8(step[8]), self.language);
                self.escape = Escape::from_u8(step[9]);
            }
            let (start, length) = (read_u32(step, 0), read_u32(step, 4));
            if length > 0 {
                return Some(self.parts.split_at(start).1.split_at(length).0);
            }
        }
    }

    /// The length of what is left, in bytes.
    pub const fn len(&self) -> usize {
        let mut pieces = Self { ..*self };
        let mut length = 0;
        while let Some(piece) = pieces.advance() {
            length += piece.len();
        }
        length
    }

    /// Whether nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies what is left to the start of `buffer` and returns its length.
    ///
    /// # Panics
    /// Where the buffer is shorter than [`len`](Self::len).
    pub const fn copy_to(mut self, buffer: &mut [u8]) -> usize {
        let mut rest = buffer;
        let mut length = 0;
        while let Some(piece) = self.advance() {
            let (head, tail) = rest.split_at_mut(piece.len());
            head.copy_from_slice(piece.as_bytes());
            rest = tail;
            length += piece.len();
        }
        length
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.advance()
    }
}

impl core::iter::FusedIterator for Pieces<'_> {}

/// The content hash of the page with this layout: that of the layout, then of its values.
pub const fn content_hash(layout: &[u8], values: Values<'_>, language: usize) -> ContentHash {
    let Some((header, mut steps)) = layout.split_first_chunk::<HEADER>() else {
        return ContentHash::EMPTY;
    };
    let mut hash = ContentHash::from_u128(u128::from_le_bytes(*header));
    while steps.len() >= STEP {
        let (step, rest) = steps.split_at(STEP);
        if step[8] != NO_SLOT {
            hash = hash.with_text(values.get(Slot::from_u8(step[8]), language));
        }
        steps = rest;
    }
    hash
}

/// The little-endian number in the four bytes at `at`.
pub const fn read_u32(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::String;
    use std::vec::Vec;

    use super::{NO_SLOT, Pieces, content_hash};
    use crate::values::{Name, Values};

    fn layout(steps: &[(u32, u32, u8, u8)]) -> Vec<u8> {
        let mut bytes = std::vec![0; 16];
        for &(start, length, slot, escape) in steps {
            bytes.extend(start.to_le_bytes());
            bytes.extend(length.to_le_bytes());
            bytes.extend([slot, escape]);
        }
        bytes
    }

    #[test]
    fn pieces_join_parts_and_escaped_values() {
        let layout = layout(&[(0, 3, 3, 1), (3, 0, 0, 0), (3, 1, NO_SLOT, 0)]);
        let values = Values {
            url: "https://a.de",
            href: "https://a.de",
            name: Name::Each("R&D\n<R>"),
        };
        let pieces = Pieces::new(&layout, "<p>!", values, 0);
        assert_eq!(
            pieces.collect::<Vec<_>>(),
            ["<p>", "R", "&amp;", "D", "https://a.de", "!"]
        );
        let second = Pieces::new(&layout, "<p>!", values, 1);
        assert_eq!(
            second.clone().collect::<String>(),
            "<p>&lt;R&gt;https://a.de!"
        );
        let mut buffer = [0; 64];
        let length = second.clone().copy_to(&mut buffer);
        assert_eq!(length, second.len());
        assert_eq!(&buffer[..length], b"<p>&lt;R&gt;https://a.de!");
        assert_ne!(
            content_hash(&layout, values, 0),
            content_hash(&layout, values, 1)
        );
    }

    #[test]
    fn a_cut_layout_is_an_empty_page() {
        assert!(Pieces::new(&[1, 2, 3], "", Values::EMPTY, 0).is_empty());
    }
}
