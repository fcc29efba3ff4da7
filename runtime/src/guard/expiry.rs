//! What `Max-Age` and `Expires` ask for.
//!
//! Browsers do not agree on values that are unusual. By the letter of RFC 6265bis, `Max-Age=+60` is
//! ignored, and of two `Max-Age` the last counts that is a number. In Chromium 156, `+60` is a
//! number, and the last counts even if it is none.

use super::date;
use super::lifetime::Lifetime;

/// What `Max-Age` and `Expires` ask for, as one reader understands them.
///
/// # Examples
/// ```
/// use charte::guard::{Lifetime, ReceivedCookie};
///
/// let cookie = ReceivedCookie::parse("a=b; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT")?;
/// assert_eq!(cookie.expiry.max_age, Some(60));
/// assert_eq!(cookie.expiry.lifetime(0), Lifetime::Seconds(60));
/// # Ok::<(), charte::guard::IgnoreReason>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Expiry {
    /// `Max-Age` in seconds; the last number of 64 bits for one that is beyond.
    pub max_age: Option<i64>,
    /// `Expires`, in seconds since 1970-01-01T00:00:00Z.
    pub expires: Option<i64>,
}

impl Expiry {
    /// The lifetime that the header requests, from `now` (seconds since
    /// 1970-01-01T00:00:00Z). `Max-Age` counts before `Expires` (RFC 6265bis, section 5.7).
    pub const fn lifetime(&self, now: i64) -> Lifetime {
        match (self.max_age, self.expires) {
            (Some(seconds), _) => Lifetime::of_seconds(seconds),
            (None, Some(end)) => Lifetime::of_seconds(end.saturating_sub(now)),
            (None, None) => Lifetime::Session,
        }
    }

    /// Whether a date decides, which clocks may disagree on.
    pub(super) const fn is_by_date(&self) -> bool {
        self.max_age.is_none() && self.expires.is_some()
    }

    /// Reads one more `Max-Age` by the letter of RFC 6265bis (section 5.6.2).
    pub(super) fn read_max_age(&mut self, value: &[u8]) {
        let (negative, digits) = match value.strip_prefix(b"-") {
            Some(digits) => (true, digits),
            None => (false, value),
        };
        if digits.iter().all(u8::is_ascii_digit) {
            self.max_age = seconds(negative, digits).or(self.max_age);
        }
    }

    /// Reads one more `Expires` by the letter of RFC 6265bis (section 5.6.1).
    pub(super) fn read_expires(&mut self, value: &[u8]) {
        self.expires = date::parse(value).or(self.expires);
    }

    /// Reads one more `Max-Age` as Chromium 156 does: with a sign, and no further than the last
    /// number of 64 bits.
    pub(super) fn read_max_age_as_chromium(&mut self, value: &[u8]) {
        self.max_age = match value {
            [b'-', digits @ ..] => seconds(true, digits),
            [b'+', digits @ ..] | digits => seconds(false, digits),
        };
    }

    /// Reads one more `Expires` as Chromium 156 does.
    pub(super) fn read_expires_as_chromium(&mut self, value: &[u8]) {
        self.expires = date::parse_as_chromium(value);
    }
}

/// The value of digits; the last number of 64 bits for one that is beyond. `None` if there is no
/// digit, or something else before the value has reached that number.
fn seconds(negative: bool, digits: &[u8]) -> Option<i64> {
    let mut seconds = (!digits.is_empty()).then_some(0_i64)?;
    for &digit in digits {
        if !digit.is_ascii_digit() {
            return (seconds == i64::MAX && !negative).then_some(seconds);
        }
        let more = seconds.checked_mul(10);
        match more.and_then(|more| more.checked_add(i64::from(digit - b'0'))) {
            Some(more) => seconds = more,
            None => return Some(if negative { -i64::MAX } else { i64::MAX }),
        }
    }
    Some(if negative { -seconds } else { seconds })
}
