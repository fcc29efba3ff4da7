//! Durations in words and in seconds.

use charte_core::duration::{Duration, Period, Unit};

use super::{Cookie, Notes, one};

/// Returns the duration of a number of seconds, in the largest unit that keeps it exactly.
pub(crate) fn of_seconds(seconds: u64) -> Option<Duration> {
    // A year has 365 days for people, and 365.25 for a policy.
    let units = [
        Unit::Month,
        Unit::Day,
        Unit::Hour,
        Unit::Minute,
        Unit::Second,
    ];
    let unit = units
        .into_iter()
        .find(|unit| seconds.is_multiple_of(unit.seconds()))?;
    let count = u32::try_from(seconds / unit.seconds()).ok()?;
    let is_in_range = (1..=Duration::MAX_COUNT).contains(&count);
    is_in_range.then_some(Duration::Lasting(Period { count, unit }))
}

/// Returns the duration of a number of days.
pub(crate) fn of_days(days: f64) -> Option<Duration> {
    let seconds = days * 86_400.0;
    let is_exact = (1.0..1e15).contains(&seconds) && seconds.fract().abs() < 1e-6;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the line above excludes both"
    )]
    is_exact.then(|| of_seconds(seconds as u64)).flatten()
}

/// Returns the whole days of a duration, at least one; `None` if it has no fixed end. A choice is not kept
/// longer than the policy declares.
pub(crate) fn days(duration: Duration) -> Option<u64> {
    duration.seconds().map(|seconds| (seconds / 86_400).max(1))
}

/// Reads the lifetime of a cookie in words of any language that charte understands. Words that are no
/// duration become a note beside it.
pub(crate) fn read(cookie: &mut Cookie, words: &str, language: &str, notes: &mut Notes) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    if let Some(duration) = parse(words) {
        cookie.duration = Some(duration);
        return;
    }
    cookie.duration_note = one(language, words);
    notes.about(
        "these lifetimes are no durations that charte understands, and became `duration_note`",
        words,
    );
}

/// Reads a duration as a policy, a person or ISO 8601 writes it.
pub(crate) fn parse(words: &str) -> Option<Duration> {
    let words = words.trim();
    let lower = words.to_lowercase();
    if ["persistent", "persistant", "persistente", "permanent"].contains(&lower.as_str()) {
        return None;
    }
    let begins = ["expires after ", "expires in ", "expire apr\u{e8}s "];
    let rest = begins.iter().find_map(|begin| lower.strip_prefix(begin));
    let words = rest.unwrap_or(words);
    Duration::parse(words)
        .ok()
        .or_else(|| charte_compiler::meant::written_duration(words))
        .or_else(|| of_iso(words))
}

/// Reads a duration of ISO 8601 with one unit: `P13M`, `PT30M`.
fn of_iso(words: &str) -> Option<Duration> {
    let rest = words.strip_prefix('P')?;
    let (is_time, rest) = match rest.strip_prefix('T') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (count, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let unit = match (is_time, unit) {
        (false, "Y") => Unit::Year,
        (false, "M") => Unit::Month,
        (false, "W") => Unit::Week,
        (false, "D") => Unit::Day,
        (true, "H") => Unit::Hour,
        (true, "M") => Unit::Minute,
        (true, "S") => Unit::Second,
        _ => return None,
    };
    let count = count.parse().ok()?;
    let is_in_range = (1..=Duration::MAX_COUNT).contains(&count);
    is_in_range.then_some(Duration::Lasting(Period { count, unit }))
}

/// Writes a period in ISO 8601: `P13M`.
pub(crate) fn iso(period: Period) -> String {
    let count = period.count;
    match period.unit {
        Unit::Year => format!("P{count}Y"),
        Unit::Month => format!("P{count}M"),
        Unit::Week => format!("P{count}W"),
        Unit::Day => format!("P{count}D"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Second => format!("PT{count}S"),
    }
}

#[cfg(test)]
mod tests {
    use super::{days, of_days, of_seconds, parse};

    #[test]
    fn seconds_become_the_largest_exact_unit() {
        for (seconds, expected) in [
            (34_187_400, "13 months"),
            (31_536_000, "365 days"),
            (31_557_600, "12 months"),
            (86_400, "1 day"),
            (5_400, "90 minutes"),
            (61, "61 seconds"),
        ] {
            let duration = of_seconds(seconds).expect("a duration");
            assert_eq!(duration.to_string(), expected);
        }
        assert_eq!(of_seconds(0), None);
        assert_eq!(
            of_days(0.5).map(|it| it.to_string()).as_deref(),
            Some("12 hours")
        );
        assert_eq!(of_days(f64::NAN), None);
        assert_eq!(of_seconds(1).and_then(days), Some(1));
    }

    #[test]
    fn words_of_other_tools() {
        for (words, expected) in [
            ("2 years", Some("2 years")),
            ("13 mois", Some("13 months")),
            ("Session", Some("session")),
            ("P13M", Some("13 months")),
            ("PT30M", Some("30 minutes")),
            ("Expires after 12 days", Some("12 days")),
            ("Persistent", None),
            ("P", None),
            ("P\u{e9}", None),
            ("varies", None),
        ] {
            let duration = parse(words).map(|it| it.to_string());
            assert_eq!(duration.as_deref(), expected, "{words}");
        }
    }
}
