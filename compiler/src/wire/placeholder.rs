//! Bytes that replace values while a page is compressed.

/// The bytes that no page contains: control characters, which policies may not contain, and bytes
/// that UTF-8 does not use.
const ALPHABET: [u8; 39] = [
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15,
    0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0xc0, 0xc1, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff,
];

/// The maximum number of placeholders in a page. Each needs its own first and last letter.
const MOST: usize = 8;

/// A supply of placeholders.
///
/// No pair of neighbouring bytes occurs twice in them, and each placeholder has its own first and
/// last byte. So a compressor finds nothing to copy in a placeholder, with or without its
/// neighbours, except the same placeholder.
#[derive(Default)]
pub(super) struct Placeholders {
    count: usize,
    /// The number of pairs that are used.
    taken: usize,
}

impl Placeholders {
    /// Returns a new placeholder of this length, which is not zero; `None` if there are not enough
    /// bytes left.
    pub(super) fn take(&mut self, length: usize) -> Option<Vec<u8>> {
        if self.count == MOST {
            return None;
        }
        let (ends, middle) = ALPHABET.split_at(2 * MOST);
        let mut placeholder = vec![ends[self.count]];
        let between = length.saturating_sub(2);
        let pairs = pairs(middle).skip(self.taken).take(between);
        placeholder.extend(pairs);
        self.taken += between;
        if length > 1 {
            placeholder.push(ends[MOST + self.count]);
        }
        self.count += 1;
        (placeholder.len() == length).then_some(placeholder)
    }

    /// Returns a placeholder of this length for only one position. The pairs are the only limit,
    /// because a hole needs no first and last byte of its own. Do not take both kinds from one
    /// supply.
    pub(super) fn take_once(&mut self, length: usize) -> Option<Vec<u8>> {
        let placeholder: Vec<u8> = pairs(&ALPHABET).skip(self.taken).take(length).collect();
        self.taken += length;
        (placeholder.len() == length).then_some(placeholder)
    }
}

/// Returns letters in an order in which each pair of neighbours occurs once: each letter, then the
/// letter before each later one.
fn pairs(letters: &[u8]) -> impl Iterator<Item = u8> {
    letters.iter().enumerate().flat_map(|(position, letter)| {
        let later = letters[position + 1..].iter();
        std::iter::once(*letter).chain(later.flat_map(|later| [*letter, *later]))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALPHABET, MOST, Placeholders, pairs};

    #[test]
    fn each_pair_comes_once() {
        let letters: Vec<u8> = pairs(&ALPHABET).collect();
        let pairs: BTreeSet<_> = letters.windows(2).collect();
        assert_eq!(pairs.len(), letters.len() - 1);
        assert_eq!(letters.len(), ALPHABET.len() * ALPHABET.len());
    }

    #[test]
    fn placeholders_have_nothing_in_common() {
        let mut supply = Placeholders::default();
        let placeholders = [1, 2, 3, 40, 1, 2, 300, 7].map(|length| {
            let placeholder = supply.take(length).expect("enough");
            assert_eq!(placeholder.len(), length);
            placeholder
        });
        assert!(supply.take(1).is_none(), "{MOST} are the most");
        let firsts: BTreeSet<_> = placeholders.iter().map(|one| one[0]).collect();
        let lasts: BTreeSet<_> = placeholders.iter().map(|one| one[one.len() - 1]).collect();
        assert_eq!((firsts.len(), lasts.len()), (MOST, MOST));
        let all: Vec<&[u8]> = placeholders.iter().flat_map(|one| one.windows(2)).collect();
        let pairs: BTreeSet<_> = all.iter().collect();
        assert_eq!(pairs.len(), all.len());
        assert!(Placeholders::default().take(532).is_none(), "too long");
    }

    #[test]
    fn placeholders_of_one_place_last_as_long_as_the_pairs() {
        let mut supply = Placeholders::default();
        let placeholders = [9; 169].map(|length| supply.take_once(length).expect("enough"));
        assert!(supply.take_once(1).is_none());
        let all: Vec<&[u8]> = placeholders.iter().flat_map(|one| one.windows(2)).collect();
        let pairs: BTreeSet<_> = all.iter().collect();
        assert_eq!(pairs.len(), all.len());
    }
}
