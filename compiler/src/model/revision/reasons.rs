//! Why visitors are asked for consent again: the keys whose facts differ between two agreements.

use std::collections::BTreeSet;

use charte_core::question::category;

use super::{Agreed, AgreedFact, Agreement, Named};
use crate::model::{Entry, Pairs};

/// A reason why visitors are asked again.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Reason {
    /// The entry of the policy: the root, a category, a provider, a cookie, an embed or a script.
    pub entry: Entry,
    /// What is different.
    pub what: What,
}

/// What is different about an entry.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
    /// It needs consent now, and did not before.
    Added,
    /// It needs no consent any more, or is gone.
    Removed,
    /// This key.
    Key(&'static str),
}

impl Agreement {
    /// Returns whether visitors are asked for anything.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// Returns why visitors who agreed to this are asked again if `next` replaces it. There is no
    /// reason if the revision is the same, and at least one otherwise.
    pub fn reasons(&self, next: &Self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.version != next.version {
            let what = What::Key("consent_version");
            let entry = Entry::default();
            reasons.push(Reason { entry, what });
        }
        let asks_both = !self.is_empty() && !next.is_empty();
        if asks_both && self.asks_by_provider() != next.asks_by_provider() {
            let what = What::Key("granularity");
            let entry = Entry::of("choice");
            reasons.push(Reason { entry, what });
        }
        let entry_of = |id: &str| Entry::new("category", id);
        let (before, after) = (self.categories(), next.categories());
        for id in &after {
            if !before.contains(id) {
                let (entry, what) = (entry_of(id), What::Added);
                reasons.push(Reason { entry, what });
            }
        }
        for id in &before {
            if !after.contains(id) {
                let (entry, what) = (entry_of(id), What::Removed);
                reasons.push(Reason { entry, what });
            }
        }
        self.compare(&self.cookies, next, &next.cookies, &mut reasons);
        self.compare(&self.resources, next, &next.resources, &mut reasons);
        reasons.sort();
        reasons.dedup();
        reasons
    }

    /// Returns the ids of the categories, sorted.
    fn categories(&self) -> BTreeSet<&str> {
        self.questions.iter().map(|id| category(id)).collect()
    }

    fn asks_by_provider(&self) -> bool {
        self.questions.iter().any(|id| category(id) != id)
    }

    fn compare(&self, old: &[Agreed], next: &Self, new: &[Agreed], reasons: &mut Vec<Reason>) {
        let entries =
            |list: &[Agreed]| list.iter().map(|one| one.entry.clone()).collect::<Vec<_>>();
        let Pairs {
            common,
            removed,
            added,
        } = Entry::pairs(&entries(old), &entries(new));
        for (before, after) in common {
            facts(&old[before], &new[after], reasons);
        }
        // A category that is new in the question explains what it contains.
        let (asked, asked_next) = (self.categories(), next.categories());
        let added = added.into_iter().map(|at| (&new[at], What::Added, &asked));
        let removed = removed
            .into_iter()
            .map(|at| (&old[at], What::Removed, &asked_next));
        for (one, what, categories) in added.chain(removed) {
            if categories.contains(one.category.as_str()) {
                let entry = one.entry.clone();
                reasons.push(Reason { entry, what });
            }
        }
    }
}

/// Adds the keys in which two entries differ.
fn facts(old: &Agreed, new: &Agreed, reasons: &mut Vec<Reason>) {
    for ((key, before), (_, after)) in old.facts.iter().zip(&new.facts) {
        if before == after {
            continue;
        }
        let (before, after) = (providers(before), providers(after));
        let ids = |list: &[Named]| list.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        if before.is_empty() || ids(&before) != ids(&after) {
            let (entry, what) = (new.entry.clone(), What::Key(key));
            reasons.push(Reason { entry, what });
            continue;
        }
        // The same providers, of which something is different.
        for (before, after) in before.iter().zip(&after) {
            for (key, is_other) in [
                ("role", before.role != after.role),
                ("country", before.country != after.country),
            ] {
                if is_other {
                    let entry = Entry::new("provider", &after.id);
                    let what = What::Key(key);
                    reasons.push(Reason { entry, what });
                }
            }
        }
    }
}

/// Returns the providers of a fact; none for other facts.
fn providers(fact: &AgreedFact) -> Vec<Named> {
    let mut providers = match fact {
        AgreedFact::Provider(provider) => provider.iter().cloned().collect(),
        AgreedFact::Providers(providers) => providers.clone(),
        AgreedFact::Given(_) | AgreedFact::Maybe(_) | AgreedFact::List(_) => Vec::new(),
    };
    providers.sort();
    providers
}
