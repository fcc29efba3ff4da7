//! The table of a category.

use super::exemption::exemption;
use super::line::{self, raised};
use super::wording::{Wording, filled, words};
use super::{Column, Inline, Table};
use crate::locale::Phrase;
use crate::model::{self, Charter, Cookie, PurposeClass};
use crate::source::Spanned;

/// Returns the table of the category at `position`, below a heading; `None` if it has no cookies.
pub(super) fn table(wording: &Wording<'_>, position: usize, heading: &[Inline]) -> Option<Table> {
    let category = wording.charter.categories.get(position)?;
    let caption = category.caption.as_ref().unwrap_or(&category.heading);
    let caption = wording.text(caption);
    let cookies = wording.charter.cookies_in(position).collect();
    table_of(wording, cookies, caption, heading)
}

/// Returns the one table of several categories, below a heading that is its caption; `None` if they
/// have no cookies. The rows are in the order of the policy.
pub(super) fn one_table(
    wording: &Wording<'_>,
    categories: &[usize],
    heading: &[Inline],
) -> Option<Table> {
    let cookies = wording.charter.cookies.iter();
    let cookies = cookies.filter(|cookie| categories.contains(&cookie.category.value));
    table_of(wording, cookies.collect(), heading.to_vec(), heading)
}

fn table_of(
    wording: &Wording<'_>,
    cookies: Vec<&Cookie>,
    caption: Vec<Inline>,
    heading: &[Inline],
) -> Option<Table> {
    if cookies.is_empty() {
        return None;
    }
    let columns = columns(wording.charter);
    let row = |cookie: &Cookie| -> Vec<Vec<Inline>> {
        let cell = |&column: &model::Column| match column {
            // Filled in when the names of the row are known.
            model::Column::Name => Vec::new(),
            column => wording.cell(fact(wording, cookie, column, &columns)),
        };
        columns.iter().map(cell).collect()
    };
    let name = columns.iter().position(|&it| it == model::Column::Name);
    let rows = shared(cookies, row).into_iter().map(|(cookies, mut row)| {
        if let Some(cell) = name.and_then(|at| row.get_mut(at)) {
            *cell = wording.cell(Some(names(wording, &cookies)));
        }
        row
    });
    Some(Table {
        caption_repeats: line::words(&caption) == line::words(heading),
        caption,
        rows: rows.collect(),
        columns: columns
            .iter()
            .map(|&column| Column {
                title: title(wording, column),
                row_header: column == model::Column::Name,
            })
            .collect(),
    })
}

/// Joins neighbouring cookies of one entry of the policy that are shown alike.
pub(super) fn shared<'c, T: PartialEq>(
    cookies: impl IntoIterator<Item = &'c Cookie>,
    shown: impl Fn(&Cookie) -> T,
) -> Vec<(Vec<&'c Cookie>, T)> {
    let mut rows: Vec<(Vec<&Cookie>, T)> = Vec::new();
    for cookie in cookies {
        let own = shown(cookie);
        match rows.last_mut() {
            Some((row, same)) if row[0].span == cookie.span && *same == own => row.push(cookie),
            _ => rows.push((vec![cookie], own)),
        }
    }
    rows
}

