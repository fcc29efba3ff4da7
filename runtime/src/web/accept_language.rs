//! Negotiates the language of a page (`Accept-Language`: RFC 9110, section 12.5.4; RFC 4647).

use core::cmp::Reverse;

use super::{list, weight};
use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// Returns the position of the offered tag that a request prefers. `None` if no range matches, or
/// if the matching range refuses the tag; the caller then uses its default.
///
/// A range matches its own tag and the tags that start with it (basic filtering: RFC 4647, section
/// 3.3.1). For each tag the longest range counts. A range with weight 0 refuses its tags. A tag
/// that is not refused is also found by longer ranges with a weight: `fr-CA` finds `fr` (lookup:
/// section 3.4). `*` matches the tags that no range finds or refuses.
///
/// The highest weight wins. If weights are equal, the earlier range wins. If one range finds
/// several tags, the order is: its own tag, the tags that start with it, the longest tag that is
/// its prefix, the order of the offer.
pub(super) fn language(headers: Headers<'_>, offered: &[&str]) -> Option<usize> {
    let (mut most, mut found) = (0, None);
    for (chunk, tags) in offered.chunks(AT_ONCE).enumerate() {
        let mut standings = Standings::default();
        for value in headers.values(RequestHeader::AcceptLanguage) {
            standings.read(value, tags);
        }
        for (position, (standing, tag)) in standings.tags.iter().zip(tags).enumerate() {
            let wanted = standing.wanted(tag.as_bytes(), standings.others);
            if wanted > most {
                (most, found) = (wanted, Some(chunk * AT_ONCE + position));
            }
        }
    }
    found
}

/// Returns the position of the tag for a requested one, such as `?lang=fr-CA`: the same tag, else
/// the first that starts with it, else the longest that is its prefix.
pub(super) fn lookup(tag: &str, offered: &[&str]) -> Option<usize> {
    let found = offered.iter().enumerate().filter_map(|(position, known)| {
        let relation = Relation::of(tag.as_bytes(), known.as_bytes())?;
        Some((relation.closeness(known.as_bytes()), Reverse(position)))
    });
    found.max().map(|(_, Reverse(position))| position)
}

/// The number of tags that are compared in one pass over the headers. Policies rarely have more.
const AT_ONCE: usize = 8;

/// The result of the ranges so far for one tag. The largest number counts.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// Of the ranges that match it: length, weight, position. Zero is none.
    matched: u64,
    /// Of the ranges that find it by lookup, see [`wanted`].
    looked_up: u64,
}

/// The results of the ranges so far for at most [`AT_ONCE`] tags.
#[derive(Default)]
struct Standings {
    tags: [Standing; AT_ONCE],
    /// The preference of the tags that no range finds.
    others: u64,
    /// The number of elements so far, valid or not.
    elements: u32,
}

impl Standings {
    /// Adds the elements of a header.
    #[inline(never)] // beside the loop over the headers, too little would be in registers
    fn read(&mut self, value: &[u8], tags: &[&str]) {
        let mut list = list::next(value);
        while !list.is_empty() {
            let early = u32::MAX - self.elements;
            self.elements = self.elements.saturating_add(1);
            let (range, rest) = list::name(list);
            let (weight, rest) = weight::read(rest);
            list = list::next(rest);
            let Some(weight) = weight else {
                continue;
            };
            if range == b"*" {
                self.others = self.others.max(wanted(weight, early, 0));
            }
            for (standing, tag) in self.tags.iter_mut().zip(tags) {
                standing.read(range, tag.as_bytes(), weight, early);
            }
        }
    }
}

impl Standing {
    /// Adds a range.
    #[inline]
    fn read(&mut self, range: &[u8], tag: &[u8], weight: u16, early: u32) {
        match Relation::of(range, tag) {
            // A range that refuses `fr-CA` does not refuse `fr`.
            Some(Relation::Narrower) if weight == 0 => {}
            Some(relation @ Relation::Narrower) => {
                let wanted = wanted(weight, early, relation.closeness(tag));
                self.looked_up = self.looked_up.max(wanted);
            }
            Some(Relation::Same | Relation::Wider) => {
                let key = (range.len() as u64) << 48 | u64::from(weight) << 32 | u64::from(early);
                self.matched = self.matched.max(key);
            }
            None => {}
        }
    }

    /// Returns the preference of the tag; zero if it is not acceptable.
    fn wanted(&self, tag: &[u8], others: u64) -> u64 {
        if self.matched == 0 {
            let found = if self.looked_up > 0 {
                self.looked_up
            } else {
                others
            };
            return if found < 1 << 42 { 0 } else { found };
        }
        let (length, weight, early) = (
            self.matched >> 48,
            self.matched >> 32 & 0xffff,
            self.matched & 0xffff_ffff,
        );
        if weight == 0 {
            return 0;
        }
        let relation = if length == tag.len() as u64 {
            Relation::Same
        } else {
            Relation::Wider
        };
        let closeness = relation.closeness(tag);
        self.looked_up.max(weight << 42 | early << 10 | closeness)
    }
}

/// Returns the preference that a range gives to a tag: weight, position, closeness. With weight 0
/// it is below `1 << 42`.
fn wanted(weight: u16, early: u32, closeness: u64) -> u64 {
    u64::from(weight) << 42 | u64::from(early) << 10 | closeness
}

/// The relation of a range to a tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Relation {
    /// They are equal, except for case.
    Same,
    /// The tag starts with the range.
    Wider,
    /// The range starts with the tag.
    Narrower,
}

impl Relation {
    /// Returns the relation; `None` also for a malformed range, because such a range neither equals
    /// a tag nor precedes the rest of one.
    #[inline]
    fn of(range: &[u8], tag: &[u8]) -> Option<Self> {
        // The first letter already distinguishes most of them. One bit of it is the case.
        if (range.first()? ^ tag.first()?) & !0x20 == 0 {
            Self::of_alike(range, tag)
        } else {
            None
        }
    }

    #[inline]
    fn of_alike(range: &[u8], tag: &[u8]) -> Option<Self> {
        let is_alike = |(a, b): (&u8, &u8)| a.eq_ignore_ascii_case(b);
        if !range.iter().zip(tag).all(is_alike) {
            return None;
        }
        let shared = range.len().min(tag.len());
        match (range.get(shared..)?, tag.get(shared..)?) {
            ([], []) => Some(Self::Same),
            ([], [b'-', ..]) => Some(Self::Wider),
            ([b'-', rest @ ..], []) if are_subtags(rest) => Some(Self::Narrower),
            _ => None,
        }
    }

    /// Returns a larger number for a closer tag, below `1 << 10`. The longest tag that lookup finds
    /// is the closest.
    fn closeness(self, tag: &[u8]) -> u64 {
        match self {
            Self::Same => 3 << 8,
            Self::Wider => 2 << 8,
            Self::Narrower => 1 << 8 | tag.len().min(0xff) as u64,
        }
    }
}

/// Returns whether a text consists of subtags separated by hyphens (RFC 4647, section 2.1). It does
/// not check their lengths.
fn are_subtags(text: &[u8]) -> bool {
    let mut before = b'-';
    for &byte in text {
        if !(byte.is_ascii_alphanumeric() || byte == b'-' && before != b'-') {
            return false;
        }
        before = byte;
    }
    before != b'-'
}
