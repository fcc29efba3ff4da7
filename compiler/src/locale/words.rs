//! Every phrase that charte adds to a page: the keys of a locale file.

use charte_core::cookie::{Exemption, Storage};

use super::countries::Countries;
use super::declare::words;
use super::forms::{Lengths, Periods};
use super::phrase::Phrase;
use super::reader::{Between, Entry, Key, Reader, Set};
use super::typography::Typography;
use crate::model::{
    AudienceCondition, Column, LegalBasis, Location, Party, PurposeClass, Role, Signal,
};

words! {
    /// The words of one language.
    pub struct Locale {
        /// The tag of the language (BCP 47).
        language: String,
        /// The name of the language in the language itself, capitalised.
        name: String,
        /// The rules by which texts are set.
        typography: Typography,
        /// The separator between a label and its value.
        colon: Between => ["label", "value"],
        /// Lists within a line.
        list: ListWords,
        /// The switch between the languages of a page.
        switch: SwitchWords,
        /// Dates in words.
        date: DateWords,
        /// The name of a month within a date.
        months: MonthNames,
        /// The name of a month without a day, if it has another form.
        months_alone: Option<MonthNames>,
        /// The names of countries, by their codes (ISO 3166-1), in a language that charte has no
        /// names in.
        countries: Countries,
        /// A length of time, in the grammatical number for its count.
        unit: Lengths,
        /// How long something is kept, if not for a length of time.
        duration: DurationWords,
        /// The title of a column.
        column: Set<Column>,
        /// The cells of the tables.
        cell: CellWords,
        /// The part of the platform that uses a cookie.
        location: LocationWords,
        /// How something is stored.
        storage: Set<Storage>,
        /// A class of purposes.
        purpose_class: Set<PurposeClass>,
        /// The reason why something needs no consent.
        exemption: Set<Exemption>,
        /// Audience measurement.
        audience: AudienceWords,
        /// The owner of a cookie.
        party: Set<Party>,
        /// The legal basis for processing data (GDPR, article 6(1)).
        legal_basis: Set<LegalBasis>,
        /// The role of a provider (GDPR, articles 4(7), 4(8) and 26).
        role: Set<Role>,
        /// A signal of the browser.
        signal: Set<Signal>,
        /// The section about the visitor's choice.
        choice: ChoiceWords,
        /// The preferences page.
        preferences: PreferencesWords,
        /// The banner.
        banner: BannerWords,
        /// The table of the providers.
        provider: ProviderWords,
        /// The tables of embeds and scripts.
        resource: ResourceWords,
        /// The contacts.
        contact: ContactWords,
        /// The visitor's rights.
        rights: RightsWords,
        /// The last line of the page.
        edition: EditionWords,
    }

    /// Lists within a line.
    pub struct ListWords {
        /// The separator of a list of two.
        two: Between => ["first", "last"],
        /// The separator of a longer list, but for the last one.
        more: Between => ["first", "next"],
        /// The last separator of a longer list.
        last: Between => ["first", "last"],
        /// In place of the last separator of any list, if the last item begins with the sound of i.
        before_i: Option<Between> => ["first", "last"],
    }

    /// The switch between the languages of a page.
    pub struct SwitchWords {
        /// The label of the switch.
        label: String,
    }

    /// Dates in words.
    pub struct DateWords {
        /// A date.
        full: Phrase => ["day", "month", "year"],
        /// The first day of a month, if it is written in another way.
        first_day: Option<Phrase> => ["day", "month", "year"],
        /// A month of a year.
        month: Phrase => ["month", "year"],
    }

    /// How long something is kept, if not for a length of time.
    pub struct DurationWords {
        /// Until the browser is closed.
        session: Phrase,
        /// Until the visitor withdraws the consent.
        until_withdrawn: Phrase,
        /// Until the visitor deletes what is stored.
        until_deleted: Phrase,
        /// At most a length of time.
        up_to: Phrase => ["duration"],
        /// At least the first length of time, and at most the second.
        between: Phrase => ["from", "to"],
        /// Until the visitor has been inactive for a length of time.
        inactivity: Phrase => ["duration"],
        /// A duration that each visit extends.
        refreshed: Phrase => ["duration"],
        /// A duration that no visit extends.
        not_refreshed: Phrase => ["duration"],
    }

    /// The cells of the tables.
    pub struct CellWords {
        /// A true fact.
        yes: Phrase,
        /// A false fact.
        no: Phrase,
        /// A fact that the policy does not declare.
        empty: Phrase,
    }

    /// Audience measurement.
    pub struct AudienceWords {
        /// The link to the address at which the visitor can object.
        opt_out: Phrase,
        /// A condition that is met.
        met: Set<AudienceCondition>,
        /// A condition that is not met.
        unmet: Set<AudienceCondition>,
    }

    /// The section about the visitor's choice.
    pub struct ChoiceWords {
        /// The heading.
        heading: Phrase,
        /// The link to the address at which the visitor chooses.
        manage: Phrase,
        /// The recognised consent service that the platform uses.
        service: Phrase => ["service"],
        /// The cookie that stores the choice.
        stored: Phrase => ["cookie"],
        /// The lifetime of a choice.
        kept: Phrase => ["duration"],
        /// The lifetime of a refusal.
        refusal_kept: Phrase => ["duration"],
        /// The signals of the browser that the platform respects.
        signals: Phrase => ["signals"],
        /// The domain of the platforms that share one choice.
        shared: Phrase => ["domain"],
        /// The sentence that a choice on the preferences page overrules these signals.
        overrules: Phrase,
    }

    /// The preferences page.
    pub struct PreferencesWords {
        /// The title.
        title: Phrase,
        /// The first paragraph.
        introduction: Phrase,
        /// The message that the choice is saved.
        saved: Phrase,
        /// The message that the browser did not store the choice.
        not_kept: Phrase,
        /// The message that the questions have changed since the form was opened.
        outdated: Phrase,
        /// The message that a signal of the browser overrules the choice.
        overruled: Phrase,
        /// The message that the consent does not count, because it could not be recorded.
        not_recorded: Phrase,
        /// The number of the receipt of the answer.
        receipt: Phrase => ["number"],
        /// The signal that the browser sends and that overrules every choice.
        signal_overrules: Phrase => ["signal"],
        /// The signal that the browser sends and that a choice overrules.
        signal_overruled: Phrase => ["signal"],
        /// The label of the box that accepts a category.
        agree: Phrase => ["category"],
        /// The button that saves the checked boxes.
        save: Phrase,
        /// The button that refuses everything.
        refuse_all: Phrase,
        /// The button that accepts everything.
        accept_all: Phrase,
        /// The heading of the section about what happens to a choice.
        afterwards: Phrase,
        /// The signals of the browser that count as a refusal.
        refusal_signals: Phrase => ["signals"],
        /// The names of what only visitors can delete.
        undeleted: Phrase => ["names"],
        /// The heading of the section about what needs no consent.
        exempt: Phrase,
        /// The sentence above the categories that need no consent.
        exempt_list: Phrase,
        /// The link to the charter.
        read_charter: Phrase,
    }

    /// The banner, which asks on the pages of the site.
    pub struct BannerWords {
        /// What it asks, above the list of purposes.
        ask: Phrase,
        /// The button that refuses everything, if the language has other words for it than on the
        /// preferences page.
        refuse: Option<Phrase>,
    }

    /// The table of the providers.
    pub struct ProviderWords {
        /// The heading.
        heading: Phrase,
        /// The title of the column of names.
        name: Phrase,
        /// The title of the column of roles.
        role: Phrase,
        /// The title of the column of countries.
        country: Phrase,
        /// The title of the column of safeguards, if data leave the European Economic Area.
        transfer: Phrase,
        /// The title of the column of websites.
        website: Phrase,
    }

    /// The tables of embeds and scripts.
    pub struct ResourceWords {
        /// The caption of a table.
        caption: Phrase,
        /// The title of the column of hosts.
        hosts: Phrase,
    }

    /// The contacts.
    pub struct ContactWords {
        /// The heading.
        heading: Phrase,
        /// The controller (GDPR, article 4(7)).
        controller: Phrase => ["contact"],
        /// The data protection officer (GDPR, article 37).
        dpo: Phrase => ["contact"],
        /// The authority to which visitors can complain (GDPR, article 77).
        authority: Phrase => ["contact"],
        /// The country of a contact.
        country: Phrase => ["country"],
    }

    /// The visitor's rights.
    pub struct RightsWords {
        /// The heading.
        heading: Phrase,
    }

    /// The last line of the page.
    pub struct EditionWords {
        /// The version.
        version: Phrase => ["version"],
        /// The date of the last change.
        updated: Phrase => ["date"],
        /// The month of the last change, if its day is not known.
        updated_month: Phrase => ["month"],
        /// How often the charter is reviewed.
        reviewed: Periods,
    }
}

