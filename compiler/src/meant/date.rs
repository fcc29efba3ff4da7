//! Dates as people write them.

/// The day, or the month, that an author meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct MeantDate {
    /// The date as a policy writes it: `2026-11-02`, and with its quotes `"2026-11"`.
    pub(crate) text: String,
    /// Whether the day and the month could be swapped.
    pub(crate) is_ambiguous: bool,
}

impl MeantDate {
    /// Returns what to do, if the author wrote this text.
    pub(crate) fn form(&self, written: &str) -> &'static str {
        match self.text.strip_prefix('"') {
            None if self.text == written => "remove the quotes",
            None => "write the year, the month and the day, without quotes",
            Some(month) if month.trim_end_matches('"') == written => "put the month between quotes",
            Some(_) => "write the year and the month, between quotes",
        }
    }
}

/// Returns the date that a text names, if it names one: `02/11/2026`, `2 novembre 2026`,
/// `2026-11-2`, `novembre 2026`, `11/2026`.
pub(crate) fn date(text: &str) -> Option<MeantDate> {
    let text = text.to_lowercase();
    let separators = |character: char| character.is_whitespace() || "/-.,".contains(character);
    let words: Vec<&str> = text
        .split(separators)
        .filter(|word| !matches!(*word, "" | "le" | "the" | "of" | "de"))
        .collect();
    let &[first, second, third] = &words[..] else {
        let &[first, second] = &words[..] else {
            return None;
        };
        return match (year(first), year(second)) {
            (Some(year), None) => whole_month(year, number(second)?),
            (None, Some(year)) => whole_month(year, month(first).or_else(|| number(first))?),
            _ => None,
        };
    };
    if let Some(year) = year(first) {
        return day(year, number(second)?, number(third)?, false);
    }
    let year = year(third)?;
    if let Some(month) = month(second) {
        return day(year, month, ordinal(first)?, false);
    }
    if let Some(month) = month(first) {
        return day(year, month, ordinal(second)?, false);
    }
    let (first, second) = (number(first)?, number(second)?);
    if second > 12 {
        return day(year, first, second, false);
    }
    day(year, second, first, first <= 12 && first != second)
}

fn day(year: u32, month: u32, day: u32, is_ambiguous: bool) -> Option<MeantDate> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day).then(|| MeantDate {
        text: format!("{year:04}-{month:02}-{day:02}"),
        is_ambiguous,
    })
}

fn whole_month(year: u32, month: u32) -> Option<MeantDate> {
    (1..=12).contains(&month).then(|| MeantDate {
        text: format!("\"{year:04}-{month:02}\""),
        is_ambiguous: false,
    })
}

fn year(word: &str) -> Option<u32> {
    (word.len() == 4).then(|| number(word))?
}

fn number(word: &str) -> Option<u32> {
    let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| word.parse().ok())?
}

/// Returns a day of the month, as in `1er` and `2nd`.
fn ordinal(word: &str) -> Option<u32> {
    let endings = ["er", "st", "nd", "rd", "th"];
    let ending = endings.iter().find_map(|ending| word.strip_suffix(ending));
    number(ending.unwrap_or(word))
}

fn month(word: &str) -> Option<u32> {
    let found = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(found + 1).ok()
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier"],
    &["february", "feb", "f\u{e9}vrier", "fevrier"],
    &["march", "mar", "mars"],
    &["april", "apr", "avril"],
    &["may", "mai"],
    &["june", "jun", "juin"],
    &["july", "jul", "juillet"],
    &["august", "aug", "ao\u{fb}t", "aout"],
    &["september", "sep", "sept", "septembre"],
    &["october", "oct", "octobre"],
    &["november", "nov", "novembre"],
    &["december", "dec", "d\u{e9}cembre", "decembre"],
];

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_date_is_read_where_it_is_one() {
        for (text, expected) in [
            ("02/11/2026", Some(("2026-11-02", true))),
            ("11/11/2026", Some(("2026-11-11", false))),
            ("24/11/2026", Some(("2026-11-24", false))),
            ("11/24/2026", Some(("2026-11-24", false))),
            ("2 novembre 2026", Some(("2026-11-02", false))),
            ("1er mars 2026", Some(("2026-03-01", false))),
            ("November 2, 2026", Some(("2026-11-02", false))),
            ("2026-11-2", Some(("2026-11-02", false))),
            ("30/02/2026", None),
            ("02/11/26", None),
            ("novembre 2026", Some(("\"2026-11\"", false))),
            ("11/2026", Some(("\"2026-11\"", false))),
            ("2026-4", Some(("\"2026-04\"", false))),
            ("13/2026", None),
            ("2026 2026", None),
            ("spring 2026", None),
            ("2026", None),
        ] {
            let read = date(text);
            let read = read
                .as_ref()
                .map(|day| (day.text.as_str(), day.is_ambiguous));
            assert_eq!(read, expected, "{text}");
        }
    }
}
