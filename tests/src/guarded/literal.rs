//! RFC 6265bis, section 5.6, implemented step by step: slow, but easy to compare with the text of the RFC.
//! Only dates are parsed by the guard itself.

use charte::SameSite;
use charte::guard::{Expiry, IgnoreReason, ReceivedCookie};

/// Parses a header as the RFC does: the expected result of the guard.
pub(super) fn parse(header: &[u8]) -> Result<ReceivedCookie<'_>, IgnoreReason> {
    // 1. "contains a %x00-08 / %x0A-1F / %x7F character"
    for &byte in header {
        if matches!(byte, 0x00..=0x08 | 0x0a..=0x1f | 0x7f) {
            return Err(IgnoreReason::Control);
        }
    }
    // 2. "If the set-cookie-string contains a %x3B character"
    let (pair, mut unparsed) = match index_of(header, b';') {
        Some(at) => (&header[..at], &header[at..]),
        None => (header, &[][..]),
    };
    // 3. "If the name-value-pair string lacks a %x3D character"
    let (name, value) = match index_of(pair, b'=') {
        None => (&[][..], pair),
        Some(at) => (&pair[..at], &pair[at + 1..]),
    };
    // 4. "Remove any leading or trailing WSP characters"
    let (name, value) = (without_space(name), without_space(value));
    // 5. "more than 4096 octets"
    if name.len() + value.len() > 4096 {
        return Err(IgnoreReason::Long);
    }
    // Section 5.7, 2. "If cookie-name is empty and cookie-value is empty"
    if name.is_empty() && value.is_empty() {
        return Err(IgnoreReason::Empty);
    }
    let mut list = Vec::new();
    let mut texts = Vec::new();
    while !unparsed.is_empty() {
        // 2. "Discard the first character of the unparsed-attributes"
        unparsed = &unparsed[1..];
        // 3. "up to, but not including, the first %x3B character"
        let end = index_of(unparsed, b';').unwrap_or(unparsed.len());
        let (attribute, rest) = unparsed.split_at(end);
        unparsed = rest;
        // 4. "If the cookie-av string contains a %x3D character"
        let (name, value) = match index_of(attribute, b'=') {
            Some(at) => (&attribute[..at], &attribute[at + 1..]),
            None => (attribute, &[][..]),
        };
        // 5. and 6.
        let (name, value) = (without_space(name), without_space(value));
        texts.extend([name, value]);
        if value.len() <= 1024 {
            list.push((name.to_ascii_lowercase(), value));
        }
    }
    let all = |name: &'static str| {
        let list = list.iter().rev();
        list.filter(move |(found, _)| found == name.as_bytes())
            .map(|(_, value)| *value)
    };
    let counting = |name: &'static str| all(name).next();
    Ok(ReceivedCookie {
        name,
        value,
        expiry: Expiry {
            max_age: all("max-age").find_map(max_age),
            expires: all("expires").find_map(|value| date(value).expiry.expires),
        },
        // Chromium differs from the RFC here.
        chromium_expiry: Expiry {
            max_age: counting("max-age").and_then(chromium_max_age),
            expires: counting("expires").and_then(|value| date(value).chromium_expiry.expires),
        },
        has_tab: has_tab(name) || has_tab(value) || texts.iter().any(|text| has_tab(text)),
        domain: all("domain")
            .next()
            .filter(|domain| !domain.is_empty())
            .map(|domain| match domain {
                [b'.', rest @ ..] => rest,
                whole => whole,
            }),
        path: all("path").next(),
        secure: all("secure").next().is_some(),
        http_only: all("httponly").next().is_some(),
        same_site: all("samesite").next().and_then(|value| {
            match value.to_ascii_lowercase().as_slice() {
                b"none" => Some(SameSite::None),
                b"strict" => Some(SameSite::Strict),
                b"lax" => Some(SameSite::Lax),
                _ => None,
            }
        }),
        partitioned: all("partitioned").next().is_some(),
    })
}

fn index_of(text: &[u8], byte: u8) -> Option<usize> {
    text.iter().position(|&found| found == byte)
}

fn without_space(text: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = text.iter().take_while(|byte| is_space(byte)).count();
    let rest = &text[start..];
    let end = rest.iter().rev().take_while(|byte| is_space(byte)).count();
    &rest[..rest.len() - end]
}

fn max_age(value: &[u8]) -> Option<i64> {
    let text = str::from_utf8(value).ok()?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || digits.contains(|digit: char| !digit.is_ascii_digit()) {
        return None;
    }
    let most = if text == digits { i64::MAX } else { -i64::MAX };
    Some(
        text.parse()
            .map_or(most, |seconds: i64| seconds.max(-i64::MAX)),
    )
}

/// Parses `Max-Age` as Chromium does: with a sign, and clamped to 64 bits if the number is too large.
fn chromium_max_age(value: &[u8]) -> Option<i64> {
    let (is_negative, digits) = match value {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    let end = digits.iter().take_while(|digit| digit.is_ascii_digit());
    let (number, rest) = digits.split_at(end.count());
    let number = str::from_utf8(number).ok()?.trim_start_matches('0');
    let is_beyond = number.len() > 19
        || number
            .parse()
            .is_ok_and(|number: u64| number > i64::MAX.unsigned_abs());
    if is_beyond || !is_negative && number == i64::MAX.to_string() {
        return Some(if is_negative { -i64::MAX } else { i64::MAX });
    }
    if digits.is_empty() || !rest.is_empty() {
        return None;
    }
    let seconds: i64 = if number.is_empty() {
        0
    } else {
        number.parse().ok()?
    };
    Some(if is_negative { -seconds } else { seconds })
}

fn date(value: &[u8]) -> ReceivedCookie<'static> {
    let header = [b"a=b; Expires=", value].concat();
    let cookie = ReceivedCookie::parse(&header).expect("the value has been read");
    ReceivedCookie {
        expiry: cookie.expiry,
        chromium_expiry: cookie.chromium_expiry,
        ..ReceivedCookie::new(b"", b"")
    }
}

fn has_tab(text: &[u8]) -> bool {
    text.contains(&b'\t')
}
