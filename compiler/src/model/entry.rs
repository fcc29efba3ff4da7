//! The entries of a policy, as comparisons of two charters name them.

use std::collections::BTreeMap;
use std::fmt;

use charte_core::cookie::Storage;

use super::{Cookie, Scope, Text, plain};
use crate::source::Spanned;

/// An entry of a policy: the root, a table, or an entry of a table.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Entry {
    /// The table; empty for the root.
    pub table: &'static str,
    /// The id or the name; empty if it has none.
    pub id: String,
    /// What distinguishes it from others with this id: where a cookie is stored, or the heading of a
    /// section.
    pub beside: String,
}

impl Entry {
    /// Returns the entry of a table that has no id.
    pub(super) fn of(table: &'static str) -> Self {
        Self::new(table, "")
    }

    /// Returns the entry of a table with this id.
    pub fn new(table: &'static str, id: &str) -> Self {
        Self {
            table,
            id: id.to_owned(),
            beside: String::new(),
        }
    }

    pub(super) fn of_cookie(cookie: &Cookie) -> Self {
        let mut beside = Vec::new();
        if cookie.storage != Storage::Cookie {
            beside.push(cookie.storage.as_str().to_owned());
        }
        match cookie.scope() {
            Scope::Unstated => {}
            Scope::Host(host) | Scope::Domain(host) => beside.push(host.to_owned()),
        }
        let path = cookie.attributes.path.as_ref().map(|path| path.as_str());
        beside.extend(path.filter(|path| *path != "/").map(str::to_owned));
        Self {
            beside: beside.join(" "),
            ..Self::new("cookie", &cookie.name.text)
        }
    }

    pub(super) fn of_section(id: Option<&Spanned<String>>, heading: Option<&Text>) -> Self {
        let heading = heading.and_then(|heading| heading.first());
        Self {
            beside: heading.map(|line| plain(&line.value)).unwrap_or_default(),
            ..Self::new("section", id.map_or("", |id| id.as_str()))
        }
    }

    /// Finds the entries that two lists have in common.
    ///
    /// Entries are the same if they have one id and one place. What remains is paired by its id, in
    /// its order: a cookie that moves to another domain is the same cookie.
    pub fn pairs(old: &[Self], new: &[Self]) -> Pairs {
        let mut known: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, entry) in old.iter().enumerate() {
            known.entry((entry.table, &entry.id)).or_default().push(at);
        }
        let mut found = vec![None; new.len()];
        for is_exact in [true, false] {
            for (at, entry) in new.iter().enumerate() {
                let near = known.get_mut(&(entry.table, entry.id.as_str()));
                let Some(near) = near.filter(|_| found[at].is_none()) else {
                    continue;
                };
                let same = near.iter().position(|&it| !is_exact || old[it] == *entry);
                found[at] = same.map(|same| near.remove(same));
            }
        }
        let pairs = found.iter().enumerate();
        let mut removed: Vec<usize> = known.into_values().flatten().collect();
        removed.sort_unstable();
        Pairs {
            common: pairs.filter_map(|(at, old)| Some(((*old)?, at))).collect(),
            removed,
            added: (0..new.len()).filter(|&at| found[at].is_none()).collect(),
        }
    }
}

/// The entries of two lists, by their positions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pairs {
    /// Those of both, in the order of the new list: the old position, the new one.
    pub common: Vec<(usize, usize)>,
    /// Those of the old list alone.
    pub removed: Vec<usize>,
    /// Those of the new list alone.
    pub added: Vec<usize>,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, id, beside } = self;
        match (*table, id.as_str()) {
            ("", _) => f.write_str("the policy"),
            ("section", "") if beside.is_empty() => f.write_str("a section"),
            ("section", "") => write!(f, "the section \"{beside}\""),
            ("lints", id) => write!(f, "the lint `{id}`"),
            (table, "") => write!(f, "`[{table}]`"),
            (table, id) => write!(f, "the {table} `{id}`"),
        }
    }
}
