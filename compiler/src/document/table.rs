//! The table of a category.

use super::exemption::exemption;
use super::line::{self, raised};
use super::wording::{Wording, filled, words};
use super::{Column, Inline, Table};
use crate::locale::Phrase;
use crate::model::{self, Charter, Cookie};

/// Returns the table of the category at `position`; `None` if it has no cookies.
pub(super) fn table(wording: &Wording<'_>, position: usize) -> Option<Table> {
    let charter = wording.charter;
    let category = charter.categories.get(position)?;
    let mut cookies = charter
        .cookies
        .iter()
        .filter(|cookie| cookie.category.value == position)
        .peekable();
    cookies.peek()?;
    let columns = columns(charter);
    let located = columns.contains(&model::Column::Location);
    let heading = wording.text(&category.heading);
    let caption = category.caption.as_ref().map(|text| wording.text(text));
    let caption = caption.unwrap_or_else(|| heading.clone());
    Some(Table {
        caption_repeats: line::words(&caption) == line::words(&heading),
        caption,
        rows: cookies
            .map(|cookie| {
                let cell = |&column| cell(wording, cookie, column, located);
                columns.iter().map(cell).collect()
            })
            .collect(),
        columns: columns
            .iter()
            .map(|&column| Column {
                title: title(wording, column),
                row_header: column == model::Column::Name,
            })
            .collect(),
    })
}

/// Returns the columns of every table of the page. All tables have the same columns, so they line
/// up.
fn columns(charter: &Charter) -> Vec<model::Column> {
    if let Some(columns) = &charter.table.columns {
        return columns.iter().map(|column| column.value).collect();
    }
    let services = charter
        .cookies
        .iter()
        .any(|cookie| cookie.service.is_some());
    model::Column::ALL
        .iter()
        .copied()
        .filter(|&column| match column {
            model::Column::Location if services => false,
            _ => charter.cookies.iter().any(|cookie| cookie.has(column)),
        })
        .collect()
}

/// Returns the title of a column: the title in the policy, or else the default of the language.
pub(super) fn title(wording: &Wording<'_>, column: model::Column) -> Vec<Inline> {
    let mut labels = wording.charter.table.labels.iter();
    match labels.find(|(labelled, _)| labelled.value == column) {
        Some((_, label)) => wording.text(label),
        None => wording.line(words(wording.locale.column.get(column))),
    }
}

fn cell(
    wording: &Wording<'_>,
    cookie: &Cookie,
    column: model::Column,
    located: bool,
) -> Vec<Inline> {
    wording.cell(fact(wording, cookie, column, located))
}

/// Returns the content of a cell; `None` if the policy does not declare it. `located` is true if
/// the location has its own column.
pub(super) fn fact(
    wording: &Wording<'_>,
    cookie: &Cookie,
    column: model::Column,
    located: bool,
) -> Option<Vec<Inline>> {
    let locale = wording.locale;
    let text = |text: &Option<model::Text>| text.as_ref().map(|text| wording.part(text));
    let alone = |phrase: &Phrase| raised(words(phrase));
    match column {
        model::Column::Provider => Some(wording.provider(cookie.provider?.value)),
        model::Column::Service if located => text(&cookie.service),
        model::Column::Service => service(wording, cookie),
        model::Column::Location => location(wording, cookie).map(raised),
        model::Column::Name => Some(vec![Inline::Code(cookie.name.text.clone())]),
        model::Column::Purpose => Some(wording.part(&cookie.purpose)),
        model::Column::PurposeClasses => {
            let classes = cookie.purpose_classes.iter();
            let classes = classes.map(|class| words(locale.purpose_class.get(class.value)));
            wording.list(classes).map(raised)
        }
        model::Column::Duration => {
            let duration = vec![wording.duration(cookie.duration?.value)];
            Some(raised(
                match cookie.refreshed.map(|refreshed| refreshed.value) {
                    Some(true) => filled(&locale.duration.refreshed, &duration),
                    Some(false) => filled(&locale.duration.not_refreshed, &duration),
                    None => duration,
                },
            ))
        }
        model::Column::Condition => text(&cookie.condition),
        model::Column::Exemption => exemption(wording, cookie),
        model::Column::Storage => Some(alone(locale.storage.get(cookie.storage))),
        model::Column::Domain => Some(vec![Inline::Code(cookie.lives_on()?.ascii.clone())]),
        model::Column::Party => Some(alone(locale.party.get(cookie.party?.value))),
        model::Column::ThirdPartyAccess => {
            let access = cookie.third_party_access?.value;
            Some(alone(if access {
                &locale.cell.yes
            } else {
                &locale.cell.no
            }))
        }
        model::Column::Recipients => {
            let recipients = cookie.recipients.iter();
            wording.list(recipients.map(|recipient| wording.provider(recipient.value)))
        }
        model::Column::PersonalData => text(&cookie.personal_data),
        model::Column::LegalBasis => Some(alone(locale.legal_basis.get(cookie.legal_basis?.value))),
        model::Column::DataRetention => {
            Some(raised(vec![wording.duration(cookie.data_retention?.value)]))
        }
    }
}

/// Returns the service with the location in brackets; the location alone if there is no service.
fn service(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let location = location(wording, cookie);
    let Some(service) = &cookie.service else {
        return location.map(raised);
    };
    let mut text = wording.part(service);
    if let Some(location) = location {
        text.push(Inline::Text(" (".to_owned()));
        text.extend(location);
        text.push(Inline::Text(")".to_owned()));
    }
    Some(text)
}

fn location(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let locations = cookie.location.iter().map(|location| location.value);
    let phrase = wording.locale.locations(locations)?;
    Some(words(phrase))
}
