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
    let chunks = offered.chunks(AT_ONCE).enumerate();
    let found = chunks.filter_map(|(chunk, tags)| {
        let (wanted, position) = best(headers, tags)?;
        Some((wanted, Reverse(chunk * AT_ONCE + position)))
    });
    found.max().map(|(_, Reverse(position))| position)
}

/// The position of the tag that is meant by another one, such as `?lang=fr-CA`: itself, else the
/// first that begins with it, else the longest that it begins with.
pub(super) fn lookup(tag: &str, offered: &[&str]) -> Option<usize> {
    if !is_range(tag.as_bytes()) {
        return None;
    }
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

/// The best of at most [`AT_ONCE`] tags, and how much it is wanted.
fn best(headers: Headers<'_>, tags: &[&str]) -> Option<(u64, usize)> {
    let mut standings = [Standing::default(); AT_ONCE];
    let mut others = 0;
    let mut position = 0_u32;
    for value in headers.values(RequestHeader::AcceptLanguage) {
        for element in list::elements(value) {
            let early = u32::MAX - position;
            position = position.saturating_add(1);
            let (range, rest) = element.split_at(end_of_range(element));
            let Some(weight) = weight::following(rest) else {
                continue;
            };
            if range == b"*" {
                others = others.max(wanted(weight, early, 0));
            } else if is_range(range) {
                for (standing, tag) in standings.iter_mut().zip(tags) {
                    standing.read(range, tag.as_bytes(), weight, early);
                }
            }
        }
    }
    let found = standings.iter().zip(tags).enumerate();
    let found = found.filter_map(|(position, (standing, tag))| {
        let wanted = standing.wanted(tag.as_bytes(), others)?;
        Some((wanted, Reverse(position)))
    });
    let (wanted, Reverse(position)) = found.max()?;
    Some((wanted, position))
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

    /// How much the tag is wanted; `None` where it is not.
    fn wanted(&self, tag: &[u8], others: u64) -> Option<u64> {
        let (length, weight, early) = (
            self.matched >> 48,
            self.matched >> 32 & 0xffff,
            self.matched & 0xffff_ffff,
        );
        let is_refused = self.matched != 0 && weight == 0;
        let most = match (self.matched, self.looked_up) {
            (0, 0) => others,
            (0, looked_up) => looked_up,
            (_, looked_up) => {
                let relation = if length == tag.len() as u64 {
                    Relation::Same
                } else {
                    Relation::Wider
                };
                let closeness = relation.closeness(tag);
                looked_up.max(weight << 42 | early << 10 | closeness)
            }
        };
        (!is_refused && most >= 1 << 42).then_some(most)
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
    #[inline]
    fn of(range: &[u8], tag: &[u8]) -> Option<Self> {
        // Most are told apart by their first letter, of which one bit is the case.
        if (range.first()? ^ tag.first()?) & !0x20 != 0 {
            return None;
        }
        let shared = range.len().min(tag.len());
        let (range, range_rest) = range.split_at(shared);
        let (tag, tag_rest) = tag.split_at(shared);
        if !range.eq_ignore_ascii_case(tag) {
            return None;
        }
        match (range_rest.first(), tag_rest.first()) {
            (None, None) => Some(Self::Same),
            (None, Some(b'-')) => Some(Self::Wider),
            (Some(b'-'), None) => Some(Self::Narrower),
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

/// Where the range ends that an element begins with.
#[inline]
fn end_of_range(element: &[u8]) -> usize {
    let end = element.iter().position(|byte| b"; \t".contains(byte));
    end.unwrap_or(element.len())
}

/// Whether a text has the form of a range (RFC 4647, section 2.1); `*` is not meant. How many
/// characters are between its hyphens is not asked: what is offered has the right number.
#[inline]
fn is_range(text: &[u8]) -> bool {
    let mut before = b'-';
    for &byte in text {
        if !(byte.is_ascii_alphanumeric() || byte == b'-' && before != b'-') {
            return false;
        }
        before = byte;
    }
    before != b'-'
}
