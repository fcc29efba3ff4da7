//! The defaults of providers and categories that no cookie takes.

use std::collections::BTreeMap;

use super::defaults::{KEYS, Written};
use crate::model::UntakenDefault;
use crate::source::Span;
use crate::syntax::{self, Entries, Field, Policy};

/// Returns the defaults that no cookie takes, because each one that could has a nearer value.
pub(super) fn untaken(policy: &Policy) -> Vec<UntakenDefault> {
    let mut providers = Tables::new(&policy.provider);
    let mut categories = Tables::new(&policy.category);
    let cookies = policy.cookie.get().map(|list| list.value.as_slice());
    for cookie in cookies.unwrap_or_default().iter().filter_map(Field::get) {
        let syntax::Cookie {
            provider, category, ..
        } = &cookie.value;
        let mut counts = Written::from(&cookie.value).places();
        providers.take(provider, &mut counts);
        categories.take(category, &mut counts);
    }
    let providers = providers.untaken("provider");
    providers.chain(categories.untaken("category")).collect()
}

/// The tables of one kind, by id.
struct Tables<'a>(BTreeMap<&'a str, Table>);

/// The defaults of a table, in the order of [`KEYS`].
struct Table {
    places: [Option<Span>; KEYS.len()],
    /// The first value that counts for a cookie of the table.
    counted: [Option<Span>; KEYS.len()],
    taken: [bool; KEYS.len()],
}

impl<'a> Tables<'a> {
    fn new<T>(field: &'a Field<Entries<T>>) -> Self
    where
        Written<'a>: From<&'a T>,
    {
        let entries = field.get().map(|entries| entries.0.as_slice());
        let entries = entries.unwrap_or_default().iter();
        let tables = entries.filter_map(|entry| {
            let table = Table {
                places: Written::from(&entry.value.get()?.value).places(),
                counted: [None; KEYS.len()],
                taken: [false; KEYS.len()],
            };
            Some((entry.id.as_str(), table))
        });
        Self(tables.collect())
    }

    /// Gives a cookie of a table what it does not have yet. `counts` are the places of its values.
    fn take(&mut self, id: &Field<String>, counts: &mut [Option<Span>; KEYS.len()]) {
        let id = id.get().map(|id| id.as_str());
        let Some(table) = id.and_then(|id| self.0.get_mut(id)) else {
            return;
        };
        for (key, counts) in counts.iter_mut().enumerate() {
            table.taken[key] |= counts.is_none();
            *counts = counts.or(table.places[key]);
            table.counted[key] = table.counted[key].or(*counts);
        }
    }

    fn untaken(self, kind: &'static str) -> impl Iterator<Item = UntakenDefault> {
        self.0.into_iter().flat_map(move |(id, table)| {
            let id = id.to_owned();
            let keys = KEYS.into_iter().enumerate();
            keys.filter_map(move |(at, key)| {
                let span = table.places[at].filter(|_| !table.taken[at])?;
                Some(UntakenDefault {
                    table: kind,
                    id: id.clone(),
                    key,
                    span,
                    instead: table.counted[at],
                })
            })
        })
    }
}
