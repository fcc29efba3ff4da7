//! The phrases that charte adds to a page: one file for each language.
//!
//! A phrase that is always alone (a column title, a link) starts with a capital. The others are
//! written as inside a sentence; code that puts one at the start of a cell capitalises it. Every
//! phrase uses ordinary spaces and straight apostrophes; [`Typography`] replaces them.
//!
//! To add a language, add a file with a `Locale`, and its line in `LOCALES` and in [`KNOWN`]. If a
//! phrase is missing, the file does not compile.

mod en;
mod fr;
mod typography;

use charte_core::cookie::{Exemption, Storage};
use charte_core::duration::{Duration, Unit};

use crate::model::{
    AudienceCondition, Column, Date, Language, LegalBasis, Location, Party, PurposeClass, Role,
    Signal,
};

pub use en::ENGLISH;
pub use fr::{FRENCH, FRENCH_CANADA};
pub use typography::{OBJECT, Stretch, Typography};

/// The languages that [`find`] supports, as primary subtags, sorted.
pub const KNOWN: &[&str] = &["en", "fr"];

/// Returns the phrases of a language; `None` if charte does not support it.
///
/// The region counts only if its typography differs.
pub fn find(language: &Language) -> Option<&'static Locale> {
    LOCALES
        .iter()
        .find(|(tag, _)| covers(tag, language.as_str()))
        .map(|&(_, locale)| locale)
}

/// A tag precedes each shorter tag that is its prefix.
const LOCALES: &[(&str, &Locale)] = &[("en", &ENGLISH), ("fr-CA", &FRENCH_CANADA), ("fr", &FRENCH)];

/// Returns whether the subtags of `range` are the first ones of `tag` (RFC 4647, 3.3.1).
fn covers(range: &str, tag: &str) -> bool {
    let (first, rest) = tag.split_at_checked(range.len()).unwrap_or((tag, ""));
    first.eq_ignore_ascii_case(range) && (rest.is_empty() || rest.starts_with('-'))
}

/// The phrases and the typography of one language.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The primary subtag of the language.
    pub language: &'static str,
    /// The name of the language in the language itself, capitalised.
    pub name: &'static str,
    /// The label of the list of a page's languages.
    pub languages: &'static str,
    /// The title of a column.
    pub column: fn(Column) -> Phrase,
    /// A part of the platform.
    pub location: fn(Location) -> Phrase,
    /// Both parts of the platform.
    pub both_locations: Phrase,
    /// Until the browser is closed.
    pub session: Phrase,
    /// Until the visitor withdraws the consent.
    pub until_withdrawn: Phrase,
    /// Until the visitor deletes what is stored.
    pub until_deleted: Phrase,
    /// A unit of time, in the grammatical number for its count.
    pub unit: fn(Unit, u32) -> &'static str,
    /// The text after a duration that each visit extends.
    pub refreshed: Phrase,
    /// The text after a duration that no visit extends.
    pub not_refreshed: Phrase,
    /// The word for a true fact.
    pub yes: Phrase,
    /// The word for a false fact.
    pub no: Phrase,
    /// How something is stored.
    pub storage: fn(Storage) -> Phrase,
    /// A class of purposes.
    pub purpose_class: fn(PurposeClass) -> Phrase,
    /// The reason why something needs no consent.
    pub exemption: fn(Exemption) -> Phrase,
    /// Whether a condition of audience measurement is met.
    pub audience: fn(AudienceCondition, bool) -> Phrase,
    /// The link to the address at which the visitor can object.
    pub opt_out: Phrase,
    /// The owner of a cookie.
    pub party: fn(Party) -> Phrase,
    /// The legal basis for processing data.
    pub legal_basis: fn(LegalBasis) -> Phrase,
    /// The content of a cell without a declared fact.
    pub empty: &'static str,
    /// The text before a version.
    pub version: &'static str,
    /// The text before the date of the last change.
    pub updated: &'static str,
    /// How often the charter is reviewed: after each period of this many units.
    pub reviewed: fn(Unit, u32) -> String,
    /// A date, in words.
    pub date: fn(Date) -> String,
    /// The link to the address at which the visitor chooses.
    pub manage: Phrase,
    /// The heading of the section about the visitor's choice.
    pub choice: Phrase,
    /// The text before the cookie that stores the choice.
    pub choice_stored: Phrase,
    /// The text before the lifetime of a choice.
    pub choice_kept: Phrase,
    /// The text before the lifetime of a refusal.
    pub refusal_kept: Phrase,
    /// The text before the signals of the browser that the platform respects.
    pub signals: Phrase,
    /// A signal of the browser.
    pub signal: fn(Signal) -> Phrase,
    /// The title of the preferences page.
    pub preferences: Phrase,
    /// The first paragraph of that page.
    pub choose: Phrase,
    /// The message of that page that the choice is saved.
    pub choice_saved: Phrase,
    /// The message of that page that the browser did not store the choice.
    pub choice_not_kept: Phrase,
    /// The text before the heading of a category, at the box that accepts it.
    pub agree: Phrase,
    /// The button that saves the checked boxes.
    pub save_choice: Phrase,
    /// The button that refuses everything.
    pub refuse_all: Phrase,
    /// The button that accepts everything.
    pub accept_all: Phrase,
    /// The heading of the section about what happens to a choice.
    pub choice_told: Phrase,
    /// The text before the signals of the browser that count as a refusal.
    pub refusal_signals: Phrase,
    /// The text before the names of what only visitors can delete.
    pub undeleted: Phrase,
    /// The heading of the section about what needs no consent.
    pub exempt: Phrase,
    /// The text before the categories that need no consent.
    pub exempt_told: Phrase,
    /// The link to the charter.
    pub read_charter: Phrase,
    /// The heading of the providers.
    pub providers: Phrase,
    /// The title of the column of roles.
    pub role: Phrase,
    /// The role of a provider under the GDPR.
    pub role_of: fn(Role) -> Phrase,
    /// The text before the code of a country, and the title of its column.
    pub country: Phrase,
    /// The title of the column of safeguards, if data leave the European Economic Area.
    pub transfer: Phrase,
    /// The title of the column of websites.
    pub website: Phrase,
    /// The heading of the contacts.
    pub contacts: Phrase,
    /// The text before the controller.
    pub controller: Phrase,
    /// The text before the data protection officer.
    pub dpo: Phrase,
    /// The text before the authority to which visitors can complain.
    pub authority: Phrase,
    /// The heading of the visitor's rights.
    pub rights: Phrase,
    /// The separator between a label and its value.
    pub colon: &'static str,
    /// The separator before the last item of a list.
    pub and: &'static str,
    /// The rules by which texts are set.
    pub typography: Typography,
}

