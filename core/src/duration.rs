//! The lifetime of a cookie.

use core::fmt;
use core::str::FromStr;

use crate::words;

words! {
    /// A unit of time. Policies write it in the plural.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::duration::Unit; }
    /// use charte::Unit;
    ///
    /// assert_eq!(Unit::Week.seconds(), 604_800);
    /// assert_eq!("weeks".parse(), Ok(Unit::Week));
    /// ```
    pub enum Unit {
        /// 1 second.
        Second = "seconds",
        /// 60 seconds.
        Minute = "minutes",
        /// 3,600 seconds.
        Hour = "hours",
        /// 86,400 seconds.
        Day = "days",
        /// 7 days.
        Week = "weeks",
        /// A twelfth of a year: 30.4375 days.
        Month = "months",
        /// 365.25 days.
        Year = "years",
    }
}

impl Unit {
    /// Returns the length of one unit in seconds.
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Week => 604_800,
            Self::Month => 2_629_800,
            Self::Year => 31_557_600,
        }
    }

    /// Returns the unit in the singular.
    pub const fn singular(self) -> &'static str {
        let (singular, _) = self.as_str().split_at(self.as_str().len() - 1);
        singular
    }
}

/// A number of units of time, at least one.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::duration::{Period, Unit}; }
/// use charte::{Period, Unit};
///
/// let period = Period { count: 2, unit: Unit::Day };
/// assert_eq!(period.seconds(), 172_800);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Period {
    /// The number of units.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

/// The lifetime of a cookie: the `duration` of a policy.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::duration::{Duration, DurationError}; }
/// use charte::Duration;
///
/// let duration: Duration = "13 months".parse()?;
/// assert_eq!(duration.seconds(), Some(34_187_400));
/// assert_eq!(duration.to_string(), "13 months");
/// assert_eq!(Duration::Session.seconds(), None);
/// # Ok::<(), charte::DurationError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Duration {
    /// Until the browser is closed: no `Max-Age`.
    Session,
    /// Until the visitor withdraws the consent.
    UntilWithdrawn,
    /// Until the visitor deletes it, as for `localStorage`.
    UntilDeleted,
    /// Exactly this long: `13 months`.
    Lasting(Period),
    /// At most this long: `up to 13 months`.
    UpTo(Period),
    /// At least and at most this long: `1 day to 13 months`. The first is the shorter one.
    Between(Period, Period),
    /// Until the visitor has been inactive for this long: `30 minutes of inactivity`. Each visit
    /// extends it.
    Inactivity(Period),
}

/// The reason why a text is not a [`Duration`].
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::duration::{Duration, DurationError}; }
/// use charte::{Duration, DurationError};
///
/// assert_eq!("0 days".parse::<Duration>(), Err(DurationError::Zero));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DurationError {
    /// It has none of the forms of a duration.
    Form,
    /// The number is zero.
    Zero,
    /// The number is over [`Duration::MAX_COUNT`].
    TooLarge,
    /// The unit is unknown.
    Unit,
    /// The second period of a range is not longer than the first.
    Range,
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str(
                "the duration is neither a number and a unit nor a word such as `session`",
            ),
            Self::Zero => f.write_str("the number of the duration is zero"),
            Self::TooLarge => write!(
                f,
                "the number of the duration is over {}",
                Duration::MAX_COUNT
            ),
            Self::Unit => f.write_str("the unit of the duration is unknown"),
            Self::Range => f.write_str("the range does not end after it begins"),
        }
    }
}

impl core::error::Error for DurationError {}

impl Period {
    /// Returns its length in seconds.
    pub const fn seconds(self) -> u64 {
        // At most 100,000,000 x 31,557,600, far below `u64::MAX`.
        self.count as u64 * self.unit.seconds()
    }

    /// Reads a number and a unit: `13 months`.
    ///
    /// # Errors
    /// The reason why the text is not a period.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let (count, unit) = text.split_once(' ').ok_or(DurationError::Form)?;
        if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DurationError::Form);
        }
        let unit = <Unit as crate::word::Word>::ALL
            .iter()
            .copied()
            .find(|known| unit == known.as_str() || unit == known.singular())
            .ok_or(DurationError::Unit)?;
        match count.parse() {
            Ok(0) => Err(DurationError::Zero),
            Ok(count) if count <= Duration::MAX_COUNT => Ok(Self { count, unit }),
            _ => Err(DurationError::TooLarge),
        }
    }
}

/// Writes the period as a policy writes it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self { count: 1, unit } => write!(f, "1 {}", unit.singular()),
            Self { count, unit } => write!(f, "{count} {}", unit.as_str()),
        }
    }
}

/// The words before a period that is the longest one.
const UP_TO: &str = "up to ";
/// The words between the two periods of a range.
const TO: &str = " to ";
/// The words after a period of inactivity.
const INACTIVITY: &str = " of inactivity";

impl Duration {
    /// The largest number of units.
    pub const MAX_COUNT: u32 = 100_000_000;

    /// The durations that policies write as words. Reading and writing both use this list.
    pub const WORDS: &[(&str, Duration)] = &[
        ("session", Self::Session),
        ("until withdrawn", Self::UntilWithdrawn),
        ("until deleted", Self::UntilDeleted),
    ];

    /// Returns the longest period that the duration allows. `None` if it has no fixed end.
    pub const fn longest(self) -> Option<Period> {
        match self {
            Self::Session | Self::UntilWithdrawn | Self::UntilDeleted => None,
            Self::Lasting(period)
            | Self::UpTo(period)
            | Self::Between(_, period)
            | Self::Inactivity(period) => Some(period),
        }
    }

