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

/// The classes of `@gouvfr/dsfr`, which styles headings, paragraphs, lists and links without classes.
/// Its table has the class on the element around it.
fn dsfr() -> Classes {
    Classes {
        wrapper: Some("fr-table__container fr-table__content fr-mb-4w".into()),
        caption: Some("fr-h6".into()),
        hidden: Some("fr-sr-only".into()),
        header: Some("fr-cell--multiline".into()),
        cell: Some("fr-cell--multiline fr-cell--top".into()),
        banner: Some("fr-notice".into()),
        banner_content: Some("fr-container".into()),
        banner_title: Some("fr-text--lead fr-text--bold fr-mb-1w".into()),
        actions: Some("fr-btns-group fr-btns-group--inline-sm fr-mt-2w".into()),
        button: Some("fr-btn".into()),
        group: Some("fr-fieldset".into()),
        legend: Some("fr-fieldset__legend".into()),
        content: Some("fr-fieldset__element".into()),
        field: Some("fr-checkbox-group".into()),
        label: Some("fr-label".into()),
        notice: Some("fr-alert fr-alert--info fr-alert--sm fr-mb-3w".into()),
        ..Classes::default()
    }
}

/// The classes of `govuk-frontend`, which styles no element without classes.
fn gov_uk() -> Classes {
    Classes {
        title: Some("govuk-heading-l".into()),
        heading: Some("govuk-heading-m".into()),
        subheading: Some("govuk-heading-s".into()),
        text: Some("govuk-body".into()),
        list: Some("govuk-list govuk-list--bullet".into()),
        numbered: Some("govuk-list govuk-list--number".into()),
        link: Some("govuk-link".into()),
        table: Some("govuk-table".into()),
        caption: Some("govuk-table__caption govuk-table__caption--s".into()),
        hidden: Some("govuk-visually-hidden".into()),
        header: Some("govuk-table__header".into()),
        cell: Some("govuk-table__cell".into()),
        banner: Some("govuk-cookie-banner".into()),
        banner_content: Some("govuk-cookie-banner__message govuk-width-container".into()),
        banner_title: Some("govuk-heading-m".into()),
        actions: Some("govuk-button-group".into()),
        button: Some("govuk-button".into()),
        group: Some("govuk-fieldset govuk-!-margin-bottom-6".into()),
        legend: Some("govuk-fieldset__legend".into()),
        field: Some("govuk-checkboxes__item govuk-!-margin-bottom-3".into()),
        checkbox: Some("govuk-checkboxes__input".into()),
        label: Some("govuk-label govuk-checkboxes__label".into()),
        notice: Some("govuk-inset-text".into()),
        ..Classes::default()
    }
}

/// The classes of `bootstrap`, which styles headings, paragraphs, lists and links without classes.
fn bootstrap() -> Classes {
    Classes {
        wrapper: Some("table-responsive".into()),
        table: Some("table".into()),
        hidden: Some("visually-hidden".into()),
        banner: Some("border-bottom".into()),
        banner_content: Some("container py-3".into()),
        banner_title: Some("h5".into()),
        actions: Some("d-flex flex-wrap gap-2".into()),
        button: Some("btn".into()),
        primary: Some("btn-primary".into()),
        secondary: Some("btn-primary".into()),
        group: Some("card mb-3".into()),
        legend: Some("card-header".into()),
        content: Some("card-body".into()),
        field: Some("form-check mb-2".into()),
        checkbox: Some("form-check-input".into()),
        label: Some("form-check-label".into()),
        notice: Some("alert alert-info".into()),
        ..Classes::default()
    }
}
