//! What differs between two charters.

use std::collections::{BTreeMap, BTreeSet};

use charte_compiler::model::{Charter, Entry, Fact, FactValue, Pairs, Reason, What};

/// The differences between two charters.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Changes {
    /// Whether visitors are asked again.
    pub(super) consent: Consent,
    /// The entries that differ, in the order of the new policy.
    pub(super) entries: Vec<EntryChange>,
    /// The tables whose entries have another order.
    pub(super) reordered: Vec<&'static str>,
}

/// Whether visitors are asked for consent again.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Consent {
    /// Neither edition asks.
    #[default]
    Never,
    /// Stored choices still count.
    Kept,
    /// The new edition asks, and the old one did not.
    First,
    /// The old edition asked, and the new one does not.
    Last,
    /// Stored choices do not count any more.
    Again(Vec<Reason>),
}

/// An entry that differs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct EntryChange {
    pub(super) entry: Entry,
    pub(super) kind: EntryKind,
    pub(super) facts: Vec<FactChange>,
}

/// What happened to an entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum EntryKind {
    Added,
    Removed,
    Changed,
}

/// A fact or a text that differs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct FactChange {
    pub(super) key: String,
    pub(super) change: Change,
    /// Whether it is a reason to ask again.
    pub(super) asks: bool,
}

/// What a fact was, and what it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Change {
    One {
        before: Option<String>,
        after: Option<String>,
    },
    /// What a list has not any more, and what it has in addition.
    List {
        removed: Vec<String>,
        added: Vec<String>,
    },
    /// A text in a language.
    Text {
        language: String,
        before: String,
        after: String,
    },
}

/// Compares two charters. `before` and `after` are further facts of a platform.
pub(super) fn compare(
    (old, before): (&Charter, Vec<Fact>),
    (new, after): (&Charter, Vec<Fact>),
) -> Changes {
    let url = |facts: &[Fact]| {
        facts
            .iter()
            .find(|it| it.key == "url")
            .map(|it| it.value.clone())
    };
    let is_moved = url(&before) != url(&after);
    let consent = consent(old, new, is_moved);
    let empty = Vec::new();
    let reasons = match &consent {
        Consent::Again(reasons) => reasons,
        Consent::Never | Consent::Kept | Consent::First | Consent::Last => &empty,
    };
    let (old, new) = (entries(before, old), entries(after, new));
    let names = |list: &[(Entry, Vec<Fact>)]| {
        let names = list.iter().map(|(entry, _)| entry.clone());
        names.collect::<Vec<_>>()
    };
    let Pairs {
        common,
        removed,
        added,
    } = Entry::pairs(&names(&old), &names(&new));
    let mut reordered = BTreeSet::new();
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries = Vec::new();
    for &(before, after) in &common {
        let entry = &new[after].0;
        if last
            .insert(entry.table, before)
            .is_some_and(|last| last > before)
        {
            reordered.insert(entry.table);
        }
        let facts = facts(entry, &old[before].1, &new[after].1, reasons);
        entries.push((after, entry, EntryKind::Changed, facts));
    }
    for at in added {
        let (entry, facts) = &new[at];
        entries.push((
            at,
            entry,
            EntryKind::Added,
            self::facts(entry, &[], facts, &[]),
        ));
    }
    entries.sort_by_key(|(at, ..)| *at);
    let removed = removed
        .into_iter()
        .map(|at| (0, &old[at].0, EntryKind::Removed, Vec::new()));
    entries.extend(removed);
    let entries = entries
        .into_iter()
        .map(|(_, entry, kind, facts)| EntryChange {
            entry: entry.clone(),
            kind,
            facts,
        });
    Changes {
        consent,
        entries: entries
            .filter(|one| one.kind != EntryKind::Changed || !one.facts.is_empty())
            .collect(),
        reordered: reordered.into_iter().collect(),
    }
}

impl Changes {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.reordered.is_empty()
    }
}

fn consent(old: &Charter, new: &Charter, is_moved: bool) -> Consent {
    let (before, after) = (old.agreement(), new.agreement());
    match (before.is_empty(), after.is_empty()) {
        (true, true) => return Consent::Never,
        (true, false) => return Consent::First,
        (false, true) => return Consent::Last,
        (false, false) => {}
    }
    let mut reasons = before.reasons(&after);
    // A choice of another host, in another cookie or of other platforms is not found any more.
    let cookie = |charter: &Charter| charter.choice_cookie().map(|it| it.name.text.clone());
    let shared = |charter: &Charter| {
        let shared = charter.choice.as_ref()?.shared.as_ref()?;
        Some(shared.ascii().to_owned())
    };
    for (table, key, is_other) in [
        (
            "platform",
            "url",
            is_moved && (shared(new).is_none() || shared(old) != shared(new)),
        ),
        ("choice", "cookie", cookie(old) != cookie(new)),
        ("choice", "shared", shared(old) != shared(new)),
    ] {
        if is_other {
            reasons.push(Reason {
                entry: Entry::new(table, ""),
                what: What::Key(key),
            });
        }
    }
    if reasons.is_empty() {
        Consent::Kept
    } else {
        Consent::Again(reasons)
    }
}

