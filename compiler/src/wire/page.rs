//! A page as input of a compressor: bytes, with placeholders for the values of a platform.

use std::collections::BTreeMap;
use std::ops::Range;

use charte_core::layout::steps;
use charte_core::url::SCHEME;
use charte_core::values::Values;

use super::length_class::{Value, escaped};
use super::placeholder::Placeholders;

/// A page with placeholders.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// The positions of the values, in order.
    pub(super) values: Vec<(Range<usize>, Value)>,
    /// Those values that a compressor must not copy from an earlier position.
    pub(super) holes: Vec<(Range<usize>, Value)>,
}

/// What replaces a repeated value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Repeat {
    /// The same placeholder. A compressor copies it from the first position, mostly whole.
    Alike,
    /// A new placeholder, which is a hole too. A compressor copies nothing into it; otherwise
    /// Brotli would remember the distance of a copy that no decoder sees (RFC 7932, section 4).
    Anew,
}

impl Page {
    /// Returns the page with this layout, for the length class of these values.
    ///
    /// `None` if it cannot be compressed at compile time: it depends on the visitor, or its values
    /// are longer than all placeholders together.
    pub(super) fn with_holes(
        layout: &[u8],
        parts: &str,
        values: Values<'_>,
        language: usize,
        repeat: Repeat,
    ) -> Option<Self> {
        /// The minimum length of a match in DEFLATE: RFC 1951, section 3.2.5.
        const SHORTEST: usize = 3;
        let mut page = Self {
            bytes: Vec::new(),
            values: Vec::new(),
            holes: Vec::new(),
        };
        let mut placeholders = Placeholders::default();
        let mut firsts: BTreeMap<(u8, u8), Vec<u8>> = BTreeMap::new();
        for step in steps(layout) {
            if step.condition.is_some() {
                return None;
            }
            let text = parts.get(step.start..step.start + step.length)?;
            page.bytes.extend(text.as_bytes());
            let Some((slot, escape)) = step.value else {
                continue;
            };
            let value = Value::of(values, slot, escape, language);
            if value.scheme {
                page.bytes
                    .extend(escaped(SCHEME, escape).flat_map(str::bytes));
            }
            if value.length == 0 {
                continue;
            }
            let first = firsts
                .get(&value.place())
                .filter(|_| repeat == Repeat::Alike);
            let is_hole = first.is_none() || value.length < SHORTEST;
            let placeholder = match (first, repeat) {
                (Some(first), _) => first.clone(),
                (None, Repeat::Alike) => placeholders.take(value.length)?,
                (None, Repeat::Anew) => placeholders.take_once(value.length)?,
            };
            let range = page.bytes.len()..page.bytes.len() + value.length;
            page.bytes.extend(&placeholder);
            page.values.push((range.clone(), value));
            if is_hole {
                page.holes.push((range, value));
                firsts.insert(value.place(), placeholder);
            }
        }
        Some(page)
    }
}
