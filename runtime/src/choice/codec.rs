//! The text in which charte keeps a choice.

use core::fmt::Write;

use charte_core::hash::ContentHash;

use super::decoder::Stored;
use crate::buffer::Text;
use crate::charter::Charter;

/// The version of the form.
const VERSION: &str = "1";

/// The longest text: `1.`, 32, 16, 12 and 16 digits with a `.` between them.
pub(super) const MAX: usize = 2 + 33 + 17 + 13 + 16;

/// The text of a choice.
pub(super) fn encode(charter: Charter<'_>, stored: Stored) -> Text<MAX> {
    let Stored { granted, when } = stored;
    let mut text = Text::EMPTY;
    let revision = charter.consent_revision();
    let platform = platform(charter);
    // Year 33,658 and later are written as that.
    let when = when.min(999_999_999_999);
    // It fits, see `MAX`; if it did not, the text would be cut and be no choice.
    let _ = write!(
        text,
        "{VERSION}.{revision}.{platform:016x}.{when}.{granted:x}"
    );
    text
}

/// The choice that is kept in a text, where it is for this platform and this revision.
pub(super) fn decode(charter: Charter<'_>, text: &str) -> Option<Stored> {
    if text.len() > MAX {
        return None;
    }
    let mut steps = text.split('.');
    let mut next = || steps.next();
    let (version, revision, platform, when, granted) =
        (next()?, next()?, next()?, next()?, next()?);
    if steps.next().is_some() || version != VERSION {
        return None;
    }
    if revision.len() != 32 || platform.len() != 16 {
        return None;
    }
    let hexadecimal = |digits: &str| {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let right = digits.bytes().all(is_digit);
        right
            .then(|| u128::from_str_radix(digits, 16).ok())
            .flatten()
    };
    if hexadecimal(revision)? != charter.consent_revision().to_u128()
        || hexadecimal(platform)? != u128::from(self::platform(charter))
    {
        return None;
    }
    let is_short = |digits: &str, most: usize| {
        let leads = digits.len() > 1 && digits.starts_with('0');
        !digits.is_empty() && digits.len() <= most && !leads
    };
    if !is_short(when, 12) || !when.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if !is_short(granted, 16) {
        return None;
    }
    let granted = u64::try_from(hexadecimal(granted)?).ok()?;
    let when = when.parse().ok()?;
    Some(Stored { granted, when })
}

/// The host of a platform as a number.
fn platform(charter: Charter<'_>) -> u64 {
    let hash = ContentHash::EMPTY.with_text(charter.ascii_host()).to_u128();
    let folded = hash ^ (hash >> 64);
    (folded & u128::from(u64::MAX))
        .try_into()
        .unwrap_or_default()
}
