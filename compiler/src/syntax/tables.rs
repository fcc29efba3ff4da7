//! Every table of the format by its header, and keys in the wrong table.

use super::kind::{Declared, Kind};
use super::{
    Audience, Banner, Category, ChoiceSettings, Classes, Contact, Cookie, Embed, Hosts,
    LintSetting, Lock, PageOptions, PlatformTable, Policy, Provider, Script, Section, Table,
};

/// A table of the format, as its header is written, and its keys.
pub(super) struct Keys {
    /// The header; empty for the root.
    pub(super) header: &'static str,
    /// Its keys.
    pub(super) table: &'static Declared,
}

/// Every table of the format.
#[rustfmt::skip] // one table, one line
pub(super) const TABLES: &[Keys] = &[
    Keys { header: "", table: Policy::DECLARED },
    Keys { header: "[platform]", table: PlatformTable::DECLARED },
    Keys { header: "[controller]", table: Contact::DECLARED },
    Keys { header: "[dpo]", table: Contact::DECLARED },
    Keys { header: "[authority]", table: Contact::DECLARED },
    Keys { header: "[provider.<id>]", table: Provider::DECLARED },
    Keys { header: "[category.<id>]", table: Category::DECLARED },
    Keys { header: "[embed.<id>]", table: Embed::DECLARED },
    Keys { header: "[script.<id>]", table: Script::DECLARED },
    Keys { header: "[script.<id>.hosts]", table: Hosts::DECLARED },
    Keys { header: "[[section]]", table: Section::DECLARED },
    Keys { header: "[[cookie]]", table: Cookie::DECLARED },
    Keys { header: "[cookie.audience]", table: Audience::DECLARED },
    Keys { header: CHOICE, table: ChoiceSettings::DECLARED },
    Keys { header: BANNER, table: Banner::DECLARED },
    Keys { header: LOCK, table: Lock::DECLARED },
    Keys { header: TABLE, table: Table::DECLARED },
    Keys { header: "[lints]", table: LintSetting::DECLARED },
    Keys { header: PAGE, table: PageOptions::DECLARED },
    Keys { header: "[page.classes]", table: Classes::DECLARED },
];

impl Kind {
    /// Returns the kind of a key by its name alone. The first table with that key counts.
    pub(super) fn of(key: &str) -> Option<Self> {
        let mut keys = TABLES.iter().flat_map(|table| table.table.keys);
        keys.find(|known| known.name == key)
            .map(|known| known.form.kind())
    }
}

const CHOICE: &str = "[choice]";
const BANNER: &str = "[banner]";
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
                BANNER => self.banner.mark(|banner| banner.mark_misplaced(key)),
                LOCK => self.lock.mark(|lock| lock.mark_misplaced(key)),
                TABLE => self.table.mark(|table| table.mark_misplaced(key)),
                PAGE => self.page.mark(|page| page.mark_misplaced(key)),
                _ => {}
            }
        }
    }
}
