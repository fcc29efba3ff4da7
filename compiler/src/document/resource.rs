//! The table of the embeds and scripts of a category.

use super::table::{purpose_classes, title};
use super::wording::{Wording, words};
use super::{Column, Inline, Table};
use crate::model::{self, Resource};

/// Returns the table of the embeds and scripts of some categories, by position; `None` if they have
/// none. There is a column for the category if there are several; one for providers, and one for
/// classes of purposes, if an embed or a script of the page has them.
pub(super) fn resources(wording: &Wording<'_>, categories: &[usize]) -> Option<Table> {
    let charter = wording.charter;
    let resources = categories.iter().flat_map(|&at| charter.resources_in(at));
    let resources: Vec<&Resource> = resources.collect();
    resources.first()?;
    let locale = wording.locale;
    let has_provider = charter.resources.iter().any(|it| it.provider.is_some());
    let has_classes = charter
        .resources
        .iter()
        .any(|it| !it.purpose_classes.is_empty());
    let hosts = wording.line(words(&locale.resource.hosts));
    let provider = title(wording, model::Column::Provider);
    let column = |title: Vec<Inline>, row_header| Column { title, row_header };
    let category = title(wording, model::Column::Category);
    let has_category = categories.len() > 1;
    let classes = title(wording, model::Column::PurposeClasses);
    let columns = [
        Some(column(title(wording, model::Column::Service), true)),
        has_category.then(|| column(category, false)),
        has_provider.then(|| column(provider, false)),
        Some(column(title(wording, model::Column::Purpose), false)),
        has_classes.then(|| column(classes, false)),
        Some(column(hosts, false)),
    ];
    let row = |resource: &&Resource| {
        let provider = resource.provider.map(|it| wording.provider(it.value));
        let cells = [
            Some(wording.text(&resource.title)),
            has_category.then(|| {
                let category = charter.categories.get(resource.category.value);
                wording.cell(category.map(|category| wording.part(&category.heading)))
            }),
            has_provider.then(|| wording.cell(provider)),
            Some(wording.cell(Some(wording.part(&resource.purpose)))),
            has_classes.then(|| wording.cell(purpose_classes(wording, &resource.purpose_classes))),
            Some(host_names(wording, resource)),
        ];
        cells.into_iter().flatten().collect()
    };
    Some(Table {
        caption: wording.line(words(&locale.resource.caption)),
        caption_repeats: false,
        columns: columns.into_iter().flatten().collect(),
        rows: resources.iter().map(row).collect(),
    })
}

/// Returns the hosts of an embed or a script, separated by commas.
fn host_names(wording: &Wording<'_>, resource: &Resource) -> Vec<Inline> {
    let mut line = Vec::new();
    for name in resource.host_names() {
        if !line.is_empty() {
            line.push(wording.comma());
        }
        line.push(Inline::Code(name));
    }
    line
}

/// Returns an embed or a script in short: its title, its provider, its purpose, and the hosts that
/// the browser then asks.
pub(super) fn resource_line(wording: &Wording<'_>, resource: &Resource) -> Vec<Inline> {
    let text = |text: &str| Inline::Text(text.to_owned());
    let mut line = wording.name(wording.part(&resource.title));
    if let Some(provider) = resource.provider {
        line.push(text(" ("));
        line.extend(wording.provider(provider.value));
        line.push(text(")"));
    }
    line.push(wording.colon());
    line.extend(wording.part(&resource.purpose));
    line.push(Inline::Break);
    line.extend(wording.labelled(
        &wording.locale.resource.hosts,
        host_names(wording, resource),
    ));
    line
}
