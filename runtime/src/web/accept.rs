//! Which format a request asks for (`Accept`: RFC 9110, section 12.5.1).

use charte_core::format::Format;

use super::{list, weight};
use crate::headers::{Headers, trim};
use crate::request_header::RequestHeader;

/// What `Accept` makes of the formats that are offered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Accepted {
    /// There is no `Accept`, or one without an element: no format is better than another.
    Anything,
    /// None of those that are offered is acceptable; what else to send is the caller's choice.
    Nothing,
    /// The one that is wanted most.
    Format(Format),
}

/// The format that a request wants most, of those that are offered.
///
/// The weight of a format is that of the most specific range that matches it; where that stands
/// there twice, the higher one. The highest weight wins; of equal ones the more specific range, then
/// the earlier one, then the format that is offered first. [`Format::Fragment`] is part of a page
/// and never asked for.
///
/// A parameter narrows a range to media types that have it, wherever it stands (`q` alone is the
/// weight, before and behind others). Ours have `charset=utf-8` and no other: a range with another
/// parameter matches none of them. JSON has no charset, and one makes no difference to it (RFC 8259,
/// section 11). Malformed elements are skipped.
pub(super) fn format(headers: Headers<'_>, offered: &[Format]) -> Accepted {
    let mut ranges = Ranges::default();
    let mut position = 0;
    for value in headers.values(RequestHeader::Accept) {
        for element in list::elements_with_strings(value) {
            ranges.read(element, position);
            position = position.saturating_add(1);
        }
    }
    if position == 0 {
        return Accepted::Anything;
    }
    let (mut most, mut accepted) = (0, Accepted::Nothing);
    for format in offered {
        let wanted = ranges.wanted(*format);
        if wanted > most {
            (most, accepted) = (wanted, Accepted::Format(*format));
        }
    }
    accepted
}

/// The best of each range that matters: how specific it is, its weight, how early it stands, from
/// high to low, so that the largest number is the range that counts. Zero is none.
#[derive(Default)]
struct Ranges([u64; 7]);

/// The ranges that match what can be offered.
#[derive(Clone, Copy)]
enum Range {
    Html,
    Markdown,
    Plain,
    Json,
    Text,
    Application,
    Any,
}

impl Ranges {
    /// Takes an element of the list into account.
    #[inline]
    fn read(&mut self, element: &[u8], position: u32) {
        let Some((range, rest)) = Range::read(element) else {
            return;
        };
        let Some((weight, has_charset)) = parameters(rest) else {
            return;
        };
        let specific = match range {
            Range::Any => 2,
            Range::Text | Range::Application => 4,
            _ => 6,
        };
        let specific = specific | u64::from(has_charset);
        let key = specific << 48 | u64::from(weight) << 32 | u64::from(u32::MAX - position);
        let best = &mut self.0[range as usize];
        *best = key.max(*best);
    }

    /// How much a format is wanted: its weight, how specific the range is, how early it stands.
    /// Zero where it is not acceptable.
    fn wanted(&self, format: Format) -> u64 {
        let (exact, family) = match format {
            Format::Html => (Range::Html, Range::Text),
            Format::Markdown => (Range::Markdown, Range::Text),
            Format::Text => (Range::Plain, Range::Text),
            Format::Json => (Range::Json, Range::Application),
            Format::Fragment => return 0,
        };
        let [exact, family, any] = [exact, family, Range::Any].map(|range| self.0[range as usize]);
        let key = exact.max(family).max(any);
        let (specific, weight, early) = (key >> 48, key >> 32 & 0xffff, key & 0xffff_ffff);
        if weight == 0 {
            return 0;
        }
        weight << 40 | specific << 32 | early
    }
}

impl Range {
    /// The range that an element begins with, and what follows it; `None` for those that match
    /// nothing of ours.
    #[inline]
    fn read(element: &[u8]) -> Option<(Self, &[u8])> {
        match element.first()? {
            b'*' => after(element, b"*/*").map(|rest| (Self::Any, rest)),
            b't' | b'T' => {
                let subtype = after(element, b"text/")?;
                match subtype.first()? | 0x20 {
                    b'h' => after(subtype, b"html").map(|rest| (Self::Html, rest)),
                    b'm' => after(subtype, b"markdown").map(|rest| (Self::Markdown, rest)),
                    b'p' => after(subtype, b"plain").map(|rest| (Self::Plain, rest)),
                    _ => after(subtype, b"*").map(|rest| (Self::Text, rest)),
                }
            }
            b'a' | b'A' => {
                let subtype = after(element, b"application/")?;
                match subtype.first()? | 0x20 {
                    b'j' => after(subtype, b"json").map(|rest| (Self::Json, rest)),
                    _ => after(subtype, b"*").map(|rest| (Self::Application, rest)),
                }
            }
            _ => None,
        }
    }
}

/// What follows a word, in any case.
#[inline]
fn after<'a, const N: usize>(text: &'a [u8], word: &[u8; N]) -> Option<&'a [u8]> {
    let (begin, rest) = text.split_first_chunk::<N>()?;
    (begin == word || begin.eq_ignore_ascii_case(word)).then_some(rest)
}

/// The weight of a range, and whether it asks for UTF-8; `None` where it asks for something else or
/// is malformed. Of several weights the last counts.
#[inline]
fn parameters(rest: &[u8]) -> Option<(u16, bool)> {
    match rest {
        [] => Some((weight::FULL, false)),
        [b';', b'q', b'=', b'0', b'.', digit @ b'0'..=b'9'] => {
            Some((u16::from(digit - b'0') * 100, false))
        }
        _ => any_parameters(rest),
    }
}

fn any_parameters(rest: &[u8]) -> Option<(u16, bool)> {
    let (mut weight, mut has_charset) = (weight::FULL, false);
    let mut rest = trim(rest);
    while let Some(text) = rest.strip_prefix(b";") {
        let (parameter, after) = text.split_at(end_of_parameter(text)?);
        rest = after;
        let parameter = trim(parameter);
        if parameter.is_empty() {
            continue; // `;;`, which RFC 9110, section 5.6.6, allows
        }
        let equals = parameter.iter().position(|byte| *byte == b'=')?;
        let (name, value) = parameter.split_at(equals);
        let value = unquoted(value.get(1..)?);
        if name.eq_ignore_ascii_case(b"q") {
            weight = weight::weight_of(value)?;
        } else if name.eq_ignore_ascii_case(b"charset") && value.eq_ignore_ascii_case(b"utf-8") {
            has_charset = true;
        } else {
            return None;
        }
    }
    rest.is_empty().then_some((weight, has_charset))
}

/// Where a parameter ends: at the next semicolon outside of a string.
fn end_of_parameter(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        let rest = text.get(end..)?;
        let Some(mark) = rest.iter().position(|byte| matches!(byte, b';' | b'"')) else {
            return Some(text.len());
        };
        end += mark;
        if rest.get(mark) == Some(&b';') {
            return Some(end);
        }
        end += 1 + list::end_of_string(rest.get(mark + 1..)?)?;
    }
}

/// A value without its quotation marks: the same value (RFC 9110, section 5.6.6). Escapes stay, and
/// no value of ours has one.
fn unquoted(value: &[u8]) -> &[u8] {
    match value {
        [b'"', inside @ .., b'"'] => inside,
        _ => value,
    }
}