/// Returns the names of cookies that share a row.
pub(super) fn names(wording: &Wording<'_>, cookies: &[&Cookie]) -> Vec<Inline> {
    let mut line = Vec::new();
    for cookie in cookies {
        if !line.is_empty() {
            line.push(wording.comma());
        }
        line.push(Inline::Code(cookie.name.text.clone()));
    }
    line
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
            model::Column::Category => charter.table.one,
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

/// Returns the content of a cell; `None` if the policy does not declare it. A fact that has no column
/// of its own among `columns` may be a part of another.
pub(super) fn fact(
    wording: &Wording<'_>,
    cookie: &Cookie,
    column: model::Column,
    columns: &[model::Column],
) -> Option<Vec<Inline>> {
    let locale = wording.locale;
    let text = |text: &Option<model::Text>| text.as_ref().map(|text| wording.part(text));
    let alone = |phrase: &Phrase| raised(locale, words(phrase));
    match column {
        model::Column::Provider => Some(wording.provider(cookie.provider?.value)),
        model::Column::Service if columns.contains(&model::Column::Location) => {
            text(&cookie.service)
        }
        model::Column::Service => service(wording, cookie),
        model::Column::Location => location(wording, cookie).map(|words| raised(locale, words)),
        model::Column::Name => Some(vec![Inline::Code(cookie.name.text.clone())]),
        model::Column::Category => {
            let category = wording.charter.categories.get(cookie.category.value)?;
            Some(wording.part(&category.heading))
        }
        model::Column::Purpose => Some(wording.part(&cookie.purpose)),
        model::Column::PurposeClasses => purpose_classes(wording, &cookie.purpose_classes),
        model::Column::Duration => {
            let duration = lifetime(wording, cookie)?;
            let refreshed = cookie.refreshed.map(|refreshed| refreshed.value);
            Some(raised(
                locale,
                match refreshed {
                    // A lifetime of inactivity contains these words.
                    _ if cookie.duration.is_none_or(|it| it.value.is_inactivity()) => duration,
                    Some(true) => filled(&locale.duration.refreshed, &duration),
                    Some(false) => filled(&locale.duration.not_refreshed, &duration),
                    None => duration,
                },
            ))
        }
        model::Column::Condition => text(&cookie.condition),
        model::Column::Exemption => {
            let has_link = !columns.contains(&model::Column::Objection);
            exemption(wording, cookie, has_link)
        }
        model::Column::Objection => objection(wording, cookie),
        model::Column::Storage => Some(alone(locale.storage.get(cookie.storage))),
        model::Column::Domain => Some(vec![Inline::Code(cookie.lives_on()?.ascii().to_owned())]),
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
            let retention = wording.duration(cookie.data_retention?.value);
            Some(raised(locale, vec![retention]))
        }
    }
}

/// Returns classes of purposes as a list; `None` if there are none.
pub(super) fn purpose_classes(
    wording: &Wording<'_>,
    classes: &[Spanned<PurposeClass>],
) -> Option<Vec<Inline>> {
    let locale = wording.locale;
    let classes = classes.iter();
    let classes = classes.map(|class| words(locale.purpose_class.get(class.value)));
    wording.list(classes).map(|words| raised(locale, words))
}

/// Returns how the visitor objects: the text, the link, or the link in brackets behind the text.
fn objection(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let text = cookie.objection.as_ref().map(|text| wording.part(text));
    let opt_out = cookie.audience.as_ref().and_then(|it| it.opt_out.as_ref());
    let link = opt_out.map(|address| {
        let words = words(&wording.locale.audience.opt_out);
        wording.link(
            address.as_str(),
            if text.is_some() {
                words
            } else {
                raised(wording.locale, words)
            },
        )
    });
    match (text, link) {
        (Some(text), Some(link)) => Some(bracketed(text, vec![link])),
        (text, link) => text.or_else(|| link.map(|link| vec![link])),
    }
}

/// Returns the lifetime, followed in brackets by the text about it; that text alone if there is no
/// lifetime.
fn lifetime(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let duration = cookie.duration.map(|it| wording.duration(it.value));
    let note = cookie.duration_note.as_ref().map(|note| wording.part(note));
    match (duration, note) {
        (Some(duration), Some(note)) => Some(bracketed(vec![duration], note)),
        (duration, note) => duration.map(|duration| vec![duration]).or(note),
    }
}

/// Adds a text in brackets.
fn bracketed(mut text: Vec<Inline>, more: Vec<Inline>) -> Vec<Inline> {
    text.push(Inline::Text(" (".to_owned()));
    text.extend(more);
    text.push(Inline::Text(")".to_owned()));
    text
}

/// Returns the service with the location in brackets; the location alone if there is no service.
fn service(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let location = location(wording, cookie);
    let Some(service) = &cookie.service else {
        return location.map(|words| raised(wording.locale, words));
    };
    let text = wording.part(service);
    Some(match location {
        Some(location) => bracketed(text, location),
        None => text,
    })
}

fn location(wording: &Wording<'_>, cookie: &Cookie) -> Option<Vec<Inline>> {
    let locations = cookie.location.iter().map(|location| location.value);
    let phrase = wording.locale.locations(locations)?;
    Some(words(phrase))
}
