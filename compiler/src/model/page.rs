//! What the page is made of: categories, sections, tables, and how they are written.

use std::fmt;

use charte_core::cookie::Consent;
use charte_core::duration::Duration;
use charte_core::words;

use super::{LinkOrPath, Prose, Text};
use crate::source::{Span, Spanned};

/// A class of purposes.
#[derive(Clone, Debug)]
pub struct Category {
    /// The id, and where it is declared.
    pub id: Spanned<String>,
    /// Whether the visitor must be asked.
    pub consent: Spanned<Consent>,
    /// The heading.
    pub heading: Text,
    /// What its table is about, where that is not the heading.
    pub caption: Option<Text>,
    /// What the category is.
    pub description: Option<Text>,
    /// What changes for the visitor who refuses.
    pub refusal: Option<Text>,
}

/// A section of the page.
#[derive(Clone, Debug)]
pub struct Section {
    /// Where it is declared.
    pub span: Span,
    /// The id.
    pub id: Option<Spanned<String>>,
    /// The heading.
    pub heading: Option<Text>,
    /// The level of the heading; the title of the page has level 1. Without one of its own, it is
    /// written where the section is.
    pub level: Spanned<u8>,
    /// The text.
    pub body: Option<Prose>,
    /// The categories whose tables stand after the text.
    pub tables: Vec<usize>,
}

/// How a visitor chooses.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Where it is declared.
    pub span: Span,
    /// The position of the cookie that stores the choice, in
    /// [`Charter::cookies`](super::Charter::cookies).
    pub cookie: Option<Spanned<usize>>,
    /// How long the choice is kept.
    pub duration: Option<Spanned<Duration>>,
    /// How long a refusal is kept.
    pub refusal_duration: Option<Spanned<Duration>>,
    /// Where the choice is made.
    pub manage: Option<Spanned<LinkOrPath>>,
    /// How to refuse.
    pub refuse: Option<Text>,
    /// The signals of the browser that are heeded.
    pub signals: Vec<Spanned<Signal>>,
}

words! {
    /// A signal of the browser.
    pub enum Signal {
        /// Global Privacy Control.
        Gpc = "gpc",
        /// Do Not Track.
        Dnt = "dnt",
    }
}

/// What was published.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Where it is recorded.
    pub span: Span,
    /// The version that was published.
    pub version: Option<Spanned<String>>,
    /// The fingerprint of its content.
    pub content: Option<Spanned<String>>,
}

/// The columns of the tables.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns; `None` for every one that has a value.
    pub columns: Option<Vec<Spanned<Column>>>,
    /// The titles that are not the locale's.
    pub labels: Vec<(Spanned<Column>, Text)>,
}

words! {
    /// A column of the tables.
    pub enum Column {
        /// Who sets the cookie.
        Provider = "provider",
        /// The service, and the location in brackets where it has no column of its own.
        Service = "service",
        /// The part of the platform.
        Location = "location",
        /// The name of the cookie: the header of its row.
        Name = "name",
        /// What it is for.
        Purpose = "purpose",
        /// What it is for, in the words that rules know.
        PurposeClasses = "purpose_classes",
        /// How long it lives.
        Duration = "duration",
        /// When it is set at all.
        Condition = "condition",
        /// Why it needs no consent, with the conditions of audience measurement.
        Exemption = "exemption",
        /// Where it is kept.
        Storage = "storage",
        /// The domain that it belongs to.
        Domain = "domain",
        /// Whose cookie it is.
        Party = "party",
        /// Whether third parties may have access.
        ThirdPartyAccess = "third_party_access",
        /// Who receives the data.
        Recipients = "recipients",
        /// The personal data behind it.
        PersonalData = "personal_data",
        /// Why the data may be processed.
        LegalBasis = "legal_basis",
        /// How long the data are kept.
        DataRetention = "data_retention",
    }
}

/// How the page is written.
#[derive(Clone, Debug)]
pub struct PageOptions {
    /// The level of the first heading of the fragment and of the Markdown page.
    pub heading_base: u8,
    /// The style of the HTML document.
    pub style: Style,
    /// The classes of a design system.
    pub classes: Classes,
}

/// The style of the HTML document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Style {
    /// The small embedded stylesheet.
    Plain,
    /// None.
    None,
    /// A stylesheet of one's own, embedded.
    Own(String),
}

/// Classes that a design system gives to elements.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Classes {
    /// For tables.
    pub table: Option<String>,
    /// For headings.
    pub heading: Option<String>,
    /// For links.
    pub link: Option<String>,
}

words! {
    /// Whether the typography of each language is applied to its texts.
    pub enum Typography {
        /// It is.
        Locale = "locale",
        /// Texts are kept as they are written.
        AsWritten = "as-written",
    }
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// The days since 1 January 1970, by which dates are subtracted.
    pub fn days(self) -> i64 {
        // Years that begin in March have their leap day at the end; every month but the last has
        // its length by one formula: (153 m + 2) / 5 days lie before the month m.
        let year = i64::from(self.year) - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let before_month = (153 * month + 2) / 5;
        365 * year + leap_days + before_month + i64::from(self.day) - DAYS_TO_1970
    }
}

/// From 29 February of the year 0, the day before a year that begins in March, to 1 January 1970.
const DAYS_TO_1970: i64 = 719_469;

/// As in RFC 3339: `2026-11-24`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The name of a rule pack, such as `fr-cnil-2026-01`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RulePack(pub String);

/// The level of a lint, set by the policy.
#[derive(Clone, Debug)]
pub struct Lint {
    /// The name of the lint, in kebab-case.
    pub name: Spanned<String>,
    /// The level.
    pub level: Spanned<LintLevel>,
    /// Why.
    pub reason: Option<Spanned<String>>,
}

words! {
    /// What a finding does.
    pub enum LintLevel {
        /// Nothing.
        Allow = "allow",
        /// It is told.
        Warn = "warn",
        /// It stops the build.
        Deny = "deny",
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_since_1970() {
        assert_eq!(date(1970, 1, 1).days(), 0);
        assert_eq!(date(1969, 12, 31).days(), -1);
        assert_eq!(date(2000, 3, 1).days(), 11_017);
        assert_eq!(date(2026, 11, 24).days(), 20_781);
        assert_eq!(date(0, 1, 1).days(), -719_528);
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut before = date(1895, 12, 31).days();
        for year in 1896..=2404 {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if is_leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for day in 1..=length {
                    let days = date(year, month, day).days();
                    assert_eq!(days, before + 1, "{year}-{month}-{day}");
                    before = days;
                }
            }
        }
    }
}
