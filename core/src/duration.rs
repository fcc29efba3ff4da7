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
    /// A number of units, at least one.
    Lasting {
        /// The number of units.
        count: u32,
        /// The unit.
        unit: Unit,
    },
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
    /// It is neither a number with a unit nor one of [`Duration::WORDS`].
    Form,
    /// The number is zero.
    Zero,
    /// The number is over [`Duration::MAX_COUNT`].
    TooLarge,
    /// The unit is unknown.
    Unit,
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
        }
    }
}

impl core::error::Error for DurationError {}

impl Duration {
    /// The largest number of units.
    pub const MAX_COUNT: u32 = 100_000_000;

    /// The durations that policies write as words. Reading and writing both use this list.
    pub const WORDS: &[(&str, Duration)] = &[
        ("session", Self::Session),
        ("until withdrawn", Self::UntilWithdrawn),
        ("until deleted", Self::UntilDeleted),
    ];

    /// Returns the duration in seconds: the value of `Max-Age`. `None` if it has no fixed end.
    pub const fn seconds(self) -> Option<u64> {
        match self {
            Self::Session | Self::UntilWithdrawn | Self::UntilDeleted => None,
            // At most 100,000,000 x 31,557,600, far below `u64::MAX`.
            Self::Lasting { count, unit } => Some(count as u64 * unit.seconds()),
        }
    }

    /// Reads a duration as policies write it: `session`, `until deleted`, `13 months`.
    ///
    /// # Errors
    /// The reason why the text is not a duration.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        if let Some((_, known)) = Self::WORDS.iter().find(|(word, _)| *word == text) {
            return Ok(*known);
        }
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
            Ok(count) if count <= Self::MAX_COUNT => Ok(Self::Lasting { count, unit }),
            _ => Err(DurationError::TooLarge),
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
            Self::Lasting { count: 1, unit } => write!(f, "1 {}", unit.singular()),
            Self::Lasting { count, unit } => write!(f, "{count} {}", unit.as_str()),
            word => {
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

    use super::{Duration, DurationError, Unit};

    #[test]
    fn a_duration_reads_back() {
        for text in [
            "session",
            "until withdrawn",
            "until deleted",
            "1 day",
            "13 months",
            "100000000 years",
        ] {
            assert_eq!(Duration::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(
            Duration::parse("1 weeks"),
            Ok(Duration::Lasting {
                count: 1,
                unit: Unit::Week
            })
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
        ] {
            assert_eq!(Duration::parse(text), Err(error), "{text:?}");
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
