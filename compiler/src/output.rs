//! What a writer produces: text with holes for the values of a platform.

use charte_core::escape::Escape;
use charte_core::form::{Condition, FormState};
use charte_core::values::{Slot, Values};

/// A stretch of an [`Output`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// Text that every platform shares.
    Text(String),
    /// A value of the platform, and how it is written here.
    Value(Slot, Escape),
    /// Text that stands only under a condition, chosen when the page is read.
    When(Condition, String),
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
        // A URL is letters, digits and `-.:/`, of which Markdown alone minds some; what needs no
        // escape need not be searched for one with every request.
        let escape = match (slot, escape) {
            (Slot::Name, escape)
            | (_, escape @ Escape::MarkdownStart)
            | (Slot::Host, escape @ Escape::Markdown) => escape,
            _ => Escape::None,
        };
        self.parts.push(Part::Value(slot, escape));
    }

    /// Writes a text as it is, which stands only under a condition.
    pub fn when(&mut self, condition: Condition, text: &str) {
        self.parts.push(Part::When(condition, text.to_owned()));
    }

    /// Writes another output behind this one.
    pub fn append(&mut self, other: Output) {
        for part in other.parts {
            match part {
                Part::Text(text) => self.push(&text),
                Part::Value(slot, escape) => self.value(slot, escape),
                Part::When(condition, text) => self.when(condition, &text),
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

    /// The same with the holes filled, in the language with this position.
    #[must_use]
    pub fn with_values(&self, values: Values<'_>, language: usize) -> Output {
        let mut filled = Output::default();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Value(slot, escape) => filled.escaped(*escape, values.get(*slot, language)),
                Part::When(condition, text) => filled.when(*condition, text),
            }
        }
        filled
    }

    /// The text with its holes filled, in the language with this position; what stands under a
    /// condition is left out.
    pub fn fill(&self, values: Values<'_>, language: usize) -> String {
        self.fill_in_state(values, language, FormState::NEW)
    }

    /// The same, with what stands under a condition that holds.
    pub fn fill_in_state(&self, values: Values<'_>, language: usize, state: FormState) -> String {
        let mut filled = Output::default();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Value(slot, escape) => filled.escaped(*escape, values.get(*slot, language)),
                Part::When(condition, text) if state.holds(*condition) => filled.push(text),
                Part::When(..) => {}
            }
        }
        match filled.parts.pop() {
            Some(Part::Text(text)) => text,
            _ => String::new(),
        }
    }
}
