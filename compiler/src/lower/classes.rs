//! The classes of a design system: a named set, and the keys that replace its entries.

use std::borrow::Cow;

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::model::{Classes, DesignSystem};
use crate::syntax::{self, Field};

impl Context<'_> {
    /// `[page.classes]`
    pub(super) fn classes(&mut self, table: &syntax::Classes) -> Classes {
        let syntax::Classes {
            system,
            title,
            heading,
            subheading,
            text,
            list,
            numbered,
            link,
            wrapper,
            table,
            caption,
            hidden,
            header,
            cell,
            banner,
            banner_content,
            banner_title,
            actions,
            button,
            primary,
            secondary,
            group,
            legend,
            content,
            field,
            checkbox,
            label,
            notice,
        } = table;
        let set = system
            .get()
            .map_or(Classes::default(), |system| set(system.value.0));
        Classes {
            title: self.class(title, set.title),
            heading: self.class(heading, set.heading),
            subheading: self.class(subheading, set.subheading),
            text: self.class(text, set.text),
            list: self.class(list, set.list),
            numbered: self.class(numbered, set.numbered),
            link: self.class(link, set.link),
            wrapper: self.class(wrapper, set.wrapper),
            table: self.class(table, set.table),
            caption: self.class(caption, set.caption),
            hidden: self.class(hidden, set.hidden),
            header: self.class(header, set.header),
            cell: self.class(cell, set.cell),
            banner: self.class(banner, set.banner),
            banner_content: self.class(banner_content, set.banner_content),
            banner_title: self.class(banner_title, set.banner_title),
            actions: self.class(actions, set.actions),
            button: self.class(button, set.button),
            primary: self.class(primary, set.primary),
            secondary: self.class(secondary, set.secondary),
            group: self.class(group, set.group),
            legend: self.class(legend, set.legend),
            content: self.class(content, set.content),
            field: self.class(field, set.field),
            checkbox: self.class(checkbox, set.checkbox),
            label: self.class(label, set.label),
            notice: self.class(notice, set.notice),
        }
    }

    /// Returns the class names of a key, or else those of the set.
    fn class(
        &mut self,
        field: &Field<String>,
        set: Option<Cow<'static, str>>,
    ) -> Option<Cow<'static, str>> {
        let Some(text) = field.get() else {
            return set;
        };
        let is_class = |class: &str| {
            class
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_:/.[]!@%#(),".contains(&byte))
        };
        if !text.split(' ').all(is_class) || text.trim().is_empty() {
            let title = format!("`{}` is not a list of classes", text.value);
            self.diagnostics.push(
                Diagnostic::error("bad-class", title, text.span, "")
                    .help("write class names with a blank between two, as in `fr-table fr-mb-2w`"),
            );
            return None;
        }
        Some(Cow::Owned(text.value.clone()))
    }
}

/// Returns the classes of a design system. All buttons of one set look the same: refusing, accepting and
/// choosing have one weight.
fn set(system: DesignSystem) -> Classes {
    match system {
        DesignSystem::Dsfr => dsfr(),
        DesignSystem::GovUk => gov_uk(),
        DesignSystem::Bootstrap => bootstrap(),
    }
}

/// Returns the classes of an element.
fn class(classes: &'static str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(classes))
}

/// The classes of `@gouvfr/dsfr`, which styles headings, paragraphs, lists and links without classes.
/// Its table has the class on the element around it.
fn dsfr() -> Classes {
    Classes {
        wrapper: class("fr-table__container fr-table__content fr-mb-4w"),
        caption: class("fr-h6"),
        hidden: class("fr-sr-only"),
        header: class("fr-cell--multiline"),
        cell: class("fr-cell--multiline fr-cell--top"),
        banner: class("fr-notice"),
        banner_content: class("fr-container"),
        banner_title: class("fr-text--lead fr-text--bold fr-mb-1w"),
        actions: class("fr-btns-group fr-btns-group--inline-sm fr-mt-2w"),
        button: class("fr-btn"),
        group: class("fr-fieldset"),
        legend: class("fr-fieldset__legend"),
        content: class("fr-fieldset__element"),
        field: class("fr-checkbox-group"),
        label: class("fr-label"),
        notice: class("fr-alert fr-alert--info fr-alert--sm fr-mb-3w"),
        ..Classes::default()
    }
}

/// The classes of `govuk-frontend`, which styles no element without classes.
fn gov_uk() -> Classes {
    Classes {
        title: class("govuk-heading-l"),
        heading: class("govuk-heading-m"),
        subheading: class("govuk-heading-s"),
        text: class("govuk-body"),
        list: class("govuk-list govuk-list--bullet"),
        numbered: class("govuk-list govuk-list--number"),
        link: class("govuk-link"),
        table: class("govuk-table"),
        caption: class("govuk-table__caption govuk-table__caption--s"),
        hidden: class("govuk-visually-hidden"),
        header: class("govuk-table__header"),
        cell: class("govuk-table__cell"),
        banner: class("govuk-cookie-banner"),
        banner_content: class("govuk-cookie-banner__message govuk-width-container"),
        banner_title: class("govuk-heading-m"),
        actions: class("govuk-button-group"),
        button: class("govuk-button"),
        group: class("govuk-fieldset govuk-!-margin-bottom-6"),
        legend: class("govuk-fieldset__legend"),
        field: class("govuk-checkboxes__item govuk-!-margin-bottom-3"),
        checkbox: class("govuk-checkboxes__input"),
        label: class("govuk-label govuk-checkboxes__label"),
        notice: class("govuk-inset-text"),
        ..Classes::default()
    }
}

/// The classes of `bootstrap`, which styles headings, paragraphs, lists and links without classes.
fn bootstrap() -> Classes {
    Classes {
        wrapper: class("table-responsive"),
        table: class("table"),
        hidden: class("visually-hidden"),
        banner: class("border-bottom"),
        banner_content: class("container py-3"),
        banner_title: class("h5"),
        actions: class("d-flex flex-wrap gap-2"),
        button: class("btn"),
        primary: class("btn-primary"),
        secondary: class("btn-primary"),
        group: class("card mb-3"),
        legend: class("card-header"),
        content: class("card-body"),
        field: class("form-check mb-2"),
        checkbox: class("form-check-input"),
        label: class("form-check-label"),
        notice: class("alert alert-info"),
        ..Classes::default()
    }
}