/// Groups the facts of a charter by entry.
fn entries(platform: Vec<Fact>, charter: &Charter) -> Vec<(Entry, Vec<Fact>)> {
    let mut entries: Vec<(Entry, Vec<Fact>)> = Vec::new();
    for fact in platform.into_iter().chain(charter.facts()) {
        match entries.last_mut() {
            Some((entry, facts)) if *entry == fact.entry => facts.push(fact),
            _ => entries.push((fact.entry.clone(), vec![fact])),
        }
    }
    // The facts of the root are not all together.
    let mut whole: Vec<(Entry, Vec<Fact>)> = Vec::new();
    for (entry, facts) in entries {
        let is_root = entry == Entry::default();
        match whole
            .iter_mut()
            .find(|(known, _)| is_root && *known == entry)
        {
            Some((_, known)) => known.extend(facts),
            None => whole.push((entry, facts)),
        }
    }
    whole
}

/// Returns the facts that differ, in the order of the new entry.
fn facts(entry: &Entry, old: &[Fact], new: &[Fact], reasons: &[Reason]) -> Vec<FactChange> {
    let mut changes = Vec::new();
    let mut push = |key: &str, change| {
        changes.push(FactChange {
            key: key.to_owned(),
            change,
            asks: reasons.iter().any(|reason| is_reason(reason, entry, key)),
        });
    };
    for fact in new {
        let before = old.iter().find(|it| it.key == fact.key);
        for change in change(before.map(|it| &it.value), Some(&fact.value)) {
            push(&fact.key, change);
        }
    }
    for fact in old {
        if !new.iter().any(|it| it.key == fact.key) {
            for change in change(Some(&fact.value), None) {
                push(&fact.key, change);
            }
        }
    }
    changes
}

/// Returns what differs between two values of a key.
fn change(before: Option<&FactValue>, after: Option<&FactValue>) -> Vec<Change> {
    match (before, after) {
        (before, after) if before == after => Vec::new(),
        (Some(FactValue::Text(before)), Some(FactValue::Text(after))) => texts(before, after),
        (Some(FactValue::Text(text)), None) => texts(text, &without_words(text)),
        (None, Some(FactValue::Text(text))) => texts(&without_words(text), text),
        (before, after) => {
            let (before, after) = (before.map(values), after.map(values));
            let is_one =
                |values: &Option<Vec<String>>| values.as_ref().is_none_or(|it| it.len() < 2);
            if is_one(&before) && is_one(&after) {
                let one = |values: Option<Vec<String>>| values.and_then(|it| it.into_iter().next());
                return vec![Change::One {
                    before: one(before),
                    after: one(after),
                }];
            }
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            let lacks = |list: &[String], other: &[String]| {
                let lacks = other.iter().filter(|it| !list.contains(it));
                lacks.cloned().collect::<Vec<_>>()
            };
            let (removed, added) = (lacks(&after, &before), lacks(&before, &after));
            if removed.is_empty() && added.is_empty() {
                // The same values in another order.
                return vec![Change::One {
                    before: Some(before.join(", ")),
                    after: Some(after.join(", ")),
                }];
            }
            vec![Change::List { removed, added }]
        }
    }
}

fn values(value: &FactValue) -> Vec<String> {
    match value {
        FactValue::One(value) => vec![value.clone()],
        FactValue::List(values) => values.clone(),
        FactValue::Text(text) => text.iter().map(|(_, text)| text.clone()).collect(),
    }
}

fn without_words(text: &[(String, String)]) -> Vec<(String, String)> {
    let text = text.iter();
    text.map(|(language, _)| (language.clone(), String::new()))
        .collect()
}

/// Compares a text in the languages of both editions. A new language is a fact of its own.
fn texts(before: &[(String, String)], after: &[(String, String)]) -> Vec<Change> {
    let pairs = after.iter().filter_map(|(language, after)| {
        let (_, before) = before.iter().find(|(known, _)| known == language)?;
        (before != after).then(|| Change::Text {
            language: language.clone(),
            before: before.clone(),
            after: after.clone(),
        })
    });
    pairs.collect()
}

/// Returns whether a key is the one that a reason names. The revision joins what several keys state.
fn is_reason(reason: &Reason, entry: &Entry, key: &str) -> bool {
    let What::Key(named) = reason.what else {
        return false;
    };
    let is_same = reason.entry.table == entry.table && reason.entry.id == entry.id;
    let (first, _) = key.split_once('.').unwrap_or((key, ""));
    is_same && (first == named || named == "domain" && key == "host")
}
