//! The facts of a cookie that its provider and its category may state for all of their cookies.
//!
//! What the cookie itself states counts first, then what its provider states, then what its category
//! states. A value counts as a whole, and keeps the place where it is written.

use charte_core::duration::Duration;

use super::context::{Context, value, word};
use super::duration::Lasts;
use super::key::Key;
use crate::model::{LegalBasis, Party, Provider, ProviderRef, Text};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Entries, Field, Keyword};

/// The facts that have defaults, as one table states them.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    pub(super) party: Option<Spanned<Party>>,
    pub(super) third_party_access: Option<Spanned<bool>>,
    /// `None` if the key is absent; an empty list names nobody.
    pub(super) recipients: Option<Vec<Spanned<ProviderRef>>>,
    pub(super) data_retention: Option<Spanned<Duration>>,
    pub(super) personal_data: Option<Text>,
    pub(super) objection: Option<Text>,
    pub(super) legal_basis: Option<Spanned<LegalBasis>>,
}

impl Defaults {
    /// Takes from tables that are further away, the nearest first, what this one does not state.
    pub(super) fn or<'a>(self, further: impl IntoIterator<Item = &'a Self>) -> Self {
        further.into_iter().fold(self, |near, far| Self {
            party: near.party.or(far.party),
            third_party_access: near.third_party_access.or(far.third_party_access),
            recipients: near.recipients.or_else(|| far.recipients.clone()),
            data_retention: near.data_retention.or(far.data_retention),
            personal_data: near.personal_data.or_else(|| far.personal_data.clone()),
            objection: near.objection.or_else(|| far.objection.clone()),
            legal_basis: near.legal_basis.or(far.legal_basis),
        })
    }
}

/// The keys of [`Defaults`] in a `[provider.<id>]`, a `[category.<id>]` or a `[[cookie]]`.
pub(super) struct Written<'a> {
    party: &'a Field<Keyword<Party>>,
    third_party_access: &'a Field<bool>,
    recipients: &'a Field<Vec<Field<String>>>,
    data_retention: &'a Field<String>,
    personal_data: &'a Field<syntax::Text>,
    objection: &'a Field<syntax::Text>,
    legal_basis: &'a Field<Keyword<LegalBasis>>,
}

macro_rules! written_in {
    ($($table:ident),+) => {
        $(impl<'a> From<&'a syntax::$table> for Written<'a> {
            fn from(table: &'a syntax::$table) -> Self {
                Self {
                    party: &table.party,
                    third_party_access: &table.third_party_access,
                    recipients: &table.recipients,
                    data_retention: &table.data_retention,
                    personal_data: &table.personal_data,
                    objection: &table.objection,
                    legal_basis: &table.legal_basis,
                }
            }
        })+
    };
}

written_in!(Provider, Category, Cookie);

impl Written<'_> {
    /// Returns the places of the values, in the order of [`KEYS`]; `None` if a key is absent.
    pub(super) fn places(&self) -> [Option<Span>; KEYS.len()] {
        fn place<T>(field: &Field<T>) -> Option<Span> {
            field.get().map(|value| value.span)
        }
        let Self {
            party,
            third_party_access,
            recipients,
            data_retention,
            personal_data,
            objection,
            legal_basis,
        } = self;
        [
            place(party),
            place(third_party_access),
            place(recipients),
            place(data_retention),
            place(personal_data),
            place(objection),
            place(legal_basis),
        ]
    }
}

/// The keys that have defaults.
pub(super) const KEYS: [&str; 7] = [
    "party",
    "third_party_access",
    "recipients",
    "data_retention",
    "personal_data",
    "objection",
    "legal_basis",
];

impl Context<'_> {
    /// Returns what each provider or each category states for its cookies, in the order of the
    /// entries. `what` is the name of their table.
    pub(super) fn defaults_of<'f, T>(
        &mut self,
        what: &str,
        field: &'f Field<Entries<T>>,
        providers: &[Provider],
    ) -> Vec<Defaults>
    where
        Written<'f>: From<&'f T>,
    {
        let entries = field.get().map(|entries| entries.0.as_slice());
        let entries = entries.unwrap_or_default().iter();
        let defaults = entries.map(|entry| {
            let owner = &format!("`[{what}.{}]`", entry.id);
            let table = entry.value.get().map(|table| Written::from(&table.value));
            let table = table.map(|table| self.defaults(owner, &table, providers));
            table.unwrap_or_default()
        });
        defaults.collect()
    }

    /// Returns what a table states. `owner` names the table in errors.
    pub(super) fn defaults(
        &mut self,
        owner: &str,
        written: &Written<'_>,
        providers: &[Provider],
    ) -> Defaults {
        let key = |name| Key { name, owner };
        let recipients = written.recipients.get().map(|list| {
            let ids = list.iter().filter_map(Field::get);
            ids.filter_map(|id| self.provider(id, providers)).collect()
        });
        Defaults {
            party: word(written.party),
            third_party_access: value(written.third_party_access),
            recipients,
            data_retention: self.duration(
                key("data_retention"),
                written.data_retention,
                Lasts::Data,
            ),
            personal_data: self.text(key("personal_data"), written.personal_data),
            objection: self.text(key("objection"), written.objection),
            legal_basis: word(written.legal_basis),
        }
    }
}
