//! Bytes as a row of decisions.

/// The decisions that are left; once there are none, each is the first of its kind.
#[derive(Debug)]
pub(super) struct Decisions<'i> {
    rest: &'i [u8],
}

impl<'i> Decisions<'i> {
    pub(super) fn new(input: &'i [u8]) -> Self {
        Self { rest: input }
    }

    /// A number below `count`, from one byte. Digits stand for themselves, so that inputs can be
    /// written by hand.
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

    /// A text: what is left of the line. `\n` in it is a line break, and the rest of no text.
    pub(super) fn text(&mut self) -> String {
        let end = self.rest.iter().position(|&byte| byte == b'\n');
        let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.get(1..).unwrap_or_default();
        String::from_utf8_lossy(line).replace("\\n", "\n")
    }
}
