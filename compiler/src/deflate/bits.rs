//! Bits to bytes.

/// A stream of bits that is being written: the first bit of a byte is its lowest (RFC 1951,
/// section 3.1.1).
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// The bits that are not yet a byte, the first one lowest.
    open: u64,
    /// How many they are; fewer than 8 between two calls.
    count: u32,
}

impl Bits {
    /// Writes the `count` lowest bits of `value`, of which the others are 0; at most 32.
    pub(super) fn put(&mut self, value: u32, count: u32) {
        self.open |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.open.to_le_bytes()[0]);
            self.open >>= 8;
            self.count -= 8;
        }
    }

    /// Fills the byte with zeros.
    pub(super) fn align(&mut self) {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
    }

    /// Writes whole bytes, after [`align`](Self::align).
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        debug_assert_eq!(self.count, 0, "bytes begin at a byte");
        self.bytes.extend_from_slice(bytes);
    }

    /// What was written since the last call, in whole bytes.
    pub(super) fn take(&mut self) -> Vec<u8> {
        self.align();
        std::mem::take(&mut self.bytes)
    }
}