/// The part of the platform that uses a cookie.
#[derive(Clone, Debug)]
pub struct LocationWords {
    /// One part.
    pub one: Set<Location>,
    /// Both parts.
    pub both: Phrase,
}

impl Entry for LocationWords {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let both = key.below("both");
        Self {
            one: Set::read(reader, key),
            both: Phrase::read(reader, both),
        }
    }
}

words! {
    /// The names of the twelve months.
    pub struct MonthNames {
        /// January.
        january: Phrase,
        /// February.
        february: Phrase,
        /// March.
        march: Phrase,
        /// April.
        april: Phrase,
        /// May.
        may: Phrase,
        /// June.
        june: Phrase,
        /// July.
        july: Phrase,
        /// August.
        august: Phrase,
        /// September.
        september: Phrase,
        /// October.
        october: Phrase,
        /// November.
        november: Phrase,
        /// December.
        december: Phrase,
    }
}

/// Months without a day: all or none.
impl Entry for Option<MonthNames> {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let key = Key {
            is_optional: !reader.has_below(&key),
            ..key
        };
        let is_given = !key.is_optional;
        let names = MonthNames::read(reader, key);
        is_given.then_some(names)
    }
}

impl MonthNames {
    /// Returns the name of a month, a number from 1 to 12.
    pub fn get(&self, month: u8) -> Option<&Phrase> {
        Some(match month {
            1 => &self.january,
            2 => &self.february,
            3 => &self.march,
            4 => &self.april,
            5 => &self.may,
            6 => &self.june,
            7 => &self.july,
            8 => &self.august,
            9 => &self.september,
            10 => &self.october,
            11 => &self.november,
            12 => &self.december,
            _ => return None,
        })
    }
}
