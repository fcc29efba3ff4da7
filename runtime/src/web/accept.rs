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
/// section 11). Malformed elements are skipped, and count as elements: a header of nothing else accepts
/// nothing.
pub(super) fn format(headers: Headers<'_>, offered: &[Format]) -> Accepted {
    let mut ranges = Ranges::default();
    for value in headers.values(RequestHeader::Accept) {
        ranges.read(value);
    }
    if ranges.elements == 0 {
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

/// The best of each range that matters, so that the largest number is the one that counts: whether
/// it has a charset, then how much it is wanted (its weight, how specific it is, how early it
/// stands). Zero is none.
#[derive(Default)]
struct Ranges {
    best: [u64; 7],
    /// How many elements were read, of any kind.
    elements: u32,
}

/// Beside how much a range is wanted, that it has a charset.
const CHARSET: u64 = 1 << 60;
/// What a range with weight 0 is below: how much any other is wanted.
const LEAST: u64 = 1 << 40;

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
    /// Takes the elements of a header into account.
    #[inline(never)] // beside the loop over the headers, too little would be in registers
    fn read(&mut self, value: &[u8]) {
        let mut list = list::next(value);
        while !list.is_empty() {
            self.elements = self.elements.saturating_add(1);
            let range = Range::read(list);
            let rest = range.map_or(list, |(_, rest)| rest);
            if let Some((range, _)) = range
                && let Some((weight, rest)) = weight::usual(rest)
            {
                self.add(range, weight, false);
                list = list::next(rest);
                continue;
            }
            let Some((element, rest)) = list::element_with_strings(rest) else {
                return;
            };
            if let Some((range, _)) = range
                && let Some((weight, has_charset)) = parameters(element)
            {
                self.add(range, weight, has_charset);
            }
            list = list::next(rest);
        }
    }

    #[inline]
    fn add(&mut self, range: Range, weight: u16, has_charset: bool) {
        let specific = match range {
            Range::Any => 2,
            Range::Text | Range::Application => 4,
            _ => 6,
        };
        let (specific, narrow) = if has_charset {
            (specific + 1, CHARSET)
        } else {
            (specific, 0)
        };
        let early = u64::from(u32::MAX - self.elements);
        let key = narrow | u64::from(weight) << 40 | specific << 32 | early;
        let best = &mut self.best[range as usize];
        *best = key.max(*best);
    }

    /// How much a format is wanted, which is how much its most specific range is. Zero where it is
    /// not acceptable.
    #[inline]
    fn wanted(&self, format: Format) -> u64 {
        let (exact, family) = match format {
            Format::Html => (Range::Html, Range::Text),
            Format::Markdown => (Range::Markdown, Range::Text),
            Format::Text => (Range::Plain, Range::Text),
            Format::Json => (Range::Json, Range::Application),
            Format::Fragment => return 0,
        };
        let [exact, family, any] =
            [exact, family, Range::Any].map(|range| self.best[range as usize]);
        let key = match (exact, family) {
            (0, 0) => any,
            (0, family) => family,
            (exact, _) => exact,
        };
        let wanted = key & !CHARSET;
        if wanted < LEAST { 0 } else { wanted }
    }
}

impl Range {
    /// The range that a list begins with, and what follows it; `None` for those that match
    /// nothing of ours.
    #[inline]
    fn read(list: &[u8]) -> Option<(Self, &[u8])> {
        match list.first()? {
            b'*' => after(list, b"*/*").map(|rest| (Self::Any, rest)),
            b't' | b'T' => {
                let subtype = after(list, b"text/")?;
                match subtype.first()? | 0x20 {
                    b'h' => after(subtype, b"html").map(|rest| (Self::Html, rest)),
                    b'm' => after(subtype, b"markdown").map(|rest| (Self::Markdown, rest)),
                    b'p' => after(subtype, b"plain").map(|rest| (Self::Plain, rest)),
                    b'*' => after(subtype, b"*").map(|rest| (Self::Text, rest)),
                    _ => None,
                }
            }
            b'a' | b'A' => {
                let subtype = after(list, b"application/")?;
                match subtype.first()? | 0x20 {
                    b'j' => after(subtype, b"json").map(|rest| (Self::Json, rest)),
                    b'*' => after(subtype, b"*").map(|rest| (Self::Application, rest)),
                    _ => None,
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
fn parameters(rest: &[u8]) -> Option<(u16, bool)> {
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
