//! Length classes: the properties of a platform's values that affect the compression of its pages.

use std::collections::{BTreeMap, BTreeSet};

use charte_core::escape::Escape;
use charte_core::layout::Step;
use charte_core::values::{Slot, Values};

use crate::pages::{Fleet, Template};

/// A value in a page, reduced to what all platforms of a length class share.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Value {
    /// Whether the scheme precedes it.
    pub(super) scheme: bool,
    slot: u8,
    escape: u8,
    /// The length of the escaped value, in bytes.
    pub(super) length: usize,
}

impl Value {
    /// Returns what replaces a hole for these values, in the language with this position.
    ///
    /// A URL is its scheme, which every URL has, and the rest. Equal values have equal
    /// replacements, so that a compressor may copy one from the other.
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
            slot: slot.to_u8(),
            escape: escape as u8,
            length,
        }
    }

    /// Returns what is the same at every position of the value in a page.
    pub(super) fn place(self) -> (u8, u8) {
        (self.slot, self.escape)
    }
}

/// Returns the pieces of an escaped text.
pub(super) fn escaped(mut text: &str, escape: Escape) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        let (piece, rest) = escape.next(text);
        text = rest;
        Some(piece)
    })
}

/// All replacements in the pages of a platform. Two platforms of one template whose pages compress
/// alike have equal keys.
pub(super) type Key = Vec<Value>;

/// Returns the platforms of each template and key, in the order of the fleet.
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
    /// Names and own values may differ between languages.
    language: usize,
}

/// Returns the holes of the served pages of a template, without duplicates.
fn holes(template: &Template) -> BTreeSet<Hole> {
    let mut holes = BTreeSet::new();
    for (_, language, layout) in template.served() {
        for step in charte_core::layout::steps(layout) {
            if let Step {
                value: Some((slot, escape)),
                ..
            } = step
            {
                let differs = matches!(slot, Slot::Name | Slot::Own(_) | Slot::Shown(_));
                let language = if differs { language } else { 0 };
                holes.insert(Hole {
                    slot: slot.to_u8(),
                    escape: escape as u8,
                    language,
                });
            }
        }
    }
    holes
}
