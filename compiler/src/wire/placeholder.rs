//! Bytes that stand for values while a page is compressed.

/// The bytes that no page has: control characters, which policies may not have, and bytes that
/// UTF-8 does not use.
const ALPHABET: [u8; 39] = [
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15,
    0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0xc0, 0xc1, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff,
];

/// A supply of placeholders.
///
/// No two neighbouring bytes stand next to each other a second time, in any of them, so a
/// compressor finds nothing in a placeholder to copy but the same placeholder.
pub(super) struct Placeholders {
    bytes: Vec<u8>,
    taken: usize,
}

impl Default for Placeholders {
    fn default() -> Self {
        // For each letter: itself, then itself before each later one. Each pair comes once.
        let mut bytes = Vec::new();
        for (position, letter) in ALPHABET.iter().enumerate() {
            bytes.push(*letter);
            for later in &ALPHABET[position + 1..] {
                bytes.extend([*letter, *later]);
            }
        }
        Self { bytes, taken: 0 }
    }
}

impl Placeholders {
    /// A new placeholder of this length; `None` where there are not enough bytes left.
    pub(super) fn take(&mut self, length: usize) -> Option<&[u8]> {
        let end = self.taken.checked_add(length)?;
        let placeholder = self.bytes.get(self.taken..end)?;
        self.taken = end;
        Some(placeholder)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALPHABET, Placeholders};

    #[test]
    fn each_pair_comes_once() {
        let supply = Placeholders::default();
        let pairs: Vec<_> = supply.bytes.windows(2).collect();
        let different: BTreeSet<_> = pairs.iter().collect();
        assert_eq!(pairs.len(), different.len());
        assert_eq!(supply.bytes.len(), ALPHABET.len() * ALPHABET.len());
    }

    #[test]
    fn the_supply_ends() {
        let mut supply = Placeholders::default();
        assert_eq!(supply.take(2), Some(&[1, 1][..]));
        assert_eq!(supply.take(1_519).map(<[u8]>::len), Some(1_519));
        assert_eq!(supply.take(1), None);
    }
}
