//! What of the values of a platform decides how its pages compress.

use std::collections::{BTreeMap, BTreeSet};

use charte_core::escape::Escape;
use charte_core::layout::Step;
use charte_core::values::{Slot, Values};

use crate::pages::{Fleet, Template};

/// A value as a page has it, reduced to what is the same for all platforms of a shape.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Value {
    /// Whether the scheme stands before it.
    pub(super) scheme: bool,
    slot: u8,
    escape: u8,
    /// The length as it is written, in bytes.
    pub(super) length: usize,
}

impl Value {
    /// What a hole becomes for these values, in the language with this position.
    ///
    /// A URL is its scheme, which every URL has, and the rest. Values that are equal become the
    /// same, so that a compressor may take one from the other.
    pub(super) fn of(values: Values<'_>, slot: Slot, escape: Escape, language: usize) -> Self {
        let slot = match slot {
            Slot::Name if values.name.get(language).is_none() => Slot::Url,
            slot => slot,
        };
        let is_same = values.href.is_empty() || values.href == values.url;
        let (scheme, slot) = match slot {
            Slot::Url | Slot::Href if values.url.is_empty() => (false, slot),
            Slot::Url => (true, Slot::Authority),
            Slot::Href if is_same => (true, Slot::Authority),
            Slot::Href => (true, Slot::HrefAuthority),
            Slot::HrefAuthority if is_same => (false, Slot::Authority),
            Slot::Host if values.get(slot, 0) == values.get(Slot::Authority, 0) => {
                (false, Slot::Authority)
            }
            slot => (false, slot),
        };
        let text = values.get(slot, language);
        let length = escaped(text, escape).map(str::len).sum();
        let escape = if length == text.len() {
            Escape::None
        } else {
            escape
        };
        Self {
            scheme,
            slot: slot as u8,
            escape: escape as u8,
            length,
        }
    }

    /// What is the same in every place of a page where the value stands.
    pub(super) fn place(self) -> (u8, u8) {
        (self.slot, self.escape)
    }
}

/// The pieces of a text as it is written.
fn escaped(mut text: &str, escape: Escape) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        let (piece, rest) = escape.next(text);
        text = rest;
        Some(piece)
    })
}

/// Everything that the pages of a platform have in its place: equal for two platforms of one
/// template whose pages compress alike.
pub(super) type Key = Vec<Value>;

/// The platforms of each template with each key, in the order of the fleet.
pub(super) fn group(fleet: &Fleet) -> BTreeMap<(usize, Key), Vec<usize>> {
    let holes: Vec<_> = fleet.templates.iter().map(holes).collect();
    let mut groups: BTreeMap<(usize, Key), Vec<usize>> = BTreeMap::new();
    for (position, platform) in fleet.platforms.iter().enumerate() {
        let names = platform.names.join("\n");
        let values = platform.values(&names);
        let key = holes[platform.template]
            .iter()
            .map(|hole| {
                Value::of(
                    values,
                    Slot::from_u8(hole.slot),
                    Escape::from_u8(hole.escape),
                    hole.language,
                )
            })
            .collect();
        groups
            .entry((platform.template, key))
            .or_default()
            .push(position);
    }
    groups
}

#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Hole {
    slot: u8,
    escape: u8,
    /// Names differ between languages.
    language: usize,
}

/// The different holes of the served pages of a template.
fn holes(template: &Template) -> BTreeSet<Hole> {
    let mut holes = BTreeSet::new();
    for (_, language, layout) in template.served() {
        for step in charte_core::layout::steps(layout) {
            if let Step {
                value: Some((slot, escape)),
                ..
            } = step
            {
                let language = if slot == Slot::Name { language } else { 0 };
                holes.insert(Hole {
                    slot: slot as u8,
                    escape: escape as u8,
                    language,
                });
            }
        }
    }
    holes
}
