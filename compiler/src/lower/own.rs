//! `[values]`: what a policy declares, and what each platform gives.

use std::collections::BTreeMap;

use charte_core::own_value::OwnKind;
use charte_core::values::MAX_OWN;

use super::context::Context;
use super::key::Key;
use super::rich::Fact;
use crate::diagnostic::{Diagnostic, listed, similar};
use crate::model::{OwnRef, OwnValue};
use crate::source::{Span, Spanned};
use crate::syntax::{Entries, Field, Keyword, Text};

/// The table of a policy.
pub(super) type Declared = Field<Entries<Keyword<OwnKind>>>;

/// The beginning of ids that are the fields of charte.
const RESERVED: &str = "platform_";

/// Returns the declared values by their ids. Their order is that of the positions.
pub(super) fn facts(field: &Declared) -> BTreeMap<String, Fact<OwnRef>> {
    let entries = field.get().map(|entries| entries.0.as_slice());
    let entries = entries.unwrap_or_default().iter();
    let mut facts: BTreeMap<String, Fact<OwnRef>> = entries
        .map(|entry| {
            let fact = entry.value.get().map_or(Fact::Broken, |kind| {
                Fact::Known(OwnRef {
                    position: 0,
                    id: entry.id.value.clone(),
                    kind: kind.value.0,
                })
            });
            (entry.id.value.clone(), fact)
        })
        .collect();
    for (position, fact) in facts.values_mut().enumerate() {
        if let Fact::Known(value) = fact {
            value.position = u8::try_from(position).unwrap_or(u8::MAX);
        }
    }
    facts
}

/// The words of Rust that cannot be the name of a field, raw or not.
const TAKEN: [&str; 3] = ["crate", "self", "super"];

/// Returns whether an id can be a field of the generated struct `Values`.
fn is_id(id: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(is_word)
        && !id.starts_with(RESERVED)
        && !TAKEN.contains(&id)
}

impl Context<'_> {
    /// Returns the values that the policy declares, in the order of their ids.
    pub(super) fn declared_values(&mut self, field: &Declared) -> Vec<OwnValue> {
        let entries = field.get().map(|entries| entries.0.as_slice());
        let entries = entries.unwrap_or_default();
        for entry in entries {
            self.check_value_id(&entry.id);
        }
        if let Some(entry) = entries.get(MAX_OWN) {
            let title = format!("the policy has more than {MAX_OWN} values");
            self.diagnostics.push(
                Diagnostic::error("too-many-values", title, entry.id.span, "one too many")
                    .note("a value is for what differs between platforms; what they share is text of the policy")
                    .help("join values that are always shown together, or remove one"),
            );
        }
        let kinds = entries.iter().filter_map(|entry| {
            Some(OwnValue {
                id: entry.id.clone(),
                kind: entry.value.get()?.value.0,
            })
        });
        let mut values: Vec<OwnValue> = kinds.collect();
        values.sort_by(|one, other| one.id.value.cmp(&other.id.value));
        values
    }

    /// Reports an id that cannot be a field of the generated struct `Values`.
    fn check_value_id(&mut self, id: &Spanned<String>) {
        if is_id(id) {
            return;
        }
        let title = format!("`{id}` is not the id of a value");
        let diagnostic = Diagnostic::error("bad-id", title, id.span, "");
        self.diagnostics.push(if id.starts_with(RESERVED) || TAKEN.contains(&id.as_str()) {
            diagnostic
                .note("the id is the name of a field of a Rust struct, in which this name is taken")
                .help("write another word")
        } else {
            diagnostic
                .note("the id is the name of a field of a Rust struct")
                .help("write a lower-case letter, then such letters, digits and `_`, as in `controller`")
        });
    }

    /// Returns the values of a platform, in the order in which the policy declares them. `place` is
    /// the platform.
    pub(super) fn given_values(
        &mut self,
        declared: &Declared,
        given: &Field<Entries<Text>>,
        place: Span,
    ) -> Vec<Vec<String>> {
        let facts = facts(declared);
        let none = Entries(Vec::new());
        let entries = match given {
            Field::Broken => return Vec::new(),
            Field::Absent => &none,
            Field::Given(entries) => &entries.value,
        };
        let is_unknown = |id: &str| !facts.contains_key(id) && !declared.is_broken();
        let mut meant = Vec::new();
        for entry in entries.0.iter().filter(|entry| is_unknown(&entry.id)) {
            let near = similar(&entry.id, facts.keys().map(String::as_str));
            meant.extend(near.map(str::to_owned));
            self.unknown_value(&entry.id, near, &facts);
        }
        let (mut values, mut missing) = (Vec::new(), Vec::new());
        for (id, fact) in &facts {
            let Fact::Known(OwnRef { kind, .. }) = fact else {
                continue;
            };
            let Some(entry) = entries.find(id) else {
                // A misspelt id counts as the value that was meant.
                if !meant.contains(id) && is_id(id) {
                    missing.push(id.as_str());
                }
                continue;
            };
            let name = format!("values.{id}");
            let key = Key {
                name: &name,
                owner: "`[platform]`",
            };
            let texts = self.plain(key, &entry.value, *kind).unwrap_or_default();
            let mut texts: Vec<String> = texts.into_iter().map(|text| text.value).collect();
            if texts.windows(2).all(|pair| pair[0] == pair[1]) {
                texts.truncate(1);
            }
            values.push(texts);
        }
        if !missing.is_empty() {
            self.missing_values(&missing, declared, place);
        }
        values
    }

    fn unknown_value(
        &mut self,
        id: &Spanned<String>,
        near: Option<&str>,
        facts: &BTreeMap<String, Fact<OwnRef>>,
    ) {
        let title = format!("the policy declares no value `{id}`");
        let diagnostic = Diagnostic::error("unknown-value", title, id.span, "");
        let known: Vec<&str> = facts.keys().map(String::as_str).collect();
        self.diagnostics.push(match near {
            Some(near) => {
                let text = "there is a value with a similar name";
                diagnostic.patch(text, id.span, near)
            }
            None if known.is_empty() => {
                diagnostic
                    .note("the policy has no `[values]`")
                    .help(format!(
                        "add `[values]` with `{id} = \"text\"`, or remove this one"
                    ))
            }
            None => diagnostic
                .note(format!("the policy declares {}", listed(&known)))
                .help("declare it in `[values]`, or remove it"),
        });
    }

    fn missing_values(&mut self, ids: &[&str], declared: &Declared, place: Span) {
        let title = match ids {
            [id] => format!("the platform has no value `{id}`"),
            _ => format!("the platform has no values {}", listed(ids)),
        };
        let mut diagnostic = Diagnostic::error("missing-value", title, place, "");
        for &id in ids {
            let entry = declared.get().and_then(|entries| entries.find(id));
            if let Some(entry) = entry {
                diagnostic = diagnostic.label(entry.id.span, "every platform gives this value");
            }
        }
        let keys: Vec<String> = ids.iter().map(|id| format!("{id} = \"...\"")).collect();
        let keys = keys.join(", ");
        self.diagnostics
            .push(diagnostic.help(format!("add `values = {{ {keys} }}` to it")));
    }
}