/// A phrase: runs in order.
pub type Phrase = &'static [Run];

/// A stretch of a [`Phrase`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Run {
    /// In the language of the locale.
    Own(&'static str),
    /// In another language. The BCP 47 tag comes first.
    Foreign(&'static str, &'static str),
}

impl Locale {
    /// Returns the phrase for the parts of the platform; `None` if there are none.
    pub fn locations(&self, mut locations: impl Iterator<Item = Location>) -> Option<Phrase> {
        let first = locations.next()?;
        if locations.any(|other| other != first) {
            Some(self.both_locations)
        } else {
            Some((self.location)(first))
        }
    }

    /// Returns the phrase for a duration.
    pub fn duration(&self, duration: Duration) -> String {
        match duration {
            Duration::Session => plain(self.session),
            Duration::UntilWithdrawn => plain(self.until_withdrawn),
            Duration::UntilDeleted => plain(self.until_deleted),
            Duration::Lasting { count, unit } => format!("{count} {}", (self.unit)(unit, count)),
        }
    }

    /// Returns the separator after the item at `index` in a list of `count`: a comma, the word for
    /// "and", or nothing.
    pub fn separator(&self, index: usize, count: usize) -> &'static str {
        match count.saturating_sub(index) {
            0 | 1 => "",
            2 => self.and,
            _ => ", ",
        }
    }
}

