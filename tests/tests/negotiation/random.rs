//! Random that fall the same way each time.

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `count` (xorshift64*).
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).expect("31 bits") % count
    }

    pub(crate) fn one<'o>(&mut self, of: &[&'o str]) -> &'o str {
        of[self.below(of.len())]
    }

    /// A list of up to `most` elements, with the commas and the white space that lists may have.
    pub(crate) fn list(&mut self, most: usize, element: impl Fn(&mut Self) -> String) -> String {
        let count = 1 + self.below(most);
        let elements: Vec<_> = (0..count).map(|_| element(self)).collect();
        elements.join(self.one(&[",", ", ", " ,\t"]))
    }
}
