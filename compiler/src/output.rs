//! The output of a writer: text with holes for the values of a platform.

use std::borrow::Cow;

use charte_core::escape::Escape;
use charte_core::form::{Condition, FormState};
use charte_core::hash::ContentHash;
use charte_core::layout::WHEN;
use charte_core::values::{Slot, Values};

/// A stretch of an [`Output`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// Text that every platform shares.
    Text(String),
    /// A value of the platform and its escape.
    Value(Slot, Escape),
    /// Text that is shown only under a condition, which the runtime checks.
    When(Condition, String),
    /// The [`Output::hash`] of the output itself, without this part.
    OwnHash,
}

/// Text with holes.
///
/// Two texts are never neighbours, and no text is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Output {
    parts: Vec<Part>,
}

impl Output {
    /// Adds a text unchanged.
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

    /// Adds a text, escaped for its format.
    pub fn escaped(&mut self, escape: Escape, mut text: &str) {
        while !text.is_empty() {
            let (piece, rest) = escape.next(text);
            self.push(piece);
            text = rest;
        }
    }

    /// Adds a hole for a value.
    pub fn value(&mut self, slot: Slot, escape: Escape) {
        // A URL consists of letters, digits and `-.:/`, and only Markdown escapes some of these.
        // Without a needless escape, requests need not search for such characters.
        let escape = match (slot, escape) {
            (
                Slot::Name
                | Slot::Back
                | Slot::Frame
                | Slot::Receipt
                | Slot::Own(_)
                | Slot::Shown(_),
                escape,
            )
            | (_, escape @ Escape::MarkdownStart)
            | (Slot::Host, escape @ Escape::Markdown) => escape,
            _ => Escape::None,
        };
        self.parts.push(Part::Value(slot, escape));
    }

    /// Adds a text unchanged, which is shown only under a condition.
    pub fn when(&mut self, condition: Condition, text: &str) {
        self.parts.push(Part::When(condition, text.to_owned()));
    }

    /// Adds a hole for the hash of the whole output, with which a form says which page it is.
    pub fn own_hash(&mut self) {
        self.parts.push(Part::OwnHash);
    }

    /// Adds another output at the end.
    pub fn append(&mut self, other: Output) {
        for part in other.parts {
            match part {
                Part::Text(text) => self.push(&text),
                Part::Value(slot, escape) => self.value(slot, escape),
                Part::When(condition, text) => self.when(condition, &text),
                Part::OwnHash => self.own_hash(),
            }
        }
    }

    /// Returns whether the output is empty.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Returns the parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the content hash of the output. It covers the holes, but not what fills them, and neither
    /// depends on nor contains its own text.
    pub fn hash(&self) -> ContentHash {
        let hash = ContentHash::EMPTY.with_text(env!("CARGO_PKG_VERSION"));
        self.parts.iter().fold(hash, |hash, part| match part {
            Part::Text(text) => hash.with_text(text),
            Part::When(condition, text) => {
                hash.with(&[WHEN + condition.to_u8(), 0]).with_text(text)
            }
            Part::Value(slot, escape) => hash.with(&[slot.to_u8(), *escape as u8]),
            Part::OwnHash => hash,
        })
    }

    /// Returns the output with its own hash in the holes for it.
    #[must_use]
    pub fn with_own_hash(&self) -> Cow<'_, Self> {
        if !self.parts.contains(&Part::OwnHash) {
            return Cow::Borrowed(self);
        }
        let hash = self.hash().to_string();
        let mut filled = Output::default();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push(text),
                Part::OwnHash => filled.push(&hash),
                part => filled.parts.push(part.clone()),
            }
        }
        Cow::Owned(filled)
    }

    /// Returns the output with its holes filled, in the language with this position.
    #[must_use]
    pub fn with_values(&self, values: Values<'_>, language: usize) -> Output {
        let mut filled = Output::default();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push(text),
                // The value of a request is not known yet.
                Part::Value(slot @ (Slot::Back | Slot::Frame | Slot::Receipt), escape) => {
                    filled.value(*slot, *escape);
                }
                Part::Value(slot, escape) => filled.escaped(*escape, values.get(*slot, language)),
                Part::When(condition, text) => filled.when(*condition, text),
                Part::OwnHash => filled.own_hash(),
            }
        }
        filled
    }

    /// Returns the text with its holes filled, in the language with this position. It omits text
    /// under a condition.
    pub fn fill(&self, values: Values<'_>, language: usize) -> String {
        self.fill_in_state(values, language, FormState::NEW)
    }

    /// Returns the same, with the text under each condition that is true.
    pub fn fill_in_state(&self, values: Values<'_>, language: usize, state: FormState) -> String {
        let mut filled = Output::default();
        for part in self.with_own_hash().parts() {
            match part {
                Part::Text(text) => filled.push(text),
                Part::Value(slot, escape) => filled.escaped(*escape, values.get(*slot, language)),
                Part::When(condition, text) if condition.holds_in(state) => filled.push(text),
                Part::When(..) | Part::OwnHash => {}
            }
        }
        match filled.parts.pop() {
            Some(Part::Text(text)) => text,
            _ => String::new(),
        }
    }
}
