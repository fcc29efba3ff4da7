//! Seconds since 1970 as instants of RFC 3339, in UTC and without fractions.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Deserializer, Serializer, de};

use crate::guard::days_since_1970;

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference to the field"
)]
pub(super) fn serialize<S: Serializer>(seconds: &u64, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&Instant(*seconds))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| de::Error::custom(NOT_AN_INSTANT))
}

const NOT_AN_INSTANT: &str = "a time has the form 2026-01-31T12:00:00Z";

/// An instant, or none.
pub(super) mod optional {
    use super::{Deserialize, Deserializer, Instant, NOT_AN_INSTANT, Serializer, String, de, read};

    #[allow(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub(in super::super) fn serialize<S: Serializer>(
        seconds: &Option<u64>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match seconds {
            None => to.serialize_none(),
            Some(seconds) => to.collect_str(&Instant(*seconds)),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<u64>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        let seconds = read(&text).ok_or_else(|| de::Error::custom(NOT_AN_INSTANT));
        seconds.map(Some)
    }
}

/// Seconds in a day.
const DAY: u64 = 86_400;
/// The last second of the year 9999, the last year of RFC 3339. A later time is written as this one.
const LAST: u64 = 253_402_300_799;

/// An instant. `Display` writes it.
struct Instant(u64);

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.min(LAST);
        let (year, month, day) = date(seconds / DAY);
        let second = seconds % DAY;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

/// Returns the date of a day since 1970.
fn date(days: u64) -> (i64, i64, i64) {
    let days = i64::try_from(days).unwrap_or(i64::MAX);
    // A year has at least 365 days, so this is the year or a later one.
    let mut year = 1970 + days / 365;
    while days_since_1970(year, 1, 1) > days {
        year -= 1;
    }
    let mut month = 12;
    while days_since_1970(year, month, 1) > days {
        month -= 1;
    }
    (year, month, 1 + days - days_since_1970(year, month, 1))
}

/// Reads an instant; `None` if the text has another form.
fn read(text: &str) -> Option<u64> {
    let number = |range: core::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    let seconds = u64::try_from(seconds).ok()?;
    // Only the text that is written for these seconds has the form and the digits of a real date.
    let is_whole = alloc::format!("{}", Instant(seconds)) == text;
    is_whole.then_some(seconds)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;

    use super::{Instant, LAST, read};

    #[test]
    fn an_instant_reads_back() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_764_000_000, "2025-11-24T16:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Instant(seconds).to_string(), text);
            assert_eq!(read(text), Some(seconds));
        }
        assert_eq!(Instant(u64::MAX).to_string(), "9999-12-31T23:59:59Z");
        for day in 0..60_000 {
            let text = Instant(day * 86_400).to_string();
            assert_eq!(read(&text), Some(day * 86_400), "{text}");
        }
    }

    #[test]
    fn another_form_is_no_instant() {
        for text in [
            "",
            "2025-11-24",
            "2025-11-24 16:00:00Z",
            "2025-11-24T16:00:00",
            "2025-11-24T16:00:00z",
            "2025-11-24T16:00:00+01:00",
            "2025-11-24T16:00:00.5Z",
            "2025-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-00-01T00:00:00Z",
            "2025-01-00T00:00:00Z",
            "2025-01-01T24:00:00Z",
            "2025-01-01T00:60:00Z",
            "2025-01-01T00:00:60Z",
            "1969-12-31T23:59:59Z",
            "+025-01-01T00:00:00Z",
            "2025-01-01T00:00:0\u{e9}Z",
            "-025-01-01T00:00:00Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
