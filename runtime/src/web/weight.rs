//! The weight after `q=` (RFC 9110, section 12.4.2), in thousandths.

use super::list;
use crate::headers::trim;

/// The weight of an element that declares none.
pub(super) const FULL: u16 = 1000;

/// Returns the weight after the name of an element, and the list after the element; see
/// [`following`].
#[inline]
pub(super) fn read(rest: &[u8]) -> (Option<u16>, &[u8]) {
    if let Some((weight, list)) = usual(rest) {
        return (Some(weight), list);
    }
    let (element, list) = list::element(rest);
    (following(element), list)
}

/// Returns the same for what browsers send: nothing or `;q=0.9`. `None` for anything else.
#[inline]
pub(super) fn usual(rest: &[u8]) -> Option<(u16, &[u8])> {
    match rest {
        [] | [b',', ..] => Some((FULL, rest)),
        [b';', b'q', b'=', b'0', b'.', digit @ b'0'..=b'9', list @ ..]
            if matches!(list, [] | [b',', ..]) =>
        {
            Some((u16::from(digit - b'0') * 100, list))
        }
        _ => None,
    }
}

/// Returns the weight after the name of an element: nothing, or `;q=0.5` with white space around
/// the semicolon. `None` if anything else follows or the weight is invalid; then the element is
/// malformed.
fn following(rest: &[u8]) -> Option<u16> {
    match trim(rest) {
        [] => Some(FULL),
        [b';', rest @ ..] => match trim(rest) {
            [b'q' | b'Q', b'=', weight @ ..] => weight_of(weight),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the weight for a text such as `0.5` or `1.000`.
///
/// Clients also send three kinds of invalid weights with only one possible meaning: `.2` (Java) is
/// 0.2; of more than three digits (`0.33333`) the first three count, and a number above zero
/// remains above zero, because zero would refuse; a number above 1 is 1. All others (`-1`, `high`,
/// nothing) are not weights: their element neither prefers nor refuses anything.
pub(super) fn weight_of(text: &[u8]) -> Option<u16> {
    let point = text.iter().position(|byte| *byte == b'.');
    let (whole, fraction) = text.split_at(point.unwrap_or(text.len()));
    let fraction = fraction.get(1..).unwrap_or_default();
    let mut digits = whole.iter().chain(fraction).peekable();
    if digits.peek().is_none() || !digits.all(u8::is_ascii_digit) {
        return None;
    }
    if whole.iter().any(|digit| *digit != b'0') {
        return Some(FULL);
    }
    let places = fraction.iter().zip([100, 10, 1]);
    let thousandths = places
        .map(|(digit, place)| u16::from(digit - b'0') * place)
        .sum();
    let is_zero = fraction.iter().all(|digit| *digit == b'0');
    Some(if is_zero { 0 } else { thousandths }.max(u16::from(!is_zero)))
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::{read, weight_of};

    #[test]
    fn weights() {
        for (text, weight) in [
            ("1", Some(1000)),
            ("1.000", Some(1000)),
            ("1.", Some(1000)),
            ("0", Some(0)),
            ("0.", Some(0)),
            ("0.000", Some(0)),
            ("0.8", Some(800)),
            ("0.85", Some(850)),
            ("0.001", Some(1)),
            (".2", Some(200)),
            ("0.3333333333", Some(333)),
            ("0.0001", Some(1)),
            ("0.0000", Some(0)),
            ("00.5", Some(500)),
            ("1.5", Some(1000)),
            ("100", Some(1000)),
            ("99999999999999999999999", Some(1000)),
            ("", None),
            (".", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            ("0,5", None),
            ("0.5.5", None),
            ("high", None),
            ("0.\u{663}", None),
        ] {
            assert_eq!(weight_of(text.as_bytes()), weight, "{text}");
        }
    }

    #[test]
    fn what_follows_an_element() {
        for (text, weight) in [
            ("", Some(1000)),
            (" ", Some(1000)),
            (";q=0.5", Some(500)),
            (" ;\tQ=0.25", Some(250)),
            (";q=", None),
            (";q", None),
            (";", None),
            (";q =1", None),
            ("q=1", None),
            (";0.5", None),
            (";level=1", None),
            (";q=1;q=1", None),
            (";q=0.9", Some(900)),
            (";q=0.9 ", Some(900)),
            (";q=0.95", Some(950)),
            (";q=0.9;", None),
        ] {
            for list in ["", ",", ", a;q=0.1"] {
                let text = std::format!("{text}{list}");
                assert_eq!(read(text.as_bytes()), (weight, list.as_bytes()), "{text}");
            }
        }
    }
}
