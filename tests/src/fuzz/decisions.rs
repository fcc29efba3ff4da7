//! Bytes as a sequence of decisions.

/// The remaining decisions. After the last byte, every decision is its first option.
#[derive(Debug)]
pub(super) struct Decisions<'i> {
    rest: &'i [u8],
}

impl<'i> Decisions<'i> {
    pub(super) fn new(input: &'i [u8]) -> Self {
        Self { rest: input }
    }

    /// A number below `count`, from one byte. The byte `3` means 3, so inputs can be written by hand.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let Some((&first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        usize::from(first.wrapping_sub(b'0')) % count
    }

    pub(super) fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(super) fn one<'o>(&mut self, of: &[&'o str]) -> &'o str {
        of[self.below(of.len())]
    }

    /// A text: the rest of the line. The two characters `\n` in it become a line break.
    pub(super) fn text(&mut self) -> String {
        let end = self.rest.iter().position(|&byte| byte == b'\n');
        let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.get(1..).unwrap_or_default();
        String::from_utf8_lossy(line).replace("\\n", "\n")
    }
}
