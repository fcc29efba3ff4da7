//! A page as a compressor gets it: bytes, with placeholders where the values of a platform stand.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use charte_core::layout::steps;
use charte_core::url::SCHEME;
use charte_core::values::Values;

use super::placeholder::Placeholders;
use super::shape::Value;

/// A page with placeholders.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// Where values stand, in order.
    pub(super) values: Vec<(Range<usize>, Value)>,
}

impl Page {
    /// The page with this layout, for the shape of these values.
    ///
    /// `None` where it cannot be compressed ahead: it depends on the visitor, or its values are
    /// longer than all placeholders.
    pub(super) fn with_holes(
        layout: &[u8],
        parts: &str,
        values: Values<'_>,
        language: usize,
    ) -> Option<Self> {
        let mut page = Self {
            bytes: Vec::new(),
            values: Vec::new(),
        };
        let mut placeholders = Placeholders::default();
        let mut known: BTreeMap<(u8, u8), Vec<u8>> = BTreeMap::new();
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
                page.bytes.extend(SCHEME.as_bytes());
            }
            if value.length == 0 {
                continue;
            }
            let placeholder = match known.entry(value.place()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(placeholders.take(value.length)?),
            };
            let start = page.bytes.len();
            page.bytes.extend(&*placeholder);
            page.values.push((start..page.bytes.len(), value));
        }
        Some(page)
    }

    /// The first place of each value, and every place of one that is too short to be copied.
    pub(super) fn first_places(&self) -> Vec<(Range<usize>, Value)> {
        /// The shortest match of DEFLATE: RFC 1951, section 3.2.5.
        const SHORTEST: usize = 3;
        let mut known = Vec::new();
        let mut first = self.values.clone();
        first.retain(|(_, value)| {
            let is_new = !known.contains(&value.place());
            known.push(value.place());
            is_new || value.length < SHORTEST
        });
        first
    }
}
