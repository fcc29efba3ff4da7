//! The content hash: FNV-1a, 128 bits.
//!
//! It distinguishes versions of a page (`ETag`, change detection). It is not cryptographic: an
//! author who chooses the texts can construct two with the same hash. Source: draft-eastlake-fnv,
//! sections 2 and 5 (offset basis and prime for 128 bits).

const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// A running content hash.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::hash::ContentHash; }
/// use charte::ContentHash;
///
/// let hash = ContentHash::EMPTY.with(b"foobar");
/// assert_eq!(hash.to_string(), "343e1662793c64bf6f0d3597ba446f18");
/// assert_eq!(ContentHash::from_u128(hash.to_u128()), hash);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ContentHash(u128);

impl ContentHash {
    /// The hash of an empty text.
    pub const EMPTY: Self = Self(OFFSET_BASIS);

    /// Returns the hash after more bytes.
    #[must_use]
    pub const fn with(self, bytes: &[u8]) -> Self {
        let mut hash = self.0;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u128).wrapping_mul(PRIME);
            at += 1;
        }
        Self(hash)
    }

    /// Returns the hash after a text and its length, so that two texts in a row are not confused
    /// with another pair of the same characters.
    #[must_use]
    pub const fn with_text(self, text: &str) -> Self {
        self.with(&(text.len() as u64).to_le_bytes())
            .with(text.as_bytes())
    }

    /// Returns the hash as a number.
    pub const fn to_u128(self) -> u128 {
        self.0
    }

    /// Returns the hash with this number.
    pub const fn from_u128(hash: u128) -> Self {
        Self(hash)
    }
}

/// Writes 32 hexadecimal digits.
impl core::fmt::Display for ContentHash {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ContentHash;

    #[test]
    fn agrees_with_published_vectors() {
        // draft-eastlake-fnv, appendix C: "", "a" and "foobar".
        assert_eq!(
            ContentHash::EMPTY.to_u128(),
            0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        );
        assert_eq!(
            ContentHash::EMPTY.with(b"a").to_u128(),
            0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964
        );
        assert_eq!(
            ContentHash::EMPTY.with(b"foobar").to_u128(),
            0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18
        );
    }

    #[test]
    fn the_boundary_of_two_texts_counts() {
        let ab = ContentHash::EMPTY.with_text("ab");
        assert_eq!(ab, ContentHash::EMPTY.with(b"\x02\0\0\0\0\0\0\0ab"));
        assert_ne!(
            ab.with_text("c"),
            ContentHash::EMPTY.with_text("a").with_text("bc")
        );
    }

    #[test]
    fn a_hash_is_shown_with_32_digits() {
        extern crate std;

        let hash = ContentHash::from_u128(0xabc);
        assert_eq!(hash.to_u128(), 0xabc);
        let digits = std::format!("{hash}");
        assert_eq!(digits, "00000000000000000000000000000abc");
    }
}
