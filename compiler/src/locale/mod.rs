//! The phrases that charte adds to a page.
//!
//! Each language is a TOML file in `compiler/locale/`, which a native speaker can correct. [`words`]
//! is the list of its keys. `reader` reads a file when a page first needs its language, and `phrase`
//! the text of one key. `plural` chooses the form for a count. [`Library`] has the words that
//! policies write themselves.
//!
//! A phrase that is always alone (a column title, a link) starts with a capital. The others are
//! written as inside a sentence; code that puts one at the start of a cell capitalises it. Every
//! phrase uses ordinary spaces and straight apostrophes; [`Typography`] replaces them.

mod capital;
mod cldr;
mod countries;
mod declare;
mod direction;
mod file;
mod forms;
mod library;
mod phrase;
mod plural;
mod reader;
mod typography;
pub mod words;

use charte_core::duration::{Duration, Period, Unit};

use crate::model::{Date, Location};

pub use countries::Countries;
pub use direction::is_right_to_left;
pub use file::{KNOWN, english, find};
pub(crate) use file::{covers, is_table};
pub use forms::{Forms, Lengths, Periods};
pub use library::{Library, Made};
pub use phrase::{Fault, Phrase, Run};
pub use plural::Category;
pub use reader::{Between, Expected, Problem, Set, What};
pub use typography::{OBJECT, Stretch, Typography};
pub use words::Locale;

impl Locale {
    /// Returns the phrase for the parts of the platform; `None` if there are none.
    pub fn locations(&self, mut locations: impl Iterator<Item = Location>) -> Option<&Phrase> {
        let first = locations.next()?;
        if locations.any(|other| other != first) {
            Some(&self.location.both)
        } else {
            Some(self.location.one.get(first))
        }
    }

    /// Returns the phrase for a duration.
    pub fn duration(&self, duration: Duration) -> String {
        match duration {
            Duration::Session => self.duration.session.plain(),
            Duration::UntilWithdrawn => self.duration.until_withdrawn.plain(),
            Duration::UntilDeleted => self.duration.until_deleted.plain(),
            Duration::Lasting(period) => self.period(period),
            Duration::UpTo(period) => self.duration.up_to.filled(|_| self.period(period)),
            Duration::Between(from, to) => self.duration.between.filled(|place| match place {
                "from" => self.period(from),
                _ => self.period(to),
            }),
            Duration::Inactivity(period) => {
                self.duration.inactivity.filled(|_| self.period(period))
            }
        }
    }

    fn period(&self, Period { count, unit }: Period) -> String {
        self.unit.get(unit, count)
    }

    /// Returns a date in words.
    pub fn date(&self, date: Date) -> String {
        let names = match date.day {
            Some(_) => &self.months,
            None => self.months_alone.as_ref().unwrap_or(&self.months),
        };
        let Some(month) = names.get(date.month) else {
            return date.to_string();
        };
        let first_day = self.date.first_day.as_ref();
        let phrase = match date.day {
            None => &self.date.month,
            Some(1) => first_day.unwrap_or(&self.date.full),
            Some(_) => &self.date.full,
        };
        phrase.filled(|place| match place {
            "day" => date.day.map_or_else(String::new, |day| day.to_string()),
            "month" => month.plain(),
            _ => date.year.to_string(),
        })
    }

    /// Returns the phrase for the date of the last change.
    pub fn updated(&self, date: Date) -> &Phrase {
        match date.day {
            Some(_) => &self.edition.updated,
            None => &self.edition.updated_month,
        }
    }

    /// Returns the name of a country, given by its code (ISO 3166-1); `None` if neither
    /// the own words nor charte have it in the language.
    pub fn country(&self, code: &str) -> Option<&str> {
        let own = self.countries.get(code);
        own.or_else(|| file::country(&self.language, code))
    }

    /// Returns how often a charter is reviewed: after each period of this number of units.
    pub fn reviewed(&self, unit: Unit, count: u32) -> String {
        self.edition.reviewed.get(unit, count)
    }

    /// Returns words of the language with a capital, for the start of a cell or line.
    pub fn capitalised(&self, words: &str) -> String {
        capital::capitalised(&self.language, words)
    }

