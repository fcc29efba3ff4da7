//! How long a browser is asked to keep a cookie, and how long its charter says.

use core::cmp::Ordering;

use charte_core::cookie::Cookie;
use charte_core::duration::{Duration, Unit};

use super::seen::Seen;

/// How long a browser is asked to keep a cookie.
///
/// What browsers make of it may be less: they keep none for over 400 days (RFC 6265bis, section
/// 5.5).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Lifetime {
    /// Not at all: it is deleted.
    Deleted,
    /// Until the browser is closed.
    Session,
    /// So many seconds, at least one.
    Seconds(i64),
}

impl Lifetime {
    /// The life that `Max-Age` gives, which deletes from zero down.
    pub const fn of_seconds(seconds: i64) -> Self {
        if seconds > 0 {
            Self::Seconds(seconds)
        } else {
            Self::Deleted
        }
    }
}

/// How far a life may be from the declared one before it counts as another, in seconds.
///
/// Three days for a duration in months or years: a policy counts a month as 30.4375 days, programs
/// count them in calendars, where 19 have up to 581 days instead of 578.3; no other number is
/// further off. Nothing for the other units.
pub const fn tolerance(declared: Duration) -> i64 {
    match declared {
        Duration::Lasting {
            unit: Unit::Month | Unit::Year,
            ..
        } => 3 * 86_400,
        _ => 0,
    }
}

/// Compares how long a cookie lives with how long its charter says: `Less` is longer than
/// declared, as it is in [`compare`](super::attribute::compare). `None` where the charter or who saw
/// it does not say, or where the declared life has no fixed end.
pub(crate) fn compare(declared: &Cookie, seen: &Seen<'_>) -> Option<Ordering> {
    let (duration, lifetime) = (declared.duration?, seen.lifetime?);
    match (duration, lifetime) {
        (Duration::UntilWithdrawn, _) | (_, Lifetime::Deleted) => None,
        (Duration::Session, Lifetime::Session) => Some(Ordering::Equal),
        (Duration::Session, Lifetime::Seconds(_)) => Some(Ordering::Less),
        (Duration::Lasting { .. }, Lifetime::Session) => Some(Ordering::Greater),
        (Duration::Lasting { .. }, Lifetime::Seconds(seconds)) => {
            // The largest duration is far below `i64::MAX`.
            let declared = i64::try_from(duration.seconds()?).ok()?;
            let tolerance = tolerance(duration).saturating_add(seen.imprecision);
            Some(if seconds > declared.saturating_add(tolerance) {
                Ordering::Less
            } else if seconds < declared.saturating_sub(tolerance) {
                Ordering::Greater
            } else {
                Ordering::Equal
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use charte_core::duration::{Duration, Unit};

    use super::super::date::days_since_1970;
    use super::tolerance;

    #[test]
    fn months_of_the_calendar_are_within_the_tolerance() {
        for count in 1..=600_u32 {
            let months = Duration::Lasting {
                count,
                unit: Unit::Month,
            };
            let declared = i64::from(count) * 2_629_800;
            for start in 0..48 {
                let first = |month: i64| days_since_1970(2025 + month / 12, 1 + month % 12, 1);
                let days = first(start + i64::from(count)) - first(start);
                let off = (days * 86_400 - declared).abs();
                assert!(off <= tolerance(months), "{count} months from {start}");
            }
        }
    }
}
