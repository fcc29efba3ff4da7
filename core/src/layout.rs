//! A page as shared parts and holes for values.
//!
//! All pages of a fleet share one string of parts. The layout of a page is a byte string. It lists
//! stretches of that string in order, and the value that follows each:
//!
//! | bytes | meaning |
//! |---|---|
//! | 16 | the content hash of the layout, little-endian |
//! | 10 for each step | start (4) and length (4) of a shared stretch, slot (1), escape (1) |
//!
//! The slot is [`NO_SLOT`] if no value follows. It is [`WHEN`] plus the number of a [`Condition`]
//! if the stretch itself is shown only under that condition; no value follows it either.
//!
//! In a macro's output a byte string is one token, and in a binary it needs no relocation, for any
//! number of steps.

use crate::escape::Escape;
use crate::form::{Condition, FormState};
use crate::hash::ContentHash;
use crate::values::{Slot, Values};

/// The length of a layout before its steps, in bytes.
pub const HEADER: usize = 16;
/// The length of a step, in bytes.
pub const STEP: usize = 10;
/// Replaces a slot: no value follows.
pub const NO_SLOT: u8 = u8::MAX;
/// Replaces a slot, with the number of a condition added: the stretch is shown only under it.
pub const WHEN: u8 = 128;

/// The pieces of a page in order: shared stretches, and values escaped for the format.
///
/// No piece is empty. The pieces together are the page.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::layout::Pieces; }
/// use charte::Pieces;
///
/// /// Writes `page.pieces()` without a copy of the page.
/// fn write(pieces: Pieces<'_>, out: &mut impl std::io::Write) -> std::io::Result<()> {
///     for piece in pieces {
///         out.write_all(piece.as_bytes())?;
///     }
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    steps: &'a [u8],
    parts: &'a str,
    values: Values<'a>,
    language: usize,
    state: FormState,
    of_request: &'a str,
    value: &'a str,
    escape: Escape,
}

/// Returns the pieces of the page with this layout.
#[inline]
pub const fn pieces<'a>(
    layout: &'a [u8],
    parts: &'a str,
    values: Values<'a>,
    language: usize,
    state: FormState,
) -> Pieces<'a> {
    let steps = if layout.len() < HEADER {
        &[]
    } else {
        layout.split_at(HEADER).1
    };
    Pieces {
        steps,
        parts,
        values,
        language,
        state,
        of_request: "",
        value: "",
        escape: Escape::None,
    }
}

impl<'a> Pieces<'a> {
    /// Returns the pieces with this text of the request: the way back of a form, or the address of a
    /// frame. No page has both.
    #[inline]
    #[must_use]
    pub const fn with_text(self, of_request: &'a str) -> Self {
        Self { of_request, ..self }
    }

    /// Returns the text for a hole.
    #[inline]
    const fn get(&self, slot: Slot) -> &'a str {
        match slot {
            Slot::Back | Slot::Frame | Slot::Receipt => self.of_request,
            slot => self.values.get(slot, self.language),
        }
    }

    /// Returns the next piece: [`Iterator::next`] for constants.
    pub const fn advance(&mut self) -> Option<&'a str> {
        loop {
            if !self.value.is_empty() {
                let (piece, rest) = self.escape.next(self.value);
                self.value = rest;
                return Some(piece);
            }
            if self.steps.len() < STEP {
                return None;
            }
            let (step, rest) = self.steps.split_at(STEP);
            self.steps = rest;
            match Follows::from_u8(step[8]) {
                Follows::Value(slot) => {
                    self.value = self.get(slot);
                    self.escape = Escape::from_u8(step[9]);
                }
                Follows::ShownIf(condition) if !condition.holds_in(self.state) => continue,
                Follows::ShownIf(_) | Follows::Nothing => {}
            }
            let (start, length) = (read_u32(step, 0), read_u32(step, 4));
            if length > 0 {
                return Some(self.parts.split_at(start).1.split_at(length).0);
            }
        }
    }

    /// Returns the length of the remaining pieces, in bytes.
    pub const fn len(&self) -> usize {
        let mut pieces = Self { ..*self };
        let mut length = 0;
        while let Some(piece) = pieces.advance() {
            length += piece.len();
        }
        length
    }

    /// Returns whether no piece remains.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies the remaining pieces to the start of `buffer` and returns their length.
    ///
    /// Returns `None` if the buffer is too short. The content of the buffer is then unspecified.
    pub const fn copy_to(self, buffer: &mut [u8]) -> Option<usize> {
        let room = buffer.len();
        let mut rest = buffer;
        let (mut value, mut escape) = (self.value, self.escape);
        let mut steps = self.steps;
        loop {
            while !value.is_empty() {
                let (piece, left) = match escape {
                    Escape::None => (value, ""),
                    escape => escape.next(value),
                };
                value = left;
                rest = match put(piece.as_bytes(), rest) {
                    Some(rest) => rest,
                    None => return None,
                };
            }
            let Some((step, others)) = steps.split_first_chunk::<STEP>() else {
                return Some(room - rest.len());
            };
            steps = others;
            match Follows::from_u8(step[8]) {
                Follows::Value(slot) => {
                    value = self.get(slot);
                    escape = Escape::from_u8(step[9]);
                }
                Follows::ShownIf(condition) if !condition.holds_in(self.state) => continue,
                Follows::ShownIf(_) | Follows::Nothing => {}
            }
            let (start, length) = (read_u32(step, 0), read_u32(step, 4));
            let stretch = self.parts.as_bytes().split_at(start).1.split_at(length).0;
            rest = match put(stretch, rest) {
                Some(rest) => rest,
                None => return None,
            };
        }
    }
}

