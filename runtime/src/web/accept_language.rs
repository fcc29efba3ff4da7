//! Which language a request asks for (`Accept-Language`: RFC 9110, section 12.5.4; RFC 4647).

use core::cmp::Reverse;

use super::{list, weight};
use crate::headers::Headers;
use crate::request_header::RequestHeader;

/// The position of the language that a request wants most, of the tags that are offered. `None`
/// where no range matches, or the one that does is refused: the caller takes its own.
///
/// A range matches its own tag and those that begin with it (basic filtering: RFC 4647, section
/// 3.3.1): of these, the longest range counts. What it gives weight 0 is refused. Whatever is not
/// refused is also found by longer ranges with a weight: `fr-CA` finds `fr` (lookup: section 3.4).
/// `*` matches the tags that no range finds or refuses.
///
/// The highest weight wins; of equal ones the earlier range; of what one range finds, its own tag,
/// then those that begin with it, then the longest that it begins with; then the order offered.
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

/// The position of the tag that is meant by another one, such as `?lang=fr-CA`: itself, else the
/// first that begins with it, else the longest that it begins with.
pub(super) fn lookup(tag: &str, offered: &[&str]) -> Option<usize> {
    let found = offered.iter().enumerate().filter_map(|(position, known)| {
        let relation = Relation::of(tag.as_bytes(), known.as_bytes())?;
        Some((relation.closeness(known.as_bytes()), Reverse(position)))
    });
    found.max().map(|(_, Reverse(position))| position)
}

/// How many tags are looked at in one pass over the headers: more than a policy has.
const AT_ONCE: usize = 8;

/// What the ranges so far say of a tag. The numbers are made so that the largest one counts.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// Of the ranges that match it: how long, which weight, how early. Zero is none.
    matched: u64,
    /// Of those that find it by lookup, see [`wanted`].
    looked_up: u64,
}

/// What the ranges so far say of at most [`AT_ONCE`] tags.
#[derive(Default)]
struct Standings {
    tags: [Standing; AT_ONCE],
    /// How much those are wanted that no range finds.
    others: u64,
    /// How many elements were read, of any kind.
    elements: u32,
}

impl Standings {
    /// Takes the elements of a header into account.
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
    /// Takes a range into account.
    #[inline]
    fn read(&mut self, range: &[u8], tag: &[u8], weight: u16, early: u32) {
        match Relation::of(range, tag) {
            // What refuses `fr-CA` says nothing of `fr`.
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

    /// How much the tag is wanted; zero where it is not.
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

/// How much a range makes a tag wanted: its weight, how early it stands, how close it is. What has
/// weight 0 is below `1 << 42`.
fn wanted(weight: u16, early: u32, closeness: u64) -> u64 {
    u64::from(weight) << 42 | u64::from(early) << 10 | closeness
}

/// What a range is to a tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Relation {
    /// They are the same, but for the case.
    Same,
    /// The tag begins with it.
    Wider,
    /// It begins with the tag.
    Narrower,
}

impl Relation {
    /// `None` also where the range is malformed: what is the same as a tag, or what a tag goes on
    /// from, is not.
    #[inline]
    fn of(range: &[u8], tag: &[u8]) -> Option<Self> {
        // Most are told apart by their first letter, of which one bit is the case.
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

    /// The closer, the larger, below `1 << 10`: of the tags that lookup finds the longest is closest.
    fn closeness(self, tag: &[u8]) -> u64 {
        match self {
            Self::Same => 3 << 8,
            Self::Wider => 2 << 8,
            Self::Narrower => 1 << 8 | tag.len().min(0xff) as u64,
        }
    }
}

/// Whether a text is subtags with hyphens between them (RFC 4647, section 2.1). How many characters
/// each has is not asked.
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
