//! Negotiates the format of a page (`Accept`: RFC 9110, section 12.5.1).

use charte_core::format::Format;

use super::{list, weight};
use crate::headers::{Headers, trim};
use crate::request_header::RequestHeader;

/// The result of `Accept` for the offered formats.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Accepted {
    /// There is no `Accept` or it has no element: all formats are equal.
    Anything,
    /// No offered format is acceptable. The caller decides what to send instead.
    Nothing,
    /// The preferred format.
    Format(Format),
}

/// Returns the offered format that a request prefers.
///
/// The weight of a format is that of the most specific range that matches it. If that range occurs
/// twice, the higher weight counts. The format with the highest weight wins. If weights are equal,
/// the more specific range wins, then the earlier one, then the format that is offered first.
/// [`Format::Fragment`] is part of a page and never negotiated.
///
/// A parameter limits a range to media types with that parameter, at any position. Only `q` is the
/// weight, before or after the others. The media types here have `charset=utf-8` and no other
/// parameter, so a range with another one matches none of them. JSON has no charset, and its range
/// may have any (RFC 8259, section 11). Malformed elements are skipped but counted: a header that
/// contains nothing else accepts nothing.
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

/// The best occurrence of each range that matters. The largest number counts: whether it has a
/// charset, then its preference (weight, specificity, position). Zero is none.
#[derive(Default)]
struct Ranges {
    best: [u64; 7],
    /// The number of elements so far, valid or not.
    elements: u32,
}

/// Added to the preference of a range that has a charset.
const CHARSET: u64 = 1 << 60;
/// Preferences of a range with weight 0 are below this number, all others are not.
const LEAST: u64 = 1 << 40;

/// The ranges that match an offered format.
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
    /// Adds the elements of a header.
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

    /// Returns the preference of a format, which is that of its most specific range; zero if it is
    /// not acceptable.
    #[inline]
    fn wanted(&self, format: Format) -> u64 {
        let (exact, family) = match format {
            Format::Html => (Range::Html, Range::Text),
            Format::Markdown => (Range::Markdown, Range::Text),
            Format::Text => (Range::Plain, Range::Text),
            Format::Json => (Range::Json, Range::Application),
            _ => return 0,
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
    /// Returns the range at the start of a list and the text after it; `None` for ranges that match
    /// no offered format.
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

/// Returns the text after a word, in any case.
#[inline]
fn after<'a, const N: usize>(text: &'a [u8], word: &[u8; N]) -> Option<&'a [u8]> {
    let (begin, rest) = text.split_first_chunk::<N>()?;
    (begin == word || begin.eq_ignore_ascii_case(word)).then_some(rest)
}

/// Returns the weight of a range and whether it requires UTF-8; `None` if it requires another
/// parameter or is malformed. Of several weights the last counts.
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

/// Returns the end of a parameter: the next semicolon outside a string.
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

/// Returns a value without its quotation marks, which means the same (RFC 9110, section 5.6.6).
/// Escapes are kept; the values compared here contain none.
fn unquoted(value: &[u8]) -> &[u8] {
    match value {
        [b'"', inside @ .., b'"'] => inside,
        _ => value,
    }
}