    /// Returns the shortest period that the duration allows. `None` if it states no shortest one.
    pub const fn shortest(self) -> Option<Period> {
        match self {
            Self::Session | Self::UntilWithdrawn | Self::UntilDeleted | Self::UpTo(_) => None,
            Self::Lasting(period) | Self::Between(period, _) | Self::Inactivity(period) => {
                Some(period)
            }
        }
    }

    /// Returns whether the duration ends only after a time without a visit.
    pub const fn is_inactivity(self) -> bool {
        matches!(self, Self::Inactivity(_))
    }

    /// Returns the longest period that the duration allows, in seconds: the value of `Max-Age`.
    /// `None` if it has no fixed end.
    pub const fn seconds(self) -> Option<u64> {
        match self.longest() {
            Some(period) => Some(period.seconds()),
            None => None,
        }
    }

    /// Reads a duration as policies write it: `session`, `until deleted`, `13 months`,
    /// `up to 13 months`, `1 day to 13 months`, `30 minutes of inactivity`.
    ///
    /// # Errors
    /// The reason why the text is not a duration.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        if let Some((_, known)) = Self::WORDS.iter().find(|(word, _)| *word == text) {
            return Ok(*known);
        }
        if let Some(longest) = text.strip_prefix(UP_TO) {
            return Period::parse(longest).map(Self::UpTo);
        }
        if let Some(period) = text.strip_suffix(INACTIVITY) {
            return Period::parse(period).map(Self::Inactivity);
        }
        let Some((from, to)) = text.split_once(TO) else {
            return Period::parse(text).map(Self::Lasting);
        };
        let (from, to) = (Period::parse(from)?, Period::parse(to)?);
        if from.seconds() < to.seconds() {
            Ok(Self::Between(from, to))
        } else {
            Err(DurationError::Range)
        }
    }
}

/// Reads a duration as policies write it: see [`Duration::parse`].
impl FromStr for Duration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        Self::parse(text)
    }
}

/// Writes the duration as a policy writes it.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Lasting(period) => write!(f, "{period}"),
            Self::UpTo(period) => write!(f, "{UP_TO}{period}"),
            Self::Between(from, to) => write!(f, "{from}{TO}{to}"),
            Self::Inactivity(period) => write!(f, "{period}{INACTIVITY}"),
            word @ (Self::Session | Self::UntilWithdrawn | Self::UntilDeleted) => {
                let known = Self::WORDS.iter().find(|(_, known)| *known == word);
                f.write_str(known.map_or("", |(word, _)| word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::{Duration, DurationError, Period, Unit};

    #[test]
    fn a_duration_reads_back() {
        for text in [
            "session",
            "until withdrawn",
            "until deleted",
            "1 day",
            "13 months",
            "100000000 years",
            "up to 13 months",
            "1 day to 13 months",
            "30 minutes of inactivity",
        ] {
            assert_eq!(Duration::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(
            Duration::parse("1 weeks"),
            Ok(Duration::Lasting(Period {
                count: 1,
                unit: Unit::Week
            }))
        );
    }

    #[test]
    fn each_invalid_duration_has_its_error() {
        for (text, error) in [
            ("", DurationError::Form),
            ("13", DurationError::Form),
            ("13months", DurationError::Form),
            ("-1 days", DurationError::Form),
            (" 1 day", DurationError::Form),
            ("1  day", DurationError::Unit),
            ("13 mounths", DurationError::Unit),
            ("0 days", DurationError::Zero),
            ("100000001 days", DurationError::TooLarge),
            ("99999999999999999999 days", DurationError::TooLarge),
            ("up to session", DurationError::Form),
            ("up to 0 days", DurationError::Zero),
            ("up to 1 day of inactivity", DurationError::Unit),
            ("1 to 13 months", DurationError::Form),
            ("session to 13 months", DurationError::Form),
            ("1 day to", DurationError::Unit),
            ("1 day to 2 days to 3 days", DurationError::Unit),
            ("13 months to 1 day", DurationError::Range),
            ("7 days to 1 week", DurationError::Range),
            ("0 minutes of inactivity", DurationError::Zero),
            ("of inactivity", DurationError::Form),
        ] {
            assert_eq!(Duration::parse(text), Err(error), "{text:?}");
        }
        for (error, sentence) in [
            (
                DurationError::Form,
                "the duration is neither a number and a unit nor a word such as `session`",
            ),
            (DurationError::Zero, "the number of the duration is zero"),
            (
                DurationError::TooLarge,
                "the number of the duration is over 100000000",
            ),
            (DurationError::Unit, "the unit of the duration is unknown"),
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn a_duration_has_bounds() {
        for (text, shortest, longest) in [
            ("session", None, None),
            ("until deleted", None, None),
            ("2 days", Some(172_800), Some(172_800)),
            ("up to 2 days", None, Some(172_800)),
            ("1 day to 2 days", Some(86_400), Some(172_800)),
            ("30 minutes of inactivity", Some(1_800), Some(1_800)),
        ] {
            let duration = Duration::parse(text).expect(text);
            assert_eq!(duration.shortest().map(Period::seconds), shortest, "{text}");
            assert_eq!(duration.seconds(), longest, "{text}");
        }
    }

    #[test]
    fn thirteen_months_stay_below_the_cap_of_400_days() {
        let seconds = Duration::parse("13 months")
            .expect("valid")
            .seconds()
            .expect("finite");
        assert_eq!(seconds, 34_187_400);
        assert!(seconds < 400 * Unit::Day.seconds());
    }
}
