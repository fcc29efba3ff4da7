//! The choice of the visitor, and the options of the page.

use charte_core::cookie::Storage;
use charte_core::word::Word;

use super::context::{Context, value, word};
use super::duration::Lasts;
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::model::{Banner, ChoiceSettings, Classes, Column, Cookie, PageOptions, Style, Table};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Field};

/// The heading levels at which a fragment may begin.
const BASES: std::ops::RangeInclusive<u8> = 1..=5;

impl Context<'_> {
    /// `[choice]`
    pub(super) fn choice(
        &mut self,
        field: &Field<syntax::ChoiceSettings>,
        cookies: &[Cookie],
    ) -> Option<ChoiceSettings> {
        let choice = field.get()?;
        // `manage` is read with the facts, before the texts.
        let syntax::ChoiceSettings {
            cookie,
            duration,
            refusal_duration,
            manage,
            manage_text,
            refuse,
            service,
            signals,
            overrule,
            granularity,
            shared,
        } = &choice.value;
        let found = cookie.get().and_then(|name| {
            let is_named = |cookie: &Cookie| cookie.name.text == name.value;
            // If several have the name, the one that a program can set.
            let own = cookies.iter().position(|cookie| {
                is_named(cookie) && cookie.storage == Storage::Cookie && !cookie.is_third_party()
            });
            let found = own.or_else(|| cookies.iter().position(is_named));
            // A cookie with errors is not in the list, but it is declared.
            if found.is_none() && !self.facts.durations.contains_key(&name.value) {
                self.unknown(
                    "cookie",
                    name,
                    cookies.iter().map(|cookie| cookie.name.text.as_str()),
                );
            }
            found.map(|found| Spanned::new(found, name.span))
        });
        let signals = signals
            .get()
            .map(|list| list.value.as_slice())
            .unwrap_or_default();
        let overrule = value(overrule);
        if let Some(overrule) = overrule.filter(|overrule| overrule.value)
            && choice.value.signals.is_absent()
        {
            self.diagnostics.push(
                Diagnostic::error(
                    "nothing-to-overrule",
                    "`overrule` has no signal to overrule",
                    overrule.span,
                    "no signal of the browser counts as a refusal",
                )
                .note("`overrule = true` lets a choice count against a signal in `signals`")
                .help("add `signals = [\"gpc\"]`, or remove `overrule`"),
            );
        }
        let key = |name| Key {
            name,
            owner: "`[choice]`",
        };
        let link = self.facts.manage.clone().known();
        Some(ChoiceSettings {
            span: choice.span,
            cookie: found,
            duration: self.duration(key("duration"), duration, Lasts::Choice),
            refusal_duration: self.duration(
                key("refusal_duration"),
                refusal_duration,
                Lasts::Choice,
            ),
            manage: link
                .zip(manage.get())
                .map(|(link, written)| Spanned::new(link, written.span)),
            manage_text: self.text(key("manage_text"), manage_text),
            refuse: self.text(key("refuse"), refuse),
            service: self.text(key("service"), service),
            signals: signals.iter().filter_map(word).collect(),
            overrule,
            granularity: word(granularity),
            shared: self.domain(shared),
        })
    }

    /// `[banner]`
    pub(super) fn banner(&mut self, field: &Field<syntax::Banner>) -> Banner {
        let Some(banner) = field.get() else {
            return Banner::default();
        };
        let syntax::Banner {
            title,
            text,
            refuse,
        } = &banner.value;
        let key = |name| Key {
            name,
            owner: "`[banner]`",
        };
        Banner {
            title: self.text(key("title"), title),
            text: self.text(key("text"), text),
            refuse: self.text(key("refuse"), refuse),
        }
    }

    /// `[table]`
    pub(super) fn table(&mut self, field: &Field<syntax::Table>) -> Table {
        let Some(table) = field.get() else {
            return Table {
                columns: None,
                one: false,
                labels: Vec::new(),
            };
        };
        let syntax::Table {
            columns,
            one,
            labels,
        } = &table.value;
        let one = one.get().copied().filter(|one| one.value);
        let columns = columns.get().map(|list| {
            let columns: Vec<Spanned<Column>> = list.iter().filter_map(word).collect();
            let is_certain = !list.iter().any(Field::is_broken);
            self.check_columns(&columns, list.span, is_certain);
            if let Some(one) = one.filter(|_| is_certain) {
                self.check_category_column(&columns, list.span, one.span);
            }
            columns
        });
        let mut titles = Vec::new();
        for entry in labels
            .get()
            .map(|labels| labels.0.as_slice())
            .unwrap_or_default()
        {
            let Some(column) = Column::from_word(&entry.id) else {
                self.unknown("column", &entry.id, Column::WORDS.iter().copied());
                continue;
            };
            let title = self.text(
                Key {
                    name: &entry.id,
                    owner: "`[table.labels]`",
                },
                &entry.value,
            );
            titles.extend(title.map(|title| (Spanned::new(column, entry.id.span), title)));
        }
        Table {
            columns,
            one: one.is_some(),
            labels: titles,
        }
    }

    fn check_columns(&mut self, columns: &[Spanned<Column>], list: Span, is_certain: bool) {
        for (index, column) in columns.iter().enumerate() {
            let twin = columns[..index]
                .iter()
                .find(|other| other.value == column.value);
            if let Some(first) = twin {
                let title = format!("the column `{}` is listed twice", column.value.as_str());
                self.diagnostics.push(
                    Diagnostic::error("duplicate-column", title, column.span, "listed again here")
                        .label(first.span, "listed here first")
                        .help("remove one of them"),
                );
            }
        }
        if is_certain && !columns.iter().any(|column| column.value == Column::Name) {
            self.diagnostics.push(
                Diagnostic::error("missing-column", "the table has no column `name`", list, "")
                    .note("the name of the cookie is the header of its row (WCAG 2.1, success criterion 1.3.1)")
                    .help("add \"name\" to the columns"),
            );
        }
    }

    /// Reports the columns of one table for all categories without the column of the category.
    fn check_category_column(&mut self, columns: &[Spanned<Column>], list: Span, one: Span) {
        if columns
            .iter()
            .any(|column| column.value == Column::Category)
        {
            return;
        }
        let title = "the one table of all categories has no column `category`";
        self.diagnostics.push(
            Diagnostic::error("missing-column", title, list, "")
                .label(one, "the categories have no headings of their own")
                .note("visitors must see to which category a cookie belongs, and so whether it needs their consent")
                .help("add \"category\" to the columns, or remove `one`"),
        );
    }

    /// `[page]`
    pub(super) fn page(&mut self, field: &Field<syntax::PageOptions>) -> PageOptions {
        let mut options = PageOptions {
            heading_base: 1,
            address: None,
            style: Style::Plain,
            classes: Classes::default(),
        };
        let Some(page) = field.get() else {
            return options;
        };
        let syntax::PageOptions {
            heading_base,
            address,
            style,
            classes,
        } = &page.value;
        options.address = self.link_or_path(address);
        if let Some(base) = heading_base.get() {
            options.heading_base = base.value;
            if !BASES.contains(&base.value) {
                let title = format!("`heading_base` is {}, which no heading has", base.value);
                self.diagnostics.push(
                    Diagnostic::error("bad-level", title, base.span, "expected a number from 1 to 5")
                        .note("it is the level of the first heading of the fragment; the headings below it need a level too"),
                );
            }
        }
        if let Some(style) = style.get() {
            options.style = match style.as_str() {
                "plain" => Style::Plain,
                "none" => Style::None,
                // A stylesheet that cannot be used has an error of its own.
                _ => match self.stylesheets.get(&style.span) {
                    Some(text) => Style::Own((*text).to_owned()),
                    None => Style::Plain,
                },
            };
        }
        if let Some(classes) = classes.get() {
            options.classes = self.classes(&classes.value);
        }
        options
    }
}