    /// Returns the separator after the item at `index` in a list of `count`: a comma, the word for
    /// "and", or nothing. `next` is the text of the next item, as far as it is known.
    pub fn separator(&self, index: usize, count: usize, next: &str) -> &str {
        let before_i = self.list.before_i.as_ref();
        match (count.saturating_sub(index), count, before_i) {
            (0 | 1, ..) => "",
            (2, _, Some(before_i)) if sounds_as_i(next) => before_i.as_str(),
            (2, 2, _) => self.list.two.as_str(),
            (2, ..) => self.list.last.as_str(),
            _ => self.list.more.as_str(),
        }
    }
}

/// Returns whether a word begins with the sound of i in Spanish: with `i` or `hi`, but not with the
/// diphthongs `hia`, `hie` and `hio` (Real Academia Española, Diccionario panhispánico de dudas, "y").
fn sounds_as_i(word: &str) -> bool {
    let word: String = word.chars().take(4).flat_map(char::to_lowercase).collect();
    let word = word.strip_prefix('h').unwrap_or(&word);
    let mut chars = word.chars();
    let begins = matches!(chars.next(), Some('i' | '\u{ed}'));
    begins && !matches!(chars.next(), Some('a' | 'e' | 'o'))
}

#[cfg(test)]
mod tests {
    use charte_core::word::Word;

    use super::{Date, Duration, Locale, Location, Phrase, Set, Unit, find};
    use crate::model::Language;

