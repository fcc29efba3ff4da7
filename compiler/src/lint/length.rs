//! Comparison of durations.

use charte_core::duration::{Duration, Unit};

/// The longest length in seconds: 0 for a session, `u64::MAX` for a duration that ends only when the
/// visitor acts.
pub(crate) fn length(duration: Duration) -> u64 {
    match duration {
        Duration::Session => 0,
        Duration::UntilWithdrawn | Duration::UntilDeleted => u64::MAX,
        Duration::Lasting(period)
        | Duration::UpTo(period)
        | Duration::Between(_, period)
        | Duration::Inactivity(period) => period.seconds(),
    }
}

/// The length of some months in seconds, rounded up to whole days: 6 months are 183 days, 13 are
/// 396, 25 are 761.
pub(crate) const fn months(count: u64) -> u64 {
    let day = Unit::Day.seconds();
    (count * Unit::Month.seconds()).div_ceil(day) * day
}

/// Whether a duration is shorter than another one by a day or more. Authors write 182 days or 26 weeks
/// for 6 months.
pub(crate) fn is_shorter(one: Duration, other: Duration) -> bool {
    length(other).saturating_sub(length(one)) >= Unit::Day.seconds()
}

#[cfg(test)]
mod tests {
    use charte_core::duration::Duration;

    use super::{is_shorter, length, months};

    #[test]
    fn months_are_rounded_up_to_days() {
        assert_eq!(
            [6, 13, 25].map(|count| months(count) / 86_400),
            [183, 396, 761]
        );
        let long = |text| length(Duration::parse(text).expect(text));
        assert!(long("6 months") <= months(6) && long("26 weeks") <= months(6));
        assert!(long("13 months") <= months(13) && long("400 days") > months(13));
        let is_shorter = |one, other| {
            let parse = |text| Duration::parse(text).expect(text);
            is_shorter(parse(one), parse(other))
        };
        assert!(!is_shorter("182 days", "6 months") && !is_shorter("365 days", "1 year"));
        assert!(is_shorter("session", "1 day") && is_shorter("5 months", "6 months"));
        assert!(!is_shorter("until deleted", "until deleted"));
        assert!(long("session") < long("1 second"));
        assert!(long("up to 14 months") > months(13) && long("1 day to 13 months") <= months(13));
        assert!(long("14 months of inactivity") > months(13));
        assert!(long("100000000 years") < long("until withdrawn"));
    }
}
