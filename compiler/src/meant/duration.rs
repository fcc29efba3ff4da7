//! Durations as people and browsers write them.

use charte_core::duration::{Duration, Unit};

use super::is_negated;
use crate::diagnostic::similar;

/// The meaning of a text that is not a duration of the format.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Meant {
    /// Exactly this.
    Duration(Duration),
    /// Something without an end.
    Endless,
    /// Several numbers whose sum is not exact in a single unit.
    Several,
    /// A fraction of a unit that no smaller unit divides.
    Fraction,
    /// Something else.
    Unknown,
}

/// Returns the meaning of a text that is not a duration of the format.
pub(crate) fn duration(text: &str) -> Meant {
    let text = text.trim().to_lowercase();
    if !text.contains(|character: char| character.is_ascii_digit()) {
        let contains = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if contains(ENDLESS) || (contains(&["expir"]) && is_negated(&text)) {
            return Meant::Endless;
        }
        if is_negated(&text) {
            return Meant::Unknown;
        }
        if contains(&["until", "jusqu"])
            && contains(DELETED)
            && !contains(&["clos", "ferm", "session"])
        {
            return Meant::Duration(Duration::UntilDeleted);
        }
        let words = text.split(|character: char| !character.is_alphanumeric());
        let is_plain = words.clone().all(|word| SESSION.contains(&word));
        let is_closing = contains(&["brows", "navigat"]) && contains(&["clos", "quit", "ferm"]);
        if is_plain && (is_closing || contains(&["session"])) {
            return Meant::Duration(Duration::Session);
        }
        if words.clone().any(|word| word == "session") {
            return Meant::Unknown;
        }
        if let Some(word) = similar(&text, Duration::WORDS.iter().map(|(word, _)| *word)) {
            return Duration::parse(word).map_or(Meant::Unknown, Meant::Duration);
        }
    }
    let Some(amounts) = amounts(&text) else {
        return Meant::Unknown;
    };
    match amounts[..] {
        [] => Meant::Unknown,
        [amount] => match amount.whole() {
            Some((count, unit)) => lasting(count, unit).map_or(Meant::Unknown, Meant::Duration),
            None => Meant::Fraction,
        },
        _ => match sum(&amounts) {
            Some((count, unit)) => lasting(count, unit).map_or(Meant::Unknown, Meant::Duration),
            None => Meant::Several,
        },
    }
}

/// Returns a number of seconds, in the largest unit in which it is exact.
pub(crate) fn seconds(count: u64) -> Option<Duration> {
    let units = Unit::ALL.iter().rev().copied();
    let mut exact = units.filter(|unit| count.is_multiple_of(unit.seconds()));
    exact.find_map(|unit| lasting(count / unit.seconds(), unit))
}

/// Returns a number of units, if a policy can write it.
fn lasting(count: u64, unit: Unit) -> Option<Duration> {
    let count = u32::try_from(count).ok()?;
    (1..=Duration::MAX_COUNT)
        .contains(&count)
        .then_some(Duration::Lasting { count, unit })
}

/// A decimal number of units.
#[derive(Clone, Copy)]
struct Amount {
    /// The digits, without the point.
    digits: u64,
    /// The divisor of the digits: a power of ten.
    scale: u64,
    unit: Unit,
}

impl Amount {
    /// Returns the same length in whole units: its own, or the largest smaller unit in which it is
    /// exact.
    fn whole(self) -> Option<(u64, Unit)> {
        let Self {
            mut digits,
            scale,
            mut unit,
        } = self;
        while !digits.is_multiple_of(scale) {
            let (times, smaller) = smaller(unit)?;
            digits = digits.checked_mul(times)?;
            unit = smaller;
        }
        Some((digits / scale, unit))
    }
}

/// Returns the next smaller unit and how many of it are one of this unit, as a calendar or a clock
/// counts.
fn smaller(unit: Unit) -> Option<(u64, Unit)> {
    Some(match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Week => (7, Unit::Day),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        // A month has no fixed number of days.
        Unit::Month | Unit::Second => return None,
    })
}

