//! What a writer produces: text with holes for the values of a platform.

use charte_core::escape::Escape;
use charte_core::values::{Slot, Values};

/// A stretch of an [`Output`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// Text that every platform shares.
    Text(String),
    /// A value of the platform, and how it is written here.
    Value(Slot, Escape),
}

/// Text with holes.
///
/// Two texts never follow each other, and no text is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Output {
    parts: Vec<Part>,
}

impl Output {
    /// Writes a text as it is.
    pub fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Part::Text(last)) = self.parts.last_mut() {
            last.push_str(text);
        } else {
            self.parts.push(Part::Text(text.to_owned()));
        }
    }

    /// Writes a text so that it is data in its format.
    pub fn escaped(&mut self, escape: Escape, mut text: &str) {
        while !text.is_empty() {
            let (piece, rest) = escape.next(text);
            self.push(piece);
            text = rest;
        }
    }

    /// Leaves a hole for a value.
    pub fn value(&mut self, slot: Slot, escape: Escape) {
        self.parts.push(Part::Value(slot, escape));
    }

    /// Writes another output behind this one.
    pub fn append(&mut self, other: Output) {
        for part in other.parts {
            match part {
                Part::Text(text) => self.push(&text),
                Part::Value(slot, escape) => self.value(slot, escape),
            }
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The last character that was written; `None` at the start and after a hole.
    pub fn last_char(&self) -> Option<char> {
        match self.parts.last() {
            Some(Part::Text(text)) => text.chars().next_back(),
            _ => None,
        }
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The text with its holes filled, in the language with this position.
    pub fn fill(&self, values: Values<'_>, language: usize) -> String {
        let mut filled = Output::default();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Value(slot, escape) => filled.escaped(*escape, values.get(*slot, language)),
            }
        }
        match filled.parts.pop() {
            Some(Part::Text(text)) => text,
            _ => String::new(),
        }
    }
}
