//! The text of a stored choice: `1.`, the revision, the platform, the time and the bits of the
//! granted questions, separated by `.`. At its end, a choice that answers only the questions that it
//! grants has `.p`, one that was made despite a signal of the browser has `.s`, and one of both `.ps`.

use core::fmt;

use crate::hash::ContentHash;

/// A stored choice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeptChoice {
    /// The consent revision of the charter that the visitor saw.
    pub revision: ContentHash,
    /// The [`platform`] that showed it, or the domain of the platforms that share one choice.
    pub platform: u64,
    /// The time of the choice, in seconds since 1970.
    pub when: u64,
    /// The granted questions: one bit each, in the order of their ids.
    pub granted: u64,
    /// Whether the browser sent a signal with the choice that the policy lets the choice overrule.
    pub despite_signal: bool,
    /// Whether only the granted questions are answered. The others are still to be asked.
    pub is_partial: bool,
}

/// The version of the text format.
const VERSION: &str = "1";

/// The ends of a choice that is partial, that was made despite a signal, and that is both.
const PARTIAL: &str = "p";
const DESPITE_SIGNAL: &str = "s";
const BOTH: &str = "ps";

/// The maximum length of the text: `1.`, then 32, 16, 12 and 16 digits separated by `.`, and `.ps`.
pub const MAX_CHOICE: usize = 2 + 33 + 17 + 13 + 16 + 3;

/// Writes the text. A time after the year 33,658 is written as that year.
impl fmt::Display for KeptChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            revision,
            platform,
            when,
            granted,
            despite_signal,
            is_partial,
        } = self;
        let when = (*when).min(999_999_999_999);
        write!(f, "{VERSION}.{revision}.{platform:016x}.{when}.{granted:x}")?;
        match (is_partial, despite_signal) {
            (false, false) => Ok(()),
            (true, false) => write!(f, ".{PARTIAL}"),
            (false, true) => write!(f, ".{DESPITE_SIGNAL}"),
            (true, true) => write!(f, ".{BOTH}"),
        }
    }
}

impl KeptChoice {
    /// Reads a choice from its text; `None` if the text has another form.
    pub fn read(text: &str) -> Option<Self> {
        let mut steps = text.split('.');
        let mut next = || steps.next();
        let (version, revision, platform, when, granted) =
            (next()?, next()?, next()?, next()?, next()?);
        let (is_partial, despite_signal) = match steps.next() {
            None => (false, false),
            Some(PARTIAL) => (true, false),
            Some(DESPITE_SIGNAL) => (false, true),
            Some(BOTH) => (true, true),
            Some(_) => return None,
        };
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
            despite_signal,
            is_partial,
        })
    }
}

/// Returns the hash of a platform's host, or of the domain of platforms that share one choice.
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

/// Returns whether a number has at most `most` digits and no leading zero.
fn is_short(digits: &str, most: usize) -> bool {
    let leads = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && digits.len() <= most && !leads
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::{KeptChoice, MAX_CHOICE, platform};
    use crate::hash::ContentHash;

    const LONGEST: KeptChoice = KeptChoice {
        revision: ContentHash::from_u128(u128::MAX),
        platform: u64::MAX,
        when: 999_999_999_999,
        granted: u64::MAX,
        despite_signal: true,
        is_partial: true,
    };

    #[test]
    fn a_choice_reads_back() {
        let text = LONGEST.to_string();
        assert_eq!(
            text,
            "1.ffffffffffffffffffffffffffffffff.ffffffffffffffff.999999999999.ffffffffffffffff.ps"
        );
        assert_eq!(text.len(), MAX_CHOICE);
        assert_eq!(KeptChoice::read(&text), Some(LONGEST));
        let shortest = KeptChoice {
            revision: ContentHash::from_u128(0xa),
            platform: 0xb,
            when: 0,
            granted: 0,
            despite_signal: false,
            is_partial: false,
        };
        let text = shortest.to_string();
        assert_eq!(
            text,
            "1.0000000000000000000000000000000a.000000000000000b.0.0"
        );
        assert_eq!(KeptChoice::read(&text), Some(shortest));
        for (is_partial, despite_signal, end) in [(true, false, ".p"), (false, true, ".s")] {
            let choice = KeptChoice {
                despite_signal,
                is_partial,
                ..shortest
            };
            let text = choice.to_string();
            assert!(text.ends_with(&std::format!(".0{end}")), "{text}");
            assert_eq!(KeptChoice::read(&text), Some(choice));
        }
        // A later time is written as the last one.
        let later = KeptChoice {
            when: u64::MAX,
            ..LONGEST
        };
        assert_eq!(KeptChoice::read(&later.to_string()), Some(LONGEST));
    }

    #[test]
    fn another_form_is_no_choice() {
        let right = "1.000000000000000000000000000000aa.00000000000000bb.12.f";
        assert!(KeptChoice::read(right).is_some());
        for (part, other) in [
            ("1.", "2."),
            ("1.", ""),
            ("1.", "01."),
            ("1.0", "1."),
            ("1.0", "1.00"),
            ("1.0", "1.+"),
            ("1.0", "1.A"),
            (".00000000000000bb", ".0000000000000bb"),
            (".00000000000000bb", ".000000000000000bb"),
            (".00000000000000bb", ".0000000000000\u{e9}"),
            (".12.", "."),
            (".12.", ".."),
            (".12.", ".012."),
            (".12.", ".+12."),
            (".12.", ".1a."),
            (".12.", ".1000000000000."),
            (".f", ""),
            (".f", "."),
            (".f", ".0f"),
            (".f", ".+f"),
            (".f", ".F"),
            (".f", ".10000000000000000"),
            (".f", ".f."),
            (".f", ".f.0"),
            (".f", ".f.S"),
            (".f", ".f.s."),
            (".f", ".f.s.s"),
            (".f", ".f.sp"),
            (".f", ".f.p.s"),
            (".f", ".f.P"),
        ] {
            let text = right.replacen(part, other, 1);
            assert_ne!(text, right);
            assert_eq!(KeptChoice::read(&text), None, "{text}");
        }
    }

    #[test]
    fn the_hash_of_a_platform_folds_both_halves() {
        let whole = ContentHash::EMPTY.with_text("a.example").to_u128();
        let halves = [whole >> 64, whole & u128::from(u64::MAX)];
        let [high, low] = halves.map(|half| u64::try_from(half).expect("64 bits"));
        assert_eq!(platform("a.example"), high ^ low);
    }
}