    fn locale(tag: &str) -> &'static Locale {
        find(&Language::parse(tag).expect("a tag")).expect("a known language")
    }

    #[test]
    fn where_on_the_platform() {
        use Location::{BackOffice, FrontOffice};
        for (tag, front, back, both) in [
            (
                "fr",
                "site public",
                "espace d'administration",
                "site public et espace d'administration",
            ),
            ("en", "front office", "back office", "front and back office"),
        ] {
            let said = |locations: &[Location]| {
                let phrase = locale(tag).locations(locations.iter().copied());
                phrase.map(Phrase::plain)
            };
            assert_eq!(said(&[]), None);
            assert_eq!(said(&[FrontOffice]).as_deref(), Some(front));
            assert_eq!(said(&[BackOffice, BackOffice]).as_deref(), Some(back));
            assert_eq!(said(&[BackOffice, FrontOffice]).as_deref(), Some(both));
        }
    }

    #[test]
    fn durations() {
        for (duration, french, english) in [
            ("session", "jusqu'à la fermeture du navigateur", "session"),
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
            ("1000000 days", "1000000 jours", "1000000 days"),
            ("up to 13 months", "jusqu'à 13 mois", "up to 13 months"),
            (
                "1 day to 13 months",
                "de 1 jour à 13 mois",
                "1 day to 13 months",
            ),
            (
                "30 minutes of inactivity",
                "30 minutes d'inactivité",
                "30 minutes of inactivity",
            ),
        ] {
            let duration = Duration::parse(duration).expect("a duration");
            assert_eq!(locale("fr").duration(duration), french);
            assert_eq!(locale("en").duration(duration), english);
        }
    }

    #[test]
    fn dates() {
        for (tag, date, expected) in [
            ("fr", (2026, 11, Some(24)), "24 novembre 2026"),
            ("fr", (2026, 1, Some(1)), "1er janvier 2026"),
            ("fr", (2026, 4, None), "avril 2026"),
            ("en", (2026, 11, Some(24)), "24 November 2026"),
            ("en", (2026, 1, Some(1)), "1 January 2026"),
            ("en", (2026, 13, Some(1)), "2026-13-01"),
            ("en", (2026, 13, None), "2026-13"),
            ("pl", (2026, 4, Some(2)), "2 kwietnia 2026"),
            ("pl", (2026, 4, None), "kwiecień 2026"),
        ] {
            let (year, month, day) = date;
            let written = locale(tag).date(Date { year, month, day });
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn a_month_without_its_day() {
        let april = Date::parse_month("2026-04").expect("a month");
        for (tag, expected) in [
            ("bg", "актуализирана през април 2026 г."),
            ("cs", "poslední aktualizace: duben 2026"),
            ("da", "opdateret i april 2026"),
            ("de", "aktualisiert im April 2026"),
            ("el", "τελευταία ενημέρωση: Απρίλιος 2026"),
            ("en", "updated in April 2026"),
            ("es", "actualizada en abril de 2026"),
            ("et", "viimati ajakohastatud: aprill 2026"),
            ("fi", "viimeisin päivitys: huhtikuu 2026"),
            ("fr", "mise à jour en avril 2026"),
            ("ga", "nuashonrú is déanaí: Aibreán 2026"),
            ("hr", "posljednje ažuriranje: travanj 2026."),
            ("hu", "frissítés ideje: 2026. április"),
            ("it", "ultimo aggiornamento: aprile 2026"),
            ("lt", "paskutinis atnaujinimas: 2026 m. balandis"),
            ("lv", "pēdējā atjaunināšana: 2026. g. aprīlis"),
            ("mt", "l-aħħar aġġornament: April 2026"),
            ("nl", "bijgewerkt in april 2026"),
            ("pl", "ostatnia aktualizacja: kwiecień 2026"),
            ("pt", "atualizada em abril de 2026"),
            ("ro", "actualizată în aprilie 2026"),
            ("sk", "posledná aktualizácia: apríl 2026"),
            ("sl", "zadnja posodobitev: april 2026"),
            ("sv", "uppdaterad i april 2026"),
        ] {
            let month = locale(tag).date(april);
            let updated = locale(tag).updated(april).filled(|_| month.clone());
            assert_eq!(updated, expected);
        }
    }

    #[test]
    fn how_often() {
        for (unit, count, french, english) in [
            (Unit::Year, 1, "chaque année", "every year"),
            (Unit::Month, 6, "tous les 6 mois", "every 6 months"),
            (Unit::Week, 2, "toutes les 2 semaines", "every 2 weeks"),
        ] {
            let reviewed = |tag| locale(tag).reviewed(unit, count);
            assert_eq!(reviewed("fr"), format!("réexaminée {french}"));
            assert_eq!(reviewed("en"), format!("reviewed {english}"));
        }
    }

    #[test]
    fn countries() {
        assert_eq!(locale("fr").country("DE"), Some("Allemagne"));
        assert_eq!(locale("fr-CA").country("US"), Some("États-Unis"));
        assert_eq!(locale("en").country("GB"), Some("United Kingdom"));
        assert_eq!(locale("en").country("ZZ"), None);
    }

    #[test]
    fn a_list_of_names() {
        let list = |tag: &str, names: &[&str]| {
            let mut list = String::new();
            for (at, name) in names.iter().enumerate() {
                list.push_str(name);
                let next = names.get(at + 1).copied().unwrap_or_default();
                list.push_str(locale(tag).separator(at, names.len(), next));
            }
            list
        };
        assert_eq!(list("fr", &["a"]), "a");
        assert_eq!(list("fr", &["a", "b"]), "a et b");
        assert_eq!(list("fr", &["a", "b", "c"]), "a, b et c");
        assert_eq!(list("en", &["a", "b", "c", "d"]), "a, b, c and d");
        assert_eq!(list("es", &["Google", "Inditex"]), "Google e Inditex");
        assert_eq!(list("es", &["a", "b", "\u{cd}ber"]), "a, b e \u{cd}ber");
        assert_eq!(list("es", &["Hielo", "Hilo", "a"]), "Hielo, Hilo y a");
        assert_eq!(list("es", &["Agua", "Hielo"]), "Agua y Hielo");
        assert_eq!(list("fr", &["a", "Inditex"]), "a et Inditex");
    }

    #[test]
    fn a_phrase_is_distinct_from_the_others_of_its_set() {
        fn distinct<W: Word>(tag: &str, set: &Set<W>) {
            let mut said: Vec<String> = W::ALL.iter().map(|&word| set.get(word).plain()).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), W::ALL.len(), "{tag}: {said:?}");
        }
        for tag in super::KNOWN {
            let locale = locale(tag);
            distinct(tag, &locale.column);
            distinct(tag, &locale.location.one);
            distinct(tag, &locale.storage);
            distinct(tag, &locale.party);
            distinct(tag, &locale.legal_basis);
            distinct(tag, &locale.purpose_class);
            distinct(tag, &locale.exemption);
            distinct(tag, &locale.signal);
            distinct(tag, &locale.role);
            let audience = &locale.audience;
            distinct(tag, &audience.met);
            distinct(tag, &audience.unmet);
        }
    }
}
