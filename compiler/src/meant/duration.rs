//! Durations as people and browsers write them.

mod period;
mod vocabulary;

use charte_core::duration::{Duration, Period};

use super::is_negated;
use crate::diagnostic::similar;
use period::{PeriodError, period};
use vocabulary as words;

pub(crate) use period::seconds;

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
    let text = text.trim().to_lowercase().replace('\u{2019}', "'");
    let text = text.as_str();
    if !text.contains(|character: char| character.is_ascii_digit())
        && let Some(meant) = in_words(text)
    {
        return meant;
    }
    if let Some(duration) = inactivity(text)
        .or_else(|| up_to(text))
        .or_else(|| range(text))
    {
        return Meant::Duration(duration);
    }
    let text = without_first(text, words::FOR).unwrap_or(text);
    match period(text) {
        Ok(period) => Meant::Duration(Duration::Lasting(period)),
        Err(PeriodError::Several) => Meant::Several,
        Err(PeriodError::Fraction) => Meant::Fraction,
        Err(PeriodError::Unknown) => Meant::Unknown,
    }
}

/// Returns the meaning of a text without digits; `None` if it may contain a number in letters.
fn in_words(text: &str) -> Option<Meant> {
    let contains = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let words = || text.split(|character: char| !character.is_alphanumeric());
    let are_all = |known: &[&str]| words().all(|word| word.is_empty() || known.contains(&word));
    let is_until = contains(&["until", "jusqu"]);
    if is_negated(text) {
        let is_endless = contains(words::NO_LIMIT)
            || (contains(&["expir"]) || contains(words::DELETED)) && !contains(&["non"]);
        return Some(if is_endless {
            Meant::Endless
        } else {
            Meant::Unknown
        });
    }
    if contains(words::ENDLESS) {
        return Some(Meant::Endless);
    }
    if is_until && contains(words::DELETED) && are_all(words::WHO_DELETES) {
        return Some(Meant::Duration(Duration::UntilDeleted));
    }
    if contains(words::WITHDRAWN) && are_all(words::WHO_WITHDRAWS) {
        return Some(Meant::Duration(Duration::UntilWithdrawn));
    }
    let is_closing = contains(&["brows", "navigat"]) && contains(&["clos", "quit", "ferm"]);
    if words::SESSIONS.contains(&text)
        || are_all(words::SESSION) && (is_closing || contains(&["session"]))
    {
        return Some(Meant::Duration(Duration::Session));
    }
    if words().any(|word| word == "session") {
        return Some(Meant::Unknown);
    }
    // A longer text may restrict the word with which it begins.
    let count = |text: &str| text.split_whitespace().count();
    let known = Duration::WORDS.iter().map(|(word, _)| *word);
    let near = similar(text, known.filter(|word| count(word) == count(text)))?;
    Duration::parse(near).ok().map(Meant::Duration)
}

/// Reads `after 30 minutes without activity`.
fn inactivity(text: &str) -> Option<Duration> {
    let text = without_last(text, words::INACTIVITY)?;
    let text = without_first(text, words::AFTER).unwrap_or(text);
    period(text).ok().map(Duration::Inactivity)
}

/// Reads `at most 13 months` and `13 months maximum`.
fn up_to(text: &str) -> Option<Duration> {
    let before = without_first(text, words::UP_TO);
    let after = without_last(before.unwrap_or(text), words::AT_MOST);
    period(after.or(before)?).ok().map(Duration::UpTo)
}

