//! The categories and sections of the page.

use std::collections::BTreeMap;

use super::context::{Context, word};
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::model::{Category, Section, Statement};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Entries, Field, Many};
use charte_core::cookie::Consent;

/// The word for every category that no other section places.
const ALL: &str = "all";

/// The levels of a heading below the title.
const LEVELS: std::ops::RangeInclusive<u8> = 2..=6;

/// The tables of a section.
enum Tables {
    /// The tables of every category that no other section places.
    All,
    /// The tables of these categories, by position.
    These(Vec<usize>),
}

/// Returns whether a category is gated: whether it requires consent. A missing or broken `consent`
/// was reported, and its place is then the place of the id; such a category does not count.
pub(super) fn is_gated(category: &Category) -> bool {
    category.consent.value == Consent::Required && category.consent.span != category.id.span
}

impl Context<'_> {
    /// The tables `[category.<id>]`.
    pub(super) fn categories(&mut self, field: &Field<Entries<syntax::Category>>) -> Vec<Category> {
        let Some(entries) = field.get() else {
            return Vec::new();
        };
        let mut categories = Vec::new();
        for entry in &entries.0 {
            self.check_id("category", &entry.id);
            let default = syntax::Category::default();
            let table = entry.value.get().map_or(&default, |table| &table.value);
            let is_given = entry.value.get().is_some();
            let syntax::Category {
                consent,
                heading,
                caption,
                description,
                refusal,
                // `defaults` reads these, which are about its cookies.
                party: _,
                third_party_access: _,
                recipients: _,
                data_retention: _,
                personal_data: _,
                objection: _,
                legal_basis: _,
            } = table;
            let owner = &format!("`[category.{}]`", entry.id);
            let key = |name| Key { name, owner };
            if consent.is_absent() && is_given {
                self.missing_consent(&entry.id);
            }
            categories.push(Category {
                id: entry.id.clone(),
                // Replaces a value that was reported as missing or wrong.
                consent: word(consent).unwrap_or(Spanned::new(Consent::Required, entry.id.span)),
                heading: if is_given {
                    self.required_text(key("heading"), heading, entry.id.span)
                } else {
                    Vec::new()
                },
                caption: self.text(key("caption"), caption),
                description: self.text(key("description"), description),
                refusal: self.text(key("refusal"), refusal),
            });
        }
        categories
    }

    /// Reports rights that the page would show twice.
    pub(super) fn check_rights(&mut self, rights: &Field<syntax::Text>, sections: &[Section]) {
        let mut stated = sections.iter();
        let stated = stated.find_map(|section| section.states(Statement::Rights));
        let (Some(stated), Some(rights)) = (stated, rights.get()) else {
            return;
        };
        let title = "the rights are stated twice";
        self.diagnostics.push(
            Diagnostic::error(
                "stated-twice",
                title,
                rights.span,
                "the page has a part for this text",
            )
            .label(stated, "this section states them too")
            .help("remove `rights`, or remove \"rights\" from `states`"),
        );
    }

    /// Returns the position of a category; reports a missing or an unknown one. `place` is the thing
    /// that lacks it.
    pub(super) fn category(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
        place: Span,
        categories: &[Category],
    ) -> Option<Spanned<usize>> {
        let Some(id) = field.get() else {
            if field.is_absent() {
                self.missing(key, place);
            }
            return None;
        };
        let mut ids = categories.iter().map(|category| category.id.as_str());
        let found = ids.clone().position(|known| known == id.value);
        if found.is_none() {
            self.unknown("category", id, ids.by_ref());
        }
        found.map(|found| Spanned::new(found, id.span))
    }

    fn missing_consent(&mut self, id: &Spanned<String>) {
        let title = format!("`[category.{id}]` has no `consent`");
        self.diagnostics.push(
            Diagnostic::error("missing-key", title, id.span, "")
                .note("charte never guesses whether a category requires consent")
                .help("add `consent = \"required\"`, or `consent = \"exempt\"` if the law requires none"),
        );
    }

    /// The list `[[section]]`.
    pub(super) fn sections(
        &mut self,
        field: &Field<Vec<Field<syntax::Section>>>,
        categories: &[Category],
        uses: &[Spanned<usize>],
    ) -> Vec<Section> {
        let Some(list) = field.get() else {
            return Vec::new();
        };
        let mut sections = Vec::new();
        let mut tables: Vec<Option<Spanned<Tables>>> = Vec::new();
        // The section with an error may be the place of a category.
        let mut is_certain = list.iter().all(|section| !section.is_broken());
        for written in list.iter().filter_map(Field::get) {
            let table = &written.value;
            let owner = &match table.id.get() {
                None => "the section".to_owned(),
                Some(id) => format!("the section `{id}`"),
            };
            let key = |name| Key { name, owner };
            if let Some(id) = table.id.get() {
                self.check_id("section", id);
            }
            let placed = table
                .tables
                .get()
                .and_then(|many| self.tables(many, categories));
            is_certain &= placed.is_some() || table.tables.is_absent();
            tables.push(placed);
            let states = table.states.get().map(|list| list.value.as_slice());
            sections.push(Section {
                span: written.span,
                id: table.id.get().cloned(),
                heading: self.text(key("heading"), &table.heading),
                level: self.level(table.level.get(), written.span),
                body: self.prose(key("body"), &table.body),
                tables: Vec::new(),
                is_rest: false,
                states: states.unwrap_or_default().iter().filter_map(word).collect(),
            });
        }
        if !list.is_empty() && is_certain {
            self.place(&mut sections, &tables, categories, uses);
        }
        sections
    }

    /// Returns the tables of a section; `None` if some of them are not known.
    fn tables(
        &mut self,
        many: &Spanned<Many<String>>,
        categories: &[Category],
    ) -> Option<Spanned<Tables>> {
        if let [Field::Given(only)] = &many.values[..]
            && only.value == ALL
        {
            return Some(Spanned::new(Tables::All, many.span));
        }
        let mut these = Vec::new();
        for id in many.values.iter().filter_map(Field::get) {
            if let Some(found) = categories
                .iter()
                .position(|category| category.id.value == id.value)
            {
                these.push(found);
            } else {
                let known = categories.iter().map(|category| category.id.as_str());
                self.unknown("category", id, known.chain([ALL]));
            }
        }
        let is_known = these.len() == many.values.len();
        is_known.then(|| Spanned::new(Tables::These(these), many.span))
    }

    /// Gives each section its tables, and each category one section.
    fn place(
        &mut self,
        sections: &mut [Section],
        tables: &[Option<Spanned<Tables>>],
        categories: &[Category],
        uses: &[Spanned<usize>],
    ) {
        let mut placed: BTreeMap<usize, Span> = BTreeMap::new();
        let mut all: Option<(usize, Span)> = None;
        for (index, tables) in tables.iter().enumerate() {
            match tables.as_ref().map(|tables| (&tables.value, tables.span)) {
                None => {}
                Some((Tables::All, span)) => match all {
                    None => all = Some((index, span)),
                    Some((_, first)) => {
                        self.diagnostics
                            .push(placed_twice("the remaining tables", span, first));
                    }
                },
                Some((Tables::These(these), span)) => {
                    for &category in these {
                        if let Some(&first) = placed.get(&category) {
                            let what = format!("the table of `{}`", categories[category].id.value);
                            self.diagnostics.push(placed_twice(&what, span, first));
                        } else {
                            placed.insert(category, span);
                            sections[index].tables.push(category);
                        }
                    }
                }
            }
        }
        let rest = (0..categories.len()).filter(|category| !placed.contains_key(category));
        match all {
            Some((index, _)) => {
                sections[index].tables = rest.collect();
                sections[index].is_rest = true;
            }
            None => {
                for category in rest {
                    self.check_placed(&categories[category], category, uses);
                }
            }
        }
    }

    fn check_placed(&mut self, category: &Category, position: usize, uses: &[Spanned<usize>]) {
        let Some(first) = uses.iter().find(|category| category.value == position) else {
            return;
        };
        let id = &category.id;
        let title = format!("no section shows the cookies of `{id}`");
        self.diagnostics.push(
            Diagnostic::error(
                "unplaced-category",
                title,
                id.span,
                "this category has no place on the page",
            )
            .label(first.span, "this would not be shown")
            .help(format!(
                "add `tables = [\"{id}\"]` or `tables = \"all\"` to a section"
            )),
        );
    }

    fn level(&mut self, level: Option<&Spanned<u8>>, section: Span) -> Spanned<u8> {
        let Some(level) = level else {
            return Spanned::new(*LEVELS.start(), section);
        };
        if !LEVELS.contains(&level.value) {
            let title = format!(
                "`level` is {}, which no heading below the title has",
                level.value
            );
            self.diagnostics.push(
                Diagnostic::error(
                    "bad-level",
                    title,
                    level.span,
                    "expected a number from 2 to 6",
                )
                .note("the title of the page has level 1; HTML has six levels"),
            );
            return Spanned::new(*LEVELS.start(), level.span);
        }
        *level
    }
}

fn placed_twice(what: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(
        "placed-twice",
        format!("two sections show {what}"),
        span,
        "shown again here",
    )
    .label(first, "shown here first")
    .help("remove it from one of the sections")
}
