//! Dates as cookies write them (RFC 6265bis, section 5.1.1).
//!
//! Browsers read the date of `Expires` in no format: they take the text apart at everything that is
//! no digit, letter or colon, and the first token that could be a time, a day, a month or a year is
//! it. Time zones, weekdays and order mean nothing.

/// Seconds in a day.
const DAY: i64 = 86_400;

/// Reads a date as browsers do: seconds since 1970-01-01T00:00:00Z. `None` where they find none.
pub(super) fn parse(text: &[u8]) -> Option<i64> {
    let (mut time, mut day, mut month, mut year) = (None, None, None, None);
    let tokens = text.split(|&byte| is_delimiter(byte));
    for token in tokens.filter(|token| !token.is_empty()) {
        if time.is_none() {
            time = time_of(token);
            if time.is_some() {
                continue;
            }
        }
        if day.is_none() {
            day = number(token, 1, 2);
            if day.is_some() {
                continue;
            }
        }
        if month.is_none() {
            month = month_of(token);
            if month.is_some() {
                continue;
            }
        }
        if year.is_none() {
            year = number(token, 2, 4);
        }
    }
    let ([hour, minute, second], day, month, year) = (time?, day?, month?, year?);
    let year = match year {
        70..=99 => year + 1900,
        0..=69 => year + 2000,
        _ => year,
    };
    if year < 1601 || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    if day < 1 || day > days_in(month, year) {
        return None;
    }
    Some(days_since_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second)
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
        let digits = leading_digits(rest);
        if !(1..=2).contains(&digits) {
            return None;
        }
        *field = value(&rest[..digits]);
        rest = &rest[digits..];
    }
    Some(fields)
}

/// The productions `day-of-month` and `year`: so many digits, then no digit.
fn number(token: &[u8], least: usize, most: usize) -> Option<i64> {
    let digits = leading_digits(token);
    (least..=most)
        .contains(&digits)
        .then(|| value(&token[..digits]))
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

/// The value of at most four digits.
fn value(digits: &[u8]) -> i64 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
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

/// Days from 1970-01-01 to a day of the Gregorian calendar, after 1600.
pub(super) fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    /// Days from 0001-01-01 to 1970-01-01.
    const EPOCH: i64 = 719_162;

    let whole = year - 1;
    let before_year = whole * 365 + whole / 4 - whole / 100 + whole / 400;
    let before_month: i64 = (1..month).map(|month| days_in(month, year)).sum();
    before_year + before_month + day - 1 - EPOCH
}

#[cfg(test)]
mod tests {
    use super::parse;

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
        }
        for date in [
            "29 Feb 2025 0:0:0",
            "29 Feb 1900 0:0:0",
            "31 Dec 1600 23:59:59",
        ] {
            assert_eq!(parse(date.as_bytes()), None, "{date}");
        }
    }
}