/// Returns the sum of several amounts, in their smallest unit; `None` if the sum is not exact.
fn sum(amounts: &[Amount]) -> Option<(u64, Unit)> {
    let mut wholes = Vec::new();
    for amount in amounts {
        wholes.push(amount.whole()?);
    }
    let (_, smallest) = *wholes.iter().min_by_key(|(_, unit)| unit.seconds())?;
    let mut sum = 0_u64;
    for (mut count, mut unit) in wholes {
        while unit != smallest {
            let (times, smaller) = smaller(unit)?;
            count = count.checked_mul(times)?;
            unit = smaller;
        }
        sum = sum.checked_add(count)?;
    }
    Some((sum, smallest))
}

/// Reads numbers with their units; `None` if the text contains anything else.
fn amounts(text: &str) -> Option<Vec<Amount>> {
    let mut amounts = Vec::new();
    let mut number: Option<(u64, u64)> = None;
    for word in words(text) {
        match number {
            None if matches!(word, "and" | "et" | "&" | "+" | ",") && !amounts.is_empty() => {}
            None => number = Some(read_number(word)?),
            Some((digits, scale)) => {
                let unit = read_unit(word)?;
                amounts.push(Amount {
                    digits,
                    scale,
                    unit,
                });
                number = None;
            }
        }
    }
    number.is_none().then_some(amounts)
}

/// Splits a text at blanks, and between digits and letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_number = |character: char| character.is_ascii_digit();
    let pieces = text.split([' ', '\t', '\u{a0}', '\u{202f}']);
    pieces
        .filter(|piece| !piece.is_empty())
        .flat_map(move |piece| {
            let end = piece.rfind(is_number).map_or(0, |last| last + 1);
            let (number, rest) = piece.split_at(end);
            // `1 year, 1 month`
            let (rest, comma) = match rest.strip_suffix(',') {
                Some(rest) => (rest, ","),
                None => (rest, ""),
            };
            [number, rest, comma]
                .into_iter()
                .filter(|word| !word.is_empty())
        })
}

