//! Random numbers that are the same in every run.

/// A generator of random numbers (xorshift64*).
pub struct Random(u64);

impl Random {
    /// A generator with this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `count`.
    ///
    /// # Panics
    /// If `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).expect("31 bits") % count
    }

    /// One of some texts.
    ///
    /// # Panics
    /// If there are none.
    pub fn one<'o>(&mut self, of: &[&'o str]) -> &'o str {
        of[self.below(of.len())]
    }

    /// A header value that is a list of up to `most` elements, with any separator of such lists.
    pub fn list(&mut self, most: usize, element: impl Fn(&mut Self) -> String) -> String {
        let count = 1 + self.below(most);
        let elements: Vec<_> = (0..count).map(|_| element(self)).collect();
        elements.join(self.one(&[",", ", ", " ,\t"]))
    }
}