/// Reads `1-2 years` and `from one day to 13 months`. A session is shorter than any period.
fn range(text: &str) -> Option<Duration> {
    let text = text.replace(['\u{2013}', '\u{2014}'], "-");
    let (text, separators) = match without_first(&text, words::BETWEEN) {
        Some(rest) => (rest, words::AND),
        None => (
            without_first(&text, words::FROM).unwrap_or(&text),
            words::TO,
        ),
    };
    let mut pairs = separators.iter().filter_map(|word| text.split_once(word));
    let (from, to) = pairs.next()?;
    let (from, to) = (from.trim(), to.trim());
    let longest = period(to).ok()?;
    if words::SESSIONS.contains(&from) {
        return Some(Duration::UpTo(longest));
    }
    // `1 to 13 months`
    let unit = to.split_whitespace().last()?;
    let shortest = period(from)
        .or_else(|_| period(&format!("{from} {unit}")))
        .ok()?;
    let in_order = |from: Period, to: Period| {
        (from.seconds() < to.seconds()).then_some(Duration::Between(from, to))
    };
    in_order(shortest, longest).or_else(|| in_order(longest, shortest))
}

/// Removes the longest of the words with which a text begins.
fn without_first<'a>(text: &'a str, known: &[&str]) -> Option<&'a str> {
    let rests = known.iter().filter_map(|word| text.strip_prefix(word));
    let rests = rests.filter(|rest| rest.starts_with([' ', '\u{a0}']));
    Some(rests.min_by_key(|rest| rest.len())?.trim_start())
}

/// Removes the longest of the words with which a text ends, and brackets around them.
fn without_last<'a>(text: &'a str, known: &[&str]) -> Option<&'a str> {
    let text = text.trim_end_matches([')', '.']);
    let rests = known.iter().filter_map(|word| text.strip_suffix(word));
    let rests = rests.filter(|rest| rest.ends_with([' ', '\u{a0}', '(']));
    let rest = rests.min_by_key(|rest| rest.len())?;
    Some(rest.trim_end_matches([' ', '\u{a0}', '(', ',']))
}

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
            ("1 year, 2 months and 3 months", "several"),
            ("1 year, 2 weeks and 3 days", "several"),
            ("2 weeks, 3 days and 4 hours", "412 hours"),
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
            ("24 hours/day", "unknown"),
            ("13-month", "13 months"),
            ("about 1 year", "unknown"),
            ("1 or 2 years", "unknown"),
            ("13 months maximum", "up to 13 months"),
            ("13 mois (max.)", "up to 13 months"),
            ("Jusqu\u{2019}\u{e0} 13 mois", "up to 13 months"),
            ("bis zu 2 Jahre", "up to 2 years"),
            ("no more than 1 year", "up to 1 year"),
            ("less than 1 year", "up to 1 year"),
            ("more than 1 year", "unknown"),
            ("maximum 1 year (13 months)", "unknown"),
            ("1-2 years", "1 year to 2 years"),
            ("1 to 13 months", "1 month to 13 months"),
            ("from 1 day to 13 months", "1 day to 13 months"),
            ("de 1 jour \u{e0} 13 mois", "1 day to 13 months"),
            ("zwischen 30 Tagen und 2 Jahren", "30 days to 2 years"),
            ("13 months to 1 day", "1 day to 13 months"),
            ("7 days to 1 week", "unknown"),
            ("1 day to 2 weeks to 3 months", "unknown"),
            ("session - 13 months", "up to 13 months"),
            ("30 minutes without activity", "30 minutes of inactivity"),
            ("30 minutes d'inactivit\u{e9}", "30 minutes of inactivity"),
            (
                "nach 30 Minuten Inaktivit\u{e4}t",
                "30 minutes of inactivity",
            ),
            ("13 months after the last visit", "13 months of inactivity"),
            ("for 2 hours", "2 hours"),
            ("12 meses", "12 months"),
            ("2 Jahre", "2 years"),
            ("30 dni", "30 days"),
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
            ("until deleted by the server", "unknown"),
            ("until the account is deleted", "unknown"),
            ("until you withdraw your consent", "until withdrawn"),
            ("jusqu'au retrait du consentement", "until withdrawn"),
            ("Sitzung", "session"),
            ("non-persistent", "unknown"),
            ("never set", "unknown"),
            ("never deleted", "endless"),
            ("sans limite", "endless"),
            ("permanent", "endless"),
            ("No expiry", "endless"),
            ("never expires", "endless"),
        ] {
            assert_eq!(meant(text), expected, "{text:?}");
        }
    }
}
