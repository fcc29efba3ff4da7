//! Numbers of units as people write them.

use charte_core::duration::{Duration, Period, Unit};

use crate::diagnostic::similar;

/// The reason why a text is not a single period.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum PeriodError {
    /// It has several numbers whose sum is not exact in a single unit.
    Several,
    /// It has a fraction of a unit that no smaller unit divides.
    Fraction,
    /// It is something else.
    Unknown,
}

/// Reads a number and a unit, or a sum of them, as one period of the same length.
pub(super) fn period(text: &str) -> Result<Period, PeriodError> {
    let amounts = amounts(text).ok_or(PeriodError::Unknown)?;
    let (whole, error) = match amounts[..] {
        [] => return Err(PeriodError::Unknown),
        [amount] => (amount.whole(), PeriodError::Fraction),
        _ => (sum(&amounts), PeriodError::Several),
    };
    let (count, unit) = whole.ok_or(error)?;
    of(count, unit).ok_or(PeriodError::Unknown)
}

/// Returns a number of seconds, in the largest unit in which it is exact.
pub(crate) fn seconds(count: u64) -> Option<Period> {
    let units = Unit::ALL.iter().rev().copied();
    let mut exact = units.filter(|unit| count.is_multiple_of(unit.seconds()));
    exact.find_map(|unit| of(count / unit.seconds(), unit))
}

/// Returns a number of units, if a policy can write it.
fn of(count: u64, unit: Unit) -> Option<Period> {
    let count = u32::try_from(count).ok()?;
    (1..=Duration::MAX_COUNT)
        .contains(&count)
        .then_some(Period { count, unit })
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

/// Returns the sum of several amounts, in their smallest unit. `None` if the sum is not exact, or if
/// the units do not get smaller: those are a list, not a sum.
fn sum(amounts: &[Amount]) -> Option<(u64, Unit)> {
    let is_smaller = |pair: &[Amount]| pair[1].unit.seconds() < pair[0].unit.seconds();
    if !amounts.windows(2).all(is_smaller) {
        return None;
    }
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
    let word = word.trim_end_matches('.').trim_start_matches('-');
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
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

/// Units by their short names and in other languages of the Union, because policies are translated
/// or copied. `m` is ambiguous (minutes or months), so it is not listed.
#[rustfmt::skip]
const UNITS: &[(&[&str], Unit)] = &[
    (
        &[
            "s", "sec", "secs", "seconde", "secondes", "sekunde", "sekunden", "segundo", "segundos",
            "secondo", "secondi", "seconden", "sekunda", "sekundy", "sekund", "sekunder",
        ],
        Unit::Second,
    ),
    (
        &[
            "min", "mn", "mins", "minuten", "minuto", "minutos", "minuti", "minuut", "minuta",
            "minuty", "minut", "minuter", "minutter",
        ],
        Unit::Minute,
    ),
    (
        &[
            "h", "hr", "hrs", "heure", "heures", "std", "stunde", "stunden", "hora", "horas", "ora",
            "ore", "uur", "uren", "godzina", "godziny", "godzin", "timme", "timmar", "time", "timer",
        ],
        Unit::Hour,
    ),
    (
        &[
            "d", "j", "jour", "jours", "tag", "tage", "tagen", "d\u{ed}a", "d\u{ed}as", "dia", "dias",
            "giorno", "giorni", "dag", "dagen", "dzie\u{144}", "dni", "dnia", "dagar", "dage",
        ],
        Unit::Day,
    ),
    (
        &[
            "w", "wk", "wks", "sem", "semaine", "semaines", "woche", "wochen", "semana", "semanas",
            "settimana", "settimane", "weken", "tydzie\u{144}", "tygodnie", "tygodni", "vecka",
            "veckor", "uge", "uger",
        ],
        Unit::Week,
    ),
    (
        &[
            "mo", "mos", "mois", "monat", "monate", "monaten", "mes", "meses", "mese", "mesi",
            "maand", "maanden", "m\u{ea}s", "miesi\u{105}c", "miesi\u{105}ce", "miesi\u{119}cy",
            "m\u{e5}nad", "m\u{e5}nader", "m\u{e5}ned", "m\u{e5}neder",
        ],
        Unit::Month,
    ),
    (
        &[
            "y", "yr", "yrs", "an", "ans", "ann\u{e9}e", "ann\u{e9}es", "annee", "annees", "jahr",
            "jahre", "jahren", "a\u{f1}o", "a\u{f1}os", "anno", "anni", "jaar", "jaren", "ano", "anos",
            "rok", "roku", "lata", "lat", "\u{e5}r",
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
