//! A page as it is sent: compressed stretches from the compiler, with the platform's values
//! between.
//!
//! If only one page has a given text, its body is one stretch of compressed bytes. If pages differ
//! only in values of the same lengths, they share their compressed stretches. The values are
//! uncompressed between the stretches (a stored block of DEFLATE, an uncompressed meta-block of
//! Brotli). Matches may cross them, because no distance changes.
//!
//! A body is a byte string. A second byte string contains the stretches of the whole fleet. All
//! numbers are little-endian.
//!
//! | bytes | meaning |
//! |---|---|
//! | 4 | the length of the whole body |
//! | 4 | the CRC-32 of the stretches: another compression of the same page gets another entity tag |
//! | 4 | gzip: the CRC-32 of the page with all values replaced by zeros |
//! | 4 | gzip: the length of the page, ISIZE |
//! | 1 | the number of factors that follow, or [`SEALED`] for a body to which no trailer is added |
//! | 6 for each factor | slot (1), escape (1), the factor for the remainder of that value (4) |
//! | 10 for each step | start (4) and length (4) of a stretch, slot (1), escape (1) |
//!
//! The slot is [`NO_SLOT`] if no value follows the stretch.

use crate::crc;
use crate::escape::Escape;
use crate::layout::{NO_SLOT, STEP, read_u32};
use crate::values::{Slot, Values};

/// The length of a body before its factors, in bytes.
pub const HEADER: usize = 17;
/// The position of the number of factors.
const FACTORS: usize = 16;
/// The length of a factor, in bytes.
pub const FACTOR: usize = 6;
/// Replaces the number of factors: no trailer follows the steps.
pub const SEALED: u8 = u8::MAX;

/// A compressed page of one platform.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::body::Compressed; }
/// use charte::Compressed;
///
/// /// The bytes of `page.compressed(Encoding::Gzip)`, in one piece.
/// fn bytes(compressed: Compressed<'_>) -> Vec<u8> {
///     let mut bytes = vec![0; compressed.len()];
///     compressed.copy_to(&mut bytes);
///     bytes
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Compressed<'a> {
    head: &'a [u8],
    factors: &'a [u8],
    steps: &'a [u8],
    streams: &'a [u8],
    values: Values<'a>,
    language: usize,
}

/// Returns the body that these bytes describe; `None` if they are cut.
pub const fn compressed<'a>(
    body: &'a [u8],
    streams: &'a [u8],
    values: Values<'a>,
    language: usize,
) -> Option<Compressed<'a>> {
    if body.len() < HEADER {
        return None;
    }
    let (head, rest) = body.split_at(HEADER);
    let factors = match head[FACTORS] {
        SEALED => 0,
        factors => factors as usize * FACTOR,
    };
    if rest.len() < factors {
        return None;
    }
    let (factors, steps) = rest.split_at(factors);
    Some(Compressed {
        head,
        factors,
        steps,
        streams,
        values,
        language,
    })
}

impl<'a> Compressed<'a> {
    /// Returns the length in bytes.
    pub const fn len(&self) -> usize {
        read_u32(self.head, 0)
    }

    /// Returns the checksum of the stretches. It differs if the same page is compressed in another
    /// way.
    pub const fn checksum(&self) -> u32 {
        number(self.head, 4)
    }

    /// Returns whether the body is empty.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the whole body if it is one stretch.
    pub const fn whole(&self) -> Option<&'a [u8]> {
        if self.head[FACTORS] != SEALED || self.steps.len() != STEP || self.steps[8] != NO_SLOT {
            return None;
        }
        let (start, length) = (read_u32(self.steps, 0), read_u32(self.steps, 4));
        Some(self.streams.split_at(start).1.split_at(length).0)
    }

    /// Returns the stretches and values in order, without empty ones. Send
    /// [`trailer`](Self::trailer) after them.
    pub const fn stretches(&self) -> Stretches<'a> {
        Stretches {
            steps: self.steps,
            streams: self.streams,
            values: self.values,
            language: self.language,
            value: "",
            escape: Escape::None,
        }
    }

    /// Returns the CRC-32 and the length of the page, which end a gzip member (RFC 1952, section
    /// 2.3.1); `None` if the stretches are the whole body.
    pub const fn trailer(&self) -> Option<[u8; 8]> {
        if self.head[FACTORS] == SEALED {
            return None;
        }
        let mut checksum = number(self.head, 8);
        let mut factors = self.factors;
        while factors.len() >= FACTOR {
            let (factor, rest) = factors.split_at(FACTOR);
            factors = rest;
            let mut value = self.values.get(Slot::from_u8(factor[0]), self.language);
            let escape = Escape::from_u8(factor[1]);
            let mut remainder = 0;
            while !value.is_empty() {
                let (piece, rest) = escape.next(value);
                remainder = crc::remainder(remainder, piece.as_bytes());
                value = rest;
            }
            checksum ^= crc::multiply(remainder, number(factor, 2));
        }
        let checksum = checksum.to_le_bytes();
        let (_, length) = self.head.split_at(12);
        Some([
            checksum[0],
            checksum[1],
            checksum[2],
            checksum[3],
            length[0],
            length[1],
            length[2],
            length[3],
        ])
    }

    /// Copies the body to the start of `buffer` and returns its length.
    ///
    /// # Panics
    /// If the buffer is shorter than [`len`](Self::len).
    pub const fn copy_to(&self, buffer: &mut [u8]) -> usize {
        let mut stretches = self.stretches();
        let mut length = 0;
        while let Some(stretch) = stretches.advance() {
            let (_, rest) = buffer.split_at_mut(length);
            rest.split_at_mut(stretch.len()).0.copy_from_slice(stretch);
            length += stretch.len();
        }
        if let Some(trailer) = self.trailer() {
            let (_, rest) = buffer.split_at_mut(length);
            rest.split_at_mut(trailer.len()).0.copy_from_slice(&trailer);
            length += trailer.len();
        }
        length
    }
}

