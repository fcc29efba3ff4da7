//! Dates of `Expires`, read by the letter of RFC 6265bis (section 5.1.1) and as Chromium 156 reads
//! them.
//!
//! Both ignore the format: they split the text at everything that is no digit, letter or colon. The
//! first token that could be a time, a day, a month or a year is that part. Time zones, weekdays
//! and the order mean nothing. They differ in what such a token may contain.

/// Seconds in a day.
const DAY: i64 = 86_400;
/// The first year that RFC 6265bis accepts.
const FIRST_YEAR: i64 = 1601;

/// Reads a date by the letter of RFC 6265bis: seconds since 1970-01-01T00:00:00Z. `None` if the
/// text is no date.
pub(super) fn parse(text: &[u8]) -> Option<i64> {
    let mut parts = Parts::default();
    for token in tokens(text) {
        let _ = take(&mut parts.time, || time_of(token))
            || take(&mut parts.day, || leading_number(token, 1, 2))
            || take(&mut parts.month, || month_of(token))
            || take(&mut parts.year, || leading_number(token, 2, 4));
    }
    parts
        .seconds()
        .filter(|_| parts.whole_year() >= Some(FIRST_YEAR))
}

/// Reads a date as Chromium 156 does: seconds since 1970-01-01T00:00:00Z. `None` if Chromium
/// ignores it.
///
/// The experiment of `tests/browser/kept.rs` compares this with a Chromium. Other than in the RFC,
/// a token that begins with a digit contains nothing but digits, and colons in a time (so
/// `08:49:37GMT` is no time), and a year has up to five digits.
pub(super) fn parse_as_chromium(text: &[u8]) -> Option<i64> {
    let mut parts = Parts::default();
    for token in tokens(text) {
        let _ = if !token[0].is_ascii_digit() {
            take(&mut parts.month, || month_of(token))
        } else if token.contains(&b':') {
            take(&mut parts.time, || chromium_time_of(token))
        } else {
            take(&mut parts.day, || whole_number(token, 2))
                || take(&mut parts.year, || whole_number(token, 5))
        };
    }
    parts.seconds()
}

/// The parts of a date that were found.
#[derive(Default)]
struct Parts {
    time: Option<[i64; 3]>,
    day: Option<i64>,
    month: Option<i64>,
    year: Option<i64>,
}

impl Parts {
    /// Seconds since 1970-01-01T00:00:00Z; `None` if a part is missing or the calendar has no such
    /// day.
    fn seconds(&self) -> Option<i64> {
        let ([hour, minute, second], day, month) = (self.time?, self.day?, self.month?);
        let year = self.whole_year()?;
        let is_time = hour < 24 && minute < 60 && second < 60;
        let is_day = (1..=days_in(month, year)).contains(&day);
        (is_time && is_day)
            .then(|| days_since_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second)
    }

    /// The year; one of two digits is between 1970 and 2069.
    fn whole_year(&self) -> Option<i64> {
        self.year.map(|year| match year {
            70..=99 => year + 1900,
            0..=69 => year + 2000,
            _ => year,
        })
    }
}

/// Fills a part that is missing; whether it did.
fn take<T>(part: &mut Option<T>, read: impl FnOnce() -> Option<T>) -> bool {
    if part.is_some() {
        return false;
    }
    *part = read();
    part.is_some()
}

fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let tokens = text.split(|&byte| is_delimiter(byte));
    tokens.filter(|token| !token.is_empty())
}

/// The production `delimiter`.
const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'/' | b';'..=b'@' | b'['..=b'`' | b'{'..=b'~')
}

/// The production `time`: three fields of one or two digits, then no digit.
fn time_of(token: &[u8]) -> Option<[i64; 3]> {
    let mut fields = [0; 3];
    let mut rest = token;
    for (position, field) in fields.iter_mut().enumerate() {
        if position > 0 {
            rest = rest.strip_prefix(b":")?;
        }
        *field = leading_number(rest, 1, 2)?;
        rest = &rest[leading_digits(rest)..];
    }
    Some(fields)
}

/// A time in Chromium: three numbers below 2^32, with any number of digits.
fn chromium_time_of(token: &[u8]) -> Option<[i64; 3]> {
    let mut numbers = token.split(|&byte| byte == b':').map(|field| {
        whole_number(field, usize::MAX).filter(|&number| number <= i64::from(u32::MAX))
    });
    let fields = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(fields)
}

/// The productions `day-of-month` and `year`: a number of digits within bounds, then no digit.
fn leading_number(token: &[u8], least: usize, most: usize) -> Option<i64> {
    let digits = leading_digits(token);
    (least..=most)
        .contains(&digits)
        .then(|| value(&token[..digits]))
}

/// The value of a text of at least one and at most `most` digits.
fn whole_number(text: &[u8], most: usize) -> Option<i64> {
    let is_number = (1..=most).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    is_number.then(|| value(text))
}

/// The production `month`: 1 to 12.
fn month_of(token: &[u8]) -> Option<i64> {
    const MONTHS: [&[u8; 3]; 12] = [
        b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov",
        b"dec",
    ];
    let start = token.get(..3)?;
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| start.eq_ignore_ascii_case(&name[..]))
        .map(|(month, _)| month)
}

fn leading_digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The value of digits; the largest number for a value that is beyond it.
fn value(digits: &[u8]) -> i64 {
    digits.iter().fold(0_i64, |value, digit| {
        value
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    })
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar, from the year 1 on.
pub(crate) fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    /// Days from 0001-01-01 to 1970-01-01.
    const EPOCH: i64 = 719_162;

    let whole = year - 1;
    let before_year = whole * 365 + whole / 4 - whole / 100 + whole / 400;
    let before_month: i64 = (1..month).map(|month| days_in(month, year)).sum();
    before_year + before_month + day - 1 - EPOCH
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_as_chromium};

    #[test]
    fn days() {
        for (date, seconds) in [
            ("1 Jan 1970 00:00:00", 0),
            ("1 Jan 2026 00:00:00", 1_767_225_600),
            ("29 Feb 2024 12:34:56", 1_709_210_096),
            ("31 Dec 1969 23:59:59", -1),
            ("1 Jan 1601 00:00:00", -11_644_473_600),
            ("31 Dec 9999 23:59:59", 253_402_300_799),
        ] {
            assert_eq!(parse(date.as_bytes()), Some(seconds), "{date}");
            assert_eq!(parse_as_chromium(date.as_bytes()), Some(seconds), "{date}");
        }
        for date in ["29 Feb 2025 0:0:0", "29 Feb 1900 0:0:0"] {
            assert_eq!(parse(date.as_bytes()), None, "{date}");
            assert_eq!(parse_as_chromium(date.as_bytes()), None, "{date}");
        }
        assert_eq!(parse(b"31 Dec 1600 23:59:59"), None);
    }
}
