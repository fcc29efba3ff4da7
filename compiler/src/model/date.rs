//! Dates.

use std::fmt;

/// A day or a whole month of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1; `None` for the whole month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads a month: `2026-04`.
    pub fn parse_month(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (year.len(), month.len()) != (4, 2) || !is_digits(year) || !is_digits(month) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then_some(Self {
            year,
            month,
            day: None,
        })
    }

    /// Returns the days since 1 January 1970, for differences of dates. A month counts as its last
    /// day.
    pub fn days(self) -> i64 {
        let Some(day) = self.day else {
            let (year, month) = match self.month {
                12 => (self.year.saturating_add(1), 1),
                month => (self.year, month + 1),
            };
            let day = Some(1);
            return Self { year, month, day }.days() - 1;
        };
        // A year that begins in March has its leap day at the end. Then one formula gives the
        // length of every month but the last: (153 m + 2) / 5 days precede the month m.
        let year = i64::from(self.year) - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let before_month = (153 * month + 2) / 5;
        365 * year + leap_days + before_month + i64::from(day) - DAYS_TO_1970
    }
}

/// Writes a day as in RFC 3339, `2026-11-24`, and a month as in ISO 8601, `2026-11`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// The days from 29 February of the year 0, the day before a year that begins in March, to 1
/// January 1970.
const DAYS_TO_1970: i64 = 719_469;

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(year: u16, month: u8, day: u8) -> Date {
        let day = Some(day);
        Date { year, month, day }
    }

    #[test]
    fn days_since_1970() {
        assert_eq!(date(1970, 1, 1).days(), 0);
        assert_eq!(date(1969, 12, 31).days(), -1);
        assert_eq!(date(2000, 3, 1).days(), 11_017);
        assert_eq!(date(2026, 11, 24).days(), 20_781);
        assert_eq!(date(0, 1, 1).days(), -719_528);
    }

    #[test]
    fn a_month_counts_as_its_last_day() {
        for (month, last) in [
            ("2026-04", date(2026, 4, 30)),
            ("2028-02", date(2028, 2, 29)),
            ("2026-12", date(2026, 12, 31)),
            ("0000-01", date(0, 1, 31)),
        ] {
            let read = Date::parse_month(month).expect("a month");
            assert_eq!(read.days(), last.days(), "{month}");
            assert_eq!(read.to_string(), month);
        }
    }

    #[test]
    fn other_texts_are_no_months() {
        for text in [
            "",
            "-",
            "2026",
            "2026-4",
            "2026-00",
            "2026-13",
            "26-04",
            "2026-04-01",
            "+026-04",
            "2026-+4",
            " 2026-04",
            "2026/04",
        ] {
            assert_eq!(Date::parse_month(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut before = date(1895, 12, 31).days();
        for year in 1896..=2404 {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if is_leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for day in 1..=length {
                    let days = date(year, month, day).days();
                    assert_eq!(days, before + 1, "{year}-{month}-{day}");
                    before = days;
                }
            }
        }
    }
}
