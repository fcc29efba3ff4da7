//! The words that the software itself says: one file a language.
//!
//! A phrase that only ever stands alone (a column title, a link) has its capital. The others are
//! written as inside a sentence; who puts one at the start of a cell raises its first letter.
//! Every phrase is written with ordinary spaces and straight apostrophes: [`Typography`] sets them.
//!
//! To add a language: a file with a `Locale`, and its line in `LOCALES` and in [`KNOWN`]. What is
//! missing does not compile.

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

/// The languages that [`find`] knows, as primary subtags, sorted.
pub const KNOWN: &[&str] = &["en", "fr"];

/// The words of a language. `None` if the software does not speak it.
///
/// The region counts only where its typography differs.
pub fn find(language: &Language) -> Option<&'static Locale> {
    LOCALES
        .iter()
        .find(|(tag, _)| covers(tag, language.as_str()))
        .map(|&(_, locale)| locale)
}

/// A tag before any shorter one that it begins with.
const LOCALES: &[(&str, &Locale)] = &[("en", &ENGLISH), ("fr-CA", &FRENCH_CANADA), ("fr", &FRENCH)];

/// Whether the subtags of `range` are the first ones of `tag` (RFC 4647, 3.3.1).
fn covers(range: &str, tag: &str) -> bool {
    let (first, rest) = tag.split_at_checked(range.len()).unwrap_or((tag, ""));
    first.eq_ignore_ascii_case(range) && (rest.is_empty() || rest.starts_with('-'))
}

/// What the software says in one language, and how the language is set.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The primary subtag of the language.
    pub language: &'static str,
    /// What the language is called in itself, as the first word of a line.
    pub name: &'static str,
    /// The name of the choice between the languages of a page.
    pub languages: &'static str,
    /// The title of a column.
    pub column: fn(Column) -> Phrase,
    /// A part of the platform.
    pub location: fn(Location) -> Phrase,
    /// Both parts of the platform.
    pub both_locations: Phrase,
    /// Until the browser is closed.
    pub session: Phrase,
    /// Until the visitor withdraws consent.
    pub until_withdrawn: Phrase,
    /// The life of what stays until the visitor deletes it.
    pub until_deleted: Phrase,
    /// A unit of time, in the number that its count wants.
    pub unit: fn(Unit, u32) -> &'static str,
    /// What follows a duration that each visit extends.
    pub refreshed: Phrase,
    /// What follows a duration that no visit extends.
    pub not_refreshed: Phrase,
    /// That something is so.
    pub yes: Phrase,
    /// That something is not so.
    pub no: Phrase,
    /// Where something is kept.
    pub storage: fn(Storage) -> Phrase,
    /// What something is for.
    pub purpose_class: fn(PurposeClass) -> Phrase,
    /// Why something needs no consent.
    pub exemption: fn(Exemption) -> Phrase,
    /// That a condition of audience measurement holds, or that it does not.
    pub audience: fn(AudienceCondition, bool) -> Phrase,
    /// A link to where the visitor objects.
    pub opt_out: Phrase,
    /// Whose cookie it is.
    pub party: fn(Party) -> Phrase,
    /// Why data may be processed.
    pub legal_basis: fn(LegalBasis) -> Phrase,
    /// What stands in a cell of which the policy says nothing.
    pub empty: &'static str,
    /// What stands before a version.
    pub version: &'static str,
    /// What stands before the date of the last change.
    pub updated: &'static str,
    /// How often the charter is looked through: each time so many units have passed.
    pub reviewed: fn(Unit, u32) -> String,
    /// A date, written out.
    pub date: fn(Date) -> String,
    /// A link to where the visitor chooses.
    pub manage: Phrase,
    /// The heading of how the visitor chooses.
    pub choice: Phrase,
    /// What stands before the cookie that stores the choice.
    pub choice_stored: Phrase,
    /// What stands before how long a choice is kept.
    pub choice_kept: Phrase,
    /// What stands before how long a refusal is kept.
    pub refusal_kept: Phrase,
    /// What stands before the signals of the browser that are heeded.
    pub signals: Phrase,
    /// A signal of the browser.
    pub signal: fn(Signal) -> Phrase,
    /// The title of the page where the visitor chooses.
    pub preferences: Phrase,
    /// The first paragraph of that page.
    pub choose: Phrase,
    /// The sentence of that page that the choice is saved.
    pub choice_saved: Phrase,
    /// The sentence of that page that the browser did not keep the choice.
    pub choice_not_kept: Phrase,
    /// What stands before the heading of a category, beside the box that agrees to it.
    pub agree: Phrase,
    /// The button that saves which boxes are checked.
    pub save_choice: Phrase,
    /// The button that refuses everything.
    pub refuse_all: Phrase,
    /// The button that agrees to everything.
    pub accept_all: Phrase,
    /// The heading of what becomes of a choice.
    pub choice_told: Phrase,
    /// What stands before the signals of the browser that count as a refusal.
    pub refusal_signals: Phrase,
    /// What stands before the names of what only visitors can delete.
    pub undeleted: Phrase,
    /// The heading of what needs no consent.
    pub exempt: Phrase,
    /// What stands before the categories that need no consent.
    pub exempt_told: Phrase,
    /// A link to the charter.
    pub read_charter: Phrase,
    /// The heading of the providers.
    pub providers: Phrase,
    /// The title of the roles of providers.
    pub role: Phrase,
    /// What a provider is under the GDPR.
    pub role_of: fn(Role) -> Phrase,
    /// What stands before the code of a country, and its title.
    pub country: Phrase,
    /// The title of the safeguards where data leave the European Economic Area.
    pub transfer: Phrase,
    /// The title of web sites.
    pub website: Phrase,
    /// The heading of those who answer.
    pub contacts: Phrase,
    /// What stands before who answers for the page.
    pub controller: Phrase,
    /// What stands before the data protection officer.
    pub dpo: Phrase,
    /// What stands before the authority that takes complaints.
    pub authority: Phrase,
    /// The heading of the visitor's rights.
    pub rights: Phrase,
    /// What stands between a name and what it says.
    pub colon: &'static str,
    /// What stands before the last name of a list.
    pub and: &'static str,
    /// How texts are set.
    pub typography: Typography,
}

/// Words of the software: runs that follow each other.
pub type Phrase = &'static [Run];

/// A stretch of a [`Phrase`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Run {
    /// In the language of the locale.
    Own(&'static str),
    /// In another language, whose BCP 47 tag comes first.
    Foreign(&'static str, &'static str),
}

impl Locale {
    /// The words for where on the platform something is used; `None` for nowhere.
    pub fn locations(&self, mut locations: impl Iterator<Item = Location>) -> Option<Phrase> {
        let first = locations.next()?;
        if locations.any(|other| other != first) {
            Some(self.both_locations)
        } else {
            Some((self.location)(first))
        }
    }

    /// The words for a duration.
    pub fn duration(&self, duration: Duration) -> String {
        match duration {
            Duration::Session => plain(self.session),
            Duration::UntilWithdrawn => plain(self.until_withdrawn),
            Duration::UntilDeleted => plain(self.until_deleted),
            Duration::Lasting { count, unit } => format!("{count} {}", (self.unit)(unit, count)),
        }
    }

    /// What stands behind the item at `index` of a list of `count`: a comma, the word for "and",
    /// or nothing.
    pub fn separator(&self, index: usize, count: usize) -> &'static str {
        match count.saturating_sub(index) {
            0 | 1 => "",
            2 => self.and,
            _ => ", ",
        }
    }
}

/// A phrase without its language marks.
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
