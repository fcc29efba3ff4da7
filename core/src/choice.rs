//! The text in which charte keeps a choice: `1.` and the revision, the platform, the time and the
//! bits of what was granted, with a `.` between two.

use core::fmt;

use crate::hash::ContentHash;

/// A choice, as it is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeptChoice {
    /// The consent revision of the charter that was shown.
    pub revision: ContentHash,
    /// The [`platform`] that showed it.
    pub platform: u64,
    /// When it was made: seconds since 1970.
    pub when: u64,
    /// The categories that were granted: a bit for each that visitors are asked about.
    pub granted: u64,
}

/// The version of the form.
const VERSION: &str = "1";

/// The longest text: `1.`, 32, 16, 12 and 16 digits with a `.` between them.
pub const MAX_CHOICE: usize = 2 + 33 + 17 + 13 + 16;

/// The text; a time from the year 33,658 on is written as that year.
impl fmt::Display for KeptChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            revision,
            platform,
            when,
            granted,
        } = self;
        let when = (*when).min(999_999_999_999);
        write!(f, "{VERSION}.{revision}.{platform:016x}.{when}.{granted:x}")
    }
}

impl KeptChoice {
    /// The choice that is kept in a text; `None` if the text has another form.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > MAX_CHOICE {
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
        if !is_short(when, 12) || !when.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if !is_short(granted, 16) {
            return None;
        }
        Some(Self {
            revision: ContentHash::from_u128(hexadecimal(revision)?),
            platform: u64::try_from(hexadecimal(platform)?).ok()?,
            when: when.parse().ok()?,
            granted: u64::try_from(hexadecimal(granted)?).ok()?,
        })
    }
}

/// The host of a platform as a number.
pub fn platform(ascii_host: &str) -> u64 {
    let hash = ContentHash::EMPTY.with_text(ascii_host).to_u128();
    let folded = hash ^ (hash >> 64);
    (folded & u128::from(u64::MAX))
        .try_into()
        .unwrap_or_default()
}

fn hexadecimal(digits: &str) -> Option<u128> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let right = digits.bytes().all(is_digit);
    right.then(|| u128::from_str_radix(digits, 16).ok())?
}

/// Whether a number has at most so many digits, and no zero before them.
fn is_short(digits: &str, most: usize) -> bool {
    let leads = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && digits.len() <= most && !leads
}
