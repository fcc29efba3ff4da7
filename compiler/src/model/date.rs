//! Dates.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// Returns the days since 1 January 1970, for differences of dates.
    pub fn days(self) -> i64 {
        // A year that begins in March has its leap day at the end. Then one formula gives the
        // length of every month but the last: (153 m + 2) / 5 days precede the month m.
        let year = i64::from(self.year) - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let before_month = (153 * month + 2) / 5;
        365 * year + leap_days + before_month + i64::from(self.day) - DAYS_TO_1970
    }
}

/// Writes the date as in RFC 3339: `2026-11-24`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The days from 29 February of the year 0, the day before a year that begins in March, to 1
/// January 1970.
const DAYS_TO_1970: i64 = 719_469;

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(year: u16, month: u8, day: u8) -> Date {
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