/// Copies bytes to the start of a buffer and returns the rest of the buffer.
#[inline]
const fn put<'b>(bytes: &[u8], buffer: &'b mut [u8]) -> Option<&'b mut [u8]> {
    match buffer.split_at_mut_checked(bytes.len()) {
        Some((head, rest)) => {
            head.copy_from_slice(bytes);
            Some(rest)
        }
        None => None,
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.advance()
    }
}

impl core::iter::FusedIterator for Pieces<'_> {}

/// Returns the content hash of the page with this layout. It covers the layout, the conditions that
/// are true, and the values if the page shows any.
///
/// It covers all values once, even those that this page does not show. This is faster, and each
/// request needs a hash.
pub const fn content_hash(
    layout: &[u8],
    values: Values<'_>,
    language: usize,
    state: FormState,
) -> ContentHash {
    let Some((header, mut steps)) = layout.split_first_chunk::<HEADER>() else {
        return ContentHash::EMPTY;
    };
    let mut hash = ContentHash::from_u128(u128::from_le_bytes(*header));
    let mut shows_values = false;
    while steps.len() >= STEP {
        let (step, rest) = steps.split_at(STEP);
        match Follows::from_u8(step[8]) {
            Follows::Value(_) => shows_values = true,
            Follows::ShownIf(condition) => hash = hash.with(&[condition.holds_in(state) as u8]),
            Follows::Nothing => {}
        }
        steps = rest;
    }
    if shows_values {
        values.content_hash(hash, language)
    } else {
        hash
    }
}

/// Returns the page with this layout if it is one stretch of the shared parts and nothing else.
pub const fn whole<'a>(layout: &[u8], parts: &'a str) -> Option<&'a str> {
    if layout.len() != HEADER + STEP || layout[HEADER + 8] != NO_SLOT {
        return None;
    }
    let (start, length) = (read_u32(layout, HEADER), read_u32(layout, HEADER + 4));
    Some(parts.split_at(start).1.split_at(length).0)
}

/// A step of a layout.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// The start of its stretch in the shared parts.
    pub start: usize,
    /// The length of that stretch.
    pub length: usize,
    /// The value that follows, and its escape.
    pub value: Option<(Slot, Escape)>,
    /// The condition under which the stretch is shown; `None` if it always is.
    pub condition: Option<Condition>,
}

/// Returns the steps of a layout.
pub fn steps(layout: &[u8]) -> impl Iterator<Item = Step> {
    let steps = layout.get(HEADER..).unwrap_or_default();
    steps.chunks_exact(STEP).map(|step| {
        let (value, condition) = match Follows::from_u8(step[8]) {
            Follows::Value(slot) => (Some((slot, Escape::from_u8(step[9]))), None),
            Follows::ShownIf(condition) => (None, Some(condition)),
            Follows::Nothing => (None, None),
        };
        Step {
            start: read_u32(step, 0),
            length: read_u32(step, 4),
            value,
            condition,
        }
    })
}

/// The meaning of a step's slot.
#[derive(Clone, Copy)]
enum Follows {
    /// This value follows the stretch.
    Value(Slot),
    /// Nothing follows, and the stretch is shown only under this condition.
    ShownIf(Condition),
    /// Nothing follows.
    Nothing,
}

impl Follows {
    #[inline]
    const fn from_u8(slot: u8) -> Self {
        match slot {
            NO_SLOT => Self::Nothing,
            WHEN.. => Self::ShownIf(Condition::from_u8(slot - WHEN)),
            _ => Self::Value(Slot::from_u8(slot)),
        }
    }
}

/// Reads four bytes at `at` as a little-endian number.
#[inline]
pub const fn read_u32(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

#[cfg(test)]
mod tests;
