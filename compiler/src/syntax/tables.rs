//! Every table of the format by its header, and keys in the wrong table.

use super::kind::Kind;
use super::{
    Audience, Category, ChoiceSettings, Classes, Contact, Cookie, Embed, Hosts, LintSetting, Lock,
    PageOptions, Platform, Policy, Provider, Script, Section, Table,
};

/// A table of the format, as its header is written, and its keys.
pub(super) struct Keys {
    /// The header; empty for the root.
    pub(super) header: &'static str,
    /// The keys and the kind of value of each.
    pub(super) kinds: &'static [(&'static str, Kind)],
}

/// Every table of the format.
#[rustfmt::skip] // one table, one line
pub(super) const TABLES: &[Keys] = &[
    Keys { header: "", kinds: Policy::KINDS },
    Keys { header: "[platform]", kinds: Platform::KINDS },
    Keys { header: "[controller]", kinds: Contact::KINDS },
    Keys { header: "[dpo]", kinds: Contact::KINDS },
    Keys { header: "[authority]", kinds: Contact::KINDS },
    Keys { header: "[provider.<id>]", kinds: Provider::KINDS },
    Keys { header: "[category.<id>]", kinds: Category::KINDS },
    Keys { header: "[embed.<id>]", kinds: Embed::KINDS },
    Keys { header: "[script.<id>]", kinds: Script::KINDS },
    Keys { header: "[script.<id>.hosts]", kinds: Hosts::KINDS },
    Keys { header: "[[section]]", kinds: Section::KINDS },
    Keys { header: "[[cookie]]", kinds: Cookie::KINDS },
    Keys { header: "[cookie.audience]", kinds: Audience::KINDS },
    Keys { header: CHOICE, kinds: ChoiceSettings::KINDS },
    Keys { header: LOCK, kinds: Lock::KINDS },
    Keys { header: TABLE, kinds: Table::KINDS },
    Keys { header: "[lints]", kinds: LintSetting::KINDS },
    Keys { header: PAGE, kinds: PageOptions::KINDS },
    Keys { header: "[page.classes]", kinds: Classes::KINDS },
];

impl Kind {
    /// Returns the kind of a key by its name alone. The first table with that key counts.
    pub(super) fn of(key: &str) -> Option<Self> {
        let mut keys = TABLES.iter().flat_map(|table| table.kinds);
        keys.find(|(name, _)| *name == key).map(|(_, kind)| *kind)
    }
}

const CHOICE: &str = "[choice]";
const LOCK: &str = "[lock]";
const TABLE: &str = "[table]";
const PAGE: &str = "[page]";

/// A key in the wrong table: the header of its own table, and the key.
pub(super) type Misplaced = (&'static str, &'static str);

impl Policy {
    /// Marks the keys in wrong tables as broken, so that they are not reported as missing.
    pub(super) fn mark_all_misplaced(&mut self, keys: &[Misplaced]) {
        for &(header, key) in keys {
            match header {
                "" => self.mark_misplaced(key),
                CHOICE => self.choice.mark(|choice| choice.mark_misplaced(key)),
                LOCK => self.lock.mark(|lock| lock.mark_misplaced(key)),
                TABLE => self.table.mark(|table| table.mark_misplaced(key)),
                PAGE => self.page.mark(|page| page.mark_misplaced(key)),
                _ => {}
            }
        }
    }
}
