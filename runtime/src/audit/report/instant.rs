//! Instants as JSON has them (ISO 8601, RFC 3339).

use crate::guard::days_since_1970;

/// Seconds since 1970-01-01T00:00:00Z of a date such as `2026-01-01T12:00:00.123+01:00`.
pub(super) fn instant(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once('T')?;
    let at = rest.find(['Z', '+', '-'])?;
    let (time, zone) = rest.split_at(at);
    let [year, month, day] = numbers(date, '-')?;
    let time = time.split('.').next().unwrap_or_default();
    let [hour, minute, second] = numbers(time, ':')?;
    let offset = match zone.strip_prefix(['+', '-']) {
        None => 0,
        Some(offset) => {
            let [hours, minutes] = numbers(offset, ':')?;
            let ahead = hours * 3600 + minutes * 60;
            if zone.starts_with('-') { -ahead } else { ahead }
        }
    };
    let is_date = year >= 1 && (1..=12).contains(&month) && (1..=31).contains(&day);
    // A minute with a leap second has the second 60.
    let is_time = hour <= 24 && minute < 60 && second <= 60;
    let days = (is_date && is_time).then(|| days_since_1970(year, month, day))?;
    Some(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
}

/// Reads `N` numbers of at most four digits.
fn numbers<const N: usize>(text: &str, between: char) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(between);
    for number in &mut numbers {
        let part = parts.next()?;
        let is_number = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = is_number.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn instants() {
        for (text, expected) in [
            ("2026-01-01T00:00:00Z", Some(1_767_225_600)),
            ("2026-01-01T00:00:01.999Z", Some(1_767_225_601)),
            ("2026-01-01T02:00:00.000+02:00", Some(1_767_225_600)),
            ("2025-12-31T19:30:00-04:30", Some(1_767_225_600)),
            ("2026-01-01", None),
            ("2026-13-01T00:00:00Z", None),
            ("2026-01-00T00:00:00Z", None),
            ("2026-01-01T99:00:00Z", None),
            ("2026-01-01T00:00Z", None),
            ("2026-01-01T00:00:00", None),
        ] {
            assert_eq!(instant(text), expected, "{text}");
        }
    }
}