/// Returns a phrase without its language marks.
pub fn plain(phrase: Phrase) -> String {
    phrase
        .iter()
        .map(|run| match *run {
            Run::Own(text) | Run::Foreign(_, text) => text,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use charte_core::word::Word;

    use super::{
        AudienceCondition, Column, Date, Duration, ENGLISH, Exemption, FRENCH, KNOWN, LOCALES,
        Language, LegalBasis, Locale, Location, Party, Phrase, PurposeClass, Role, Run, Signal,
        Storage, Unit, find, plain,
    };

    #[test]
    fn a_language_is_found_by_its_first_subtags() {
        let found = |tag: &str| {
            let language = Language::parse(tag).expect("well-formed");
            find(&language).map(|locale| (locale.language, locale.typography == FRENCH.typography))
        };
        for (tag, locale) in [
            ("fr", Some(("fr", true))),
            ("FR-be", Some(("fr", true))),
            ("fr-ca", Some(("fr", false))),
            ("fr-CA-x-casual", Some(("fr", false))),
            ("en-GB", Some(("en", false))),
            ("frr", None),
            ("de", None),
        ] {
            assert_eq!(found(tag), locale, "{tag}");
        }
        let mut primary: Vec<&str> = LOCALES.iter().map(|(_, locale)| locale.language).collect();
        primary.dedup();
        assert_eq!(primary, KNOWN);
    }

    #[test]
    fn where_on_the_platform() {
        use Location::{BackOffice, FrontOffice};
        for (locale, front, back, both) in [
            (
                &FRENCH,
                "front office",
                "back office",
                "front et back office",
            ),
            (
                &ENGLISH,
                "front office",
                "back office",
                "front and back office",
            ),
        ] {
            let said =
                |locations: &[Location]| locale.locations(locations.iter().copied()).map(plain);
            assert_eq!(said(&[]), None);
            assert_eq!(said(&[FrontOffice]).as_deref(), Some(front));
            assert_eq!(said(&[BackOffice, BackOffice]).as_deref(), Some(back));
            assert_eq!(said(&[BackOffice, FrontOffice]).as_deref(), Some(both));
        }
        assert_eq!(
            FRENCH.both_locations,
            [
                Run::Foreign("en", "front"),
                Run::Own(" et "),
                Run::Foreign("en", "back office")
            ]
        );
    }

    #[test]
    fn durations() {
        for (duration, french, english) in [
            ("session", "session", "session"),
            (
                "until withdrawn",
                "jusqu'au retrait du consentement",
                "until consent is withdrawn",
            ),
            (
                "until deleted",
                "jusqu'à ce que vous le supprimiez",
                "until you delete it",
            ),
            ("1 month", "1 mois", "1 month"),
            ("13 months", "13 mois", "13 months"),
            ("1 year", "1 an", "1 year"),
            ("2 years", "2 ans", "2 years"),
            ("2 weeks", "2 semaines", "2 weeks"),
            ("1 second", "1 seconde", "1 second"),
            ("30 days", "30 jours", "30 days"),
        ] {
            let duration = Duration::parse(duration).expect("a duration");
            assert_eq!(FRENCH.duration(duration), french);
            assert_eq!(ENGLISH.duration(duration), english);
        }
    }

    #[test]
    fn dates() {
        let written = |locale: &Locale, year, month, day| (locale.date)(Date { year, month, day });
        assert_eq!(written(&FRENCH, 2026, 11, 24), "24 novembre 2026");
        assert_eq!(written(&FRENCH, 2026, 1, 1), "1er janvier 2026");
        assert_eq!(written(&ENGLISH, 2026, 11, 24), "24 November 2026");
        assert_eq!(written(&ENGLISH, 2026, 1, 1), "1 January 2026");
        assert_eq!(written(&ENGLISH, 2026, 13, 1), "2026-13-01");
    }

    #[test]
    fn how_often() {
        for (unit, count, french, english) in [
            (Unit::Year, 1, "chaque année", "every year"),
            (Unit::Month, 6, "tous les 6 mois", "every 6 months"),
            (Unit::Week, 2, "toutes les 2 semaines", "every 2 weeks"),
        ] {
            let french = format!("révisée {french}");
            assert_eq!((FRENCH.reviewed)(unit, count), french);
            let english = format!("reviewed {english}");
            assert_eq!((ENGLISH.reviewed)(unit, count), english);
        }
    }

    #[test]
    fn a_list_of_names() {
        let list = |locale: &Locale, names: &[&str]| {
            let mut list = String::new();
            for (at, name) in names.iter().enumerate() {
                list.push_str(name);
                list.push_str(locale.separator(at, names.len()));
            }
            list
        };
        assert_eq!(list(&FRENCH, &["a"]), "a");
        assert_eq!(list(&FRENCH, &["a", "b"]), "a et b");
        assert_eq!(list(&FRENCH, &["a", "b", "c"]), "a, b et c");
        assert_eq!(list(&ENGLISH, &["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn a_phrase_is_distinct_from_the_others_of_its_set() {
        fn distinct<W: Word>(phrase: impl Fn(W) -> Phrase) {
            let mut said: Vec<String> = W::ALL.iter().map(|&word| plain(phrase(word))).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), W::ALL.len(), "{said:?}");
            assert!(said.iter().all(|text| !text.is_empty()));
        }
        for (_, locale) in LOCALES {
            distinct::<Column>(locale.column);
            distinct::<Location>(locale.location);
            distinct::<Storage>(locale.storage);
            distinct::<Party>(locale.party);
            distinct::<LegalBasis>(locale.legal_basis);
            distinct::<PurposeClass>(locale.purpose_class);
            distinct::<Exemption>(locale.exemption);
            distinct::<Signal>(locale.signal);
            distinct::<Role>(locale.role_of);
            for holds in [true, false] {
                distinct::<AudienceCondition>(|condition| (locale.audience)(condition, holds));
            }
            for &condition in AudienceCondition::ALL {
                assert_ne!(
                    (locale.audience)(condition, true),
                    (locale.audience)(condition, false)
                );
            }
        }
    }
}