/// Reads four bytes at `at` as a little-endian number.
const fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The stretches of a [`Compressed`].
#[derive(Clone, Debug)]
pub struct Stretches<'a> {
    steps: &'a [u8],
    streams: &'a [u8],
    values: Values<'a>,
    language: usize,
    value: &'a str,
    escape: Escape,
}

impl<'a> Stretches<'a> {
    /// Returns the next stretch: [`Iterator::next`] for constants.
    pub const fn advance(&mut self) -> Option<&'a [u8]> {
        loop {
            if !self.value.is_empty() {
                let (piece, rest) = self.escape.next(self.value);
                self.value = rest;
                return Some(piece.as_bytes());
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
                return Some(self.streams.split_at(start).1.split_at(length).0);
            }
        }
    }
}

impl<'a> Iterator for Stretches<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.advance()
    }
}

impl core::iter::FusedIterator for Stretches<'_> {}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::{Compressed, SEALED, compressed};
    use crate::crc;
    use crate::layout::NO_SLOT;
    use crate::values::{Name, Values};

    const VALUES: Values<'static> = Values {
        url: "https://a.de",
        href: "https://a.de",
        name: Name::Same("R&D"),
        own: "",
    };

    fn body(
        length: u32,
        crc: u32,
        factors: &[(u8, u8, u32)],
        steps: &[(u32, u32, u8, u8)],
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(length.to_le_bytes());
        bytes.extend(7_u32.to_le_bytes());
        bytes.extend(crc.to_le_bytes());
        bytes.extend(0x0102_0304_u32.to_le_bytes());
        bytes.push(u8::try_from(factors.len()).unwrap_or(SEALED));
        for &(slot, escape, factor) in factors {
            bytes.extend([slot, escape]);
            bytes.extend(factor.to_le_bytes());
        }
        for &(start, length, slot, escape) in steps {
            bytes.extend(start.to_le_bytes());
            bytes.extend(length.to_le_bytes());
            bytes.extend([slot, escape]);
        }
        bytes
    }

    fn body_of(bytes: &[u8]) -> Compressed<'_> {
        compressed(bytes, b"abcde", VALUES, 0).expect("a body")
    }

    fn copied(body: &Compressed<'_>) -> Vec<u8> {
        let mut buffer = std::vec![0; body.len()];
        assert_eq!(body.copy_to(&mut buffer), body.len());
        buffer
    }

    #[test]
    fn values_between_stretches_and_a_trailer() {
        // `[` authority `]` name in HTML, and the checksum of "<a.de>R&amp;D".
        let crc = crc::checksum(b"<\0\0\0\0>\0\0\0\0\0\0\0");
        let factors = [(4, 0, crc::shift(8)), (3, 1, crc::shift(0))];
        let bytes = body(21, crc, &factors, &[(0, 1, 4, 0), (1, 1, 3, 1)]);
        let body = compressed(&bytes, b"[]", VALUES, 0).expect("a body");
        assert_eq!(body.whole(), None);
        let mut expected = b"[a.de]R&amp;D".to_vec();
        expected.extend(crc::checksum(b"<a.de>R&amp;D").to_le_bytes());
        expected.extend([4, 3, 2, 1]);
        assert_eq!(copied(&body), expected);
        assert_eq!(body.checksum(), 7);
    }

    #[test]
    fn one_stretch_is_returned_whole() {
        let sealed = |length, steps: &[_]| {
            let mut bytes = body(length, 0, &[], steps);
            bytes[16] = SEALED;
            bytes
        };
        let one = (1, 3, NO_SLOT, 0);
        let bytes = sealed(3, &[one]);
        assert_eq!(body_of(&bytes).whole(), Some(&b"bcd"[..]));
        assert_eq!(copied(&body_of(&bytes)), b"bcd");
        assert!(compressed(&bytes[..16], b"", VALUES, 0).is_none());
        // After the step: another step, a value, or a trailer.
        for bytes in [
            sealed(6, &[one, one]),
            sealed(7, &[(1, 3, 4, 0)]),
            body(11, 0, &[], &[one]),
        ] {
            assert_eq!(body_of(&bytes).whole(), None);
        }
    }

    #[test]
    fn empty_stretches_are_skipped() {
        let bytes = body(
            13,
            0,
            &[],
            &[(0, 0, 4, 0), (1, 0, NO_SLOT, 0), (2, 1, NO_SLOT, 0)],
        );
        let compressed = body_of(&bytes);
        let stretches: Vec<_> = compressed.stretches().collect();
        assert_eq!(stretches, [&b"a.de"[..], b"c"]);
        assert!(!compressed.is_empty());
        let bytes = body(0, 0, &[], &[]);
        assert!(body_of(&bytes).is_empty());
    }
}
