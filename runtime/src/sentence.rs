//! A message composed in a constant, for a panic that becomes a compile error.

/// A text of at most 1,024 bytes. The rest is omitted.
pub(crate) struct Sentence {
    bytes: [u8; 1024],
    length: usize,
}

impl Sentence {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; 1024],
            length: 0,
        }
    }

    /// Adds a text, cut between two characters if it is too long.
    pub(crate) const fn with(mut self, text: &str) -> Self {
        let mut room = self.bytes.len() - self.length;
        if room > text.len() {
            room = text.len();
        }
        while !text.is_char_boundary(room) {
            room -= 1;
        }
        let (head, _) = text.as_bytes().split_at(room);
        let (_, free) = self.bytes.split_at_mut(self.length);
        let (target, _) = free.split_at_mut(room);
        target.copy_from_slice(head);
        self.length += room;
        self
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            // Texts are cut between characters.
            Err(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::Sentence;

    #[test]
    fn a_text_is_cut_between_characters() {
        let long = "\u{20ac}".repeat(400);
        let sentence = Sentence::new().with("a").with(&long).with("b");
        assert_eq!(sentence.as_str().len(), 1024);
        let sentence = Sentence::new().with("ab").with(&long);
        assert_eq!(sentence.as_str().len(), 1022);
    }
}