/// Reads a number as its digits and the power of ten that divides them.
fn read_number(word: &str) -> Option<(u64, u64)> {
    if let Some(number) = NUMBERS.iter().find(|(name, _)| *name == word) {
        return Some((number.1, 1));
    }
    let (whole, part) = word.split_once(['.', ',']).unwrap_or((word, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Three digits after the mark may be thousands.
    if whole.is_empty() || whole.len() > 9 || part.len() > 2 || !is_digits(whole) {
        return None;
    }
    if !is_digits(part) || (part.is_empty() && whole.len() != word.len()) {
        return None;
    }
    let scale = [1, 10, 100][part.len()];
    let digits = format!("{whole}{part}").parse().ok()?;
    Some((digits, scale))
}

fn read_unit(word: &str) -> Option<Unit> {
    let word = word.trim_end_matches('.');
    let named = UNITS.iter().find(|(names, _)| names.contains(&word));
    if let Some((_, unit)) = named {
        return Some(*unit);
    }
    let known = Unit::ALL
        .iter()
        .flat_map(|unit| [unit.as_str(), unit.singular()]);
    let near = similar(word, known)?;
    Unit::ALL
        .iter()
        .copied()
        .find(|unit| near == unit.as_str() || near == unit.singular())
}

/// The words by which people describe a session lifetime.
#[rustfmt::skip]
const SESSION: &[&str] = &[
    "", "a", "at", "browser", "browsing", "close", "closed", "closes", "closing", "cookie",
    "cookies", "de", "du", "duration", "dur\u{e9}e", "duree", "during", "end", "ends", "expire",
    "expires", "fermeture", "ferm\u{e9}", "ferme", "fermez", "fin", "for", "is", "it", "jusqu", "la",
    "le", "l", "lorsque", "navigateur", "navigation", "of", "on", "only", "pendant", "quand", "quit",
    "quitte", "quittez", "session", "the", "this", "until", "user", "utilisateur", "visitor", "votre",
    "vous", "web", "when", "you", "your", "\u{e0}",
];

/// The words by which people describe an unlimited lifetime.
const ENDLESS: &[&str] = &[
    "permanent",
    "persisten",
    "persistant",
    "forever",
    "for ever",
    "endless",
    "eternal",
    "infinite",
    "indefinite",
    "ind\u{e9}fini",
    "illimit\u{e9}",
    "unlimited",
    "never",
    "sans limite",
    "no limit",
];

/// The words for what visitors do to data that are kept until they delete them.
const DELETED: &[&str] = &["delet", "clear", "remov", "effac", "supprim", "suppress"];

/// Units by their short names and in French, because many policies are in French. `m` is ambiguous
/// (minutes or months), so it is not listed.
const UNITS: &[(&[&str], Unit)] = &[
    (&["s", "sec", "secs", "seconde", "secondes"], Unit::Second),
    (&["min", "mn", "mins"], Unit::Minute),
    (&["h", "hr", "hrs", "heure", "heures"], Unit::Hour),
    (&["d", "j", "jour", "jours"], Unit::Day),
    (
        &["w", "wk", "wks", "sem", "semaine", "semaines"],
        Unit::Week,
    ),
    (&["mo", "mos", "mois"], Unit::Month),
    (
        &[
            "y",
            "yr",
            "yrs",
            "an",
            "ans",
            "ann\u{e9}e",
            "ann\u{e9}es",
            "annee",
            "annees",
        ],
        Unit::Year,
    ),
];

const NUMBERS: &[(&str, u64)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("un", 1),
    ("une", 1),
    ("two", 2),
    ("deux", 2),
    ("three", 3),
    ("trois", 3),
    ("four", 4),
    ("quatre", 4),
    ("five", 5),
    ("cinq", 5),
    ("six", 6),
    ("seven", 7),
    ("sept", 7),
    ("eight", 8),
    ("huit", 8),
    ("nine", 9),
    ("neuf", 9),
    ("ten", 10),
    ("dix", 10),
    ("twelve", 12),
    ("douze", 12),
    ("thirteen", 13),
    ("treize", 13),
];

#[cfg(test)]
mod tests {
    use super::{Meant, duration};

    fn meant(text: &str) -> String {
        match duration(text) {
            Meant::Duration(duration) => duration.to_string(),
            other => format!("{other:?}").to_lowercase(),
        }
    }

    #[test]
    fn a_guess_keeps_the_length() {
        for (text, expected) in [
            ("1 year 1 month", "13 months"),
            ("1 year, 2 months and 3 months", "17 months"),
            ("1 an et 1 mois", "13 months"),
            ("1 week 1 day", "8 days"),
            ("1 year 27 days", "several"),
            ("1h", "1 hour"),
            ("1h30", "unknown"),
            ("1h 30min", "90 minutes"),
            ("30 j", "30 days"),
            ("1 mois", "1 month"),
            ("13 mounths", "13 months"),
            ("6 Months", "6 months"),
            ("1,5 years", "18 months"),
            ("0.5 day", "12 hours"),
            ("1.5 months", "fraction"),
            ("1,000 days", "unknown"),
            ("3 m", "unknown"),
            ("One month", "1 month"),
            ("1-2 years", "unknown"),
            ("1 or 2 years", "unknown"),
            ("less than 1 year", "unknown"),
            ("0 days", "unknown"),
            ("13", "unknown"),
            ("", "unknown"),
            ("session cookie", "session"),
            ("When you close your browser", "session"),
            ("not a session cookie", "unknown"),
            ("session (30 minutes)", "unknown"),
            ("Jusqu'\u{e0} la fermeture du navigateur", "session"),
            ("session or until you log out", "unknown"),
            ("two sessions", "unknown"),
            ("Until Withdrawn", "until withdrawn"),
            ("until deletion", "until deleted"),
            ("Until you clear your browser", "until deleted"),
            (
                "jusqu'\u{e0} suppression par l'utilisateur",
                "until deleted",
            ),
            ("until the session is cleared", "unknown"),
            ("permanent", "endless"),
            ("No expiry", "endless"),
            ("never expires", "endless"),
        ] {
            assert_eq!(meant(text), expected, "{text:?}");
        }
    }
}
