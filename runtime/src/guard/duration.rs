//! The comparison of a lifetime with the declared duration.

use core::cmp::Ordering;

use charte_core::cookie::Cookie;
use charte_core::duration::{Duration, Period, Unit};

use super::lifetime::Lifetime;
use super::seen::Seen;

/// The difference in seconds up to which a lifetime counts as the declared one.
///
/// It is three days for a duration in months or years. A policy counts a month as 30.4375 days, but
/// programs add calendar months: 19 of them have up to 581 days, not 578.3. No other number of
/// months differs more. It is zero for the other units.
///
/// # Examples
/// ```
/// use charte::guard::tolerance;
/// use charte::{Period, Unit};
///
/// assert_eq!(tolerance(Period { count: 13, unit: Unit::Month }), 3 * 86_400);
/// assert_eq!(tolerance(Period { count: 90, unit: Unit::Day }), 0);
/// ```
pub const fn tolerance(declared: Period) -> i64 {
    match declared.unit {
        Unit::Month | Unit::Year => 3 * 86_400,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => 0,
    }
}

/// Compares a lifetime with the declared duration. `Less` is longer than declared, so weaker, as in
/// [`compare`](super::attribute::compare). `None` if one of the two is unknown, the declared
/// duration has no fixed end, or the server ends the inactivity of a session.
pub(crate) fn compare(declared: &Cookie, seen: &Seen<'_>) -> Option<Ordering> {
    let (duration, lifetime) = (declared.duration?, seen.lifetime?);
    match (duration, lifetime) {
        (Duration::UntilWithdrawn | Duration::UntilDeleted, _)
        | (_, Lifetime::Deleted)
        | (Duration::Inactivity(_), Lifetime::Session) => None,
        (Duration::Session | Duration::UpTo(_), Lifetime::Session) => Some(Ordering::Equal),
        (Duration::Session, Lifetime::Seconds(_)) => Some(Ordering::Less),
        (Duration::Lasting(_) | Duration::Between(..), Lifetime::Session) => {
            Some(Ordering::Greater)
        }
        (lasting, Lifetime::Seconds(seconds)) => Some(
            if seconds > limit(lasting.longest()?, i64::saturating_add, seen) {
                Ordering::Less
            } else if lasting
                .shortest()
                .is_some_and(|shortest| seconds < limit(shortest, i64::saturating_sub, seen))
            {
                Ordering::Greater
            } else {
                Ordering::Equal
            },
        ),
    }
}

/// Returns a period in seconds, moved by the tolerance.
fn limit(period: Period, moved: fn(i64, i64) -> i64, seen: &Seen<'_>) -> i64 {
    // The largest period is far below `i64::MAX`.
    let declared = i64::try_from(period.seconds()).unwrap_or(i64::MAX);
    moved(declared, tolerance(period).saturating_add(seen.imprecision))
}

#[cfg(test)]
mod tests {
    use charte_core::duration::{Period, Unit};

    use super::super::date::days_since_1970;
    use super::tolerance;

    #[test]
    fn months_of_the_calendar_are_within_the_tolerance() {
        for count in 1..=600_u32 {
            let months = Period {
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
