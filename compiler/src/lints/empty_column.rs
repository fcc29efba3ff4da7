//! `empty-column`

use charte_core::word::Word;

use crate::lint::source::RGAA;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, Cookie};

lint! {
    /// A column of the tables has no value in any row.
    ///
    /// # What it does
    ///
    /// Finds each column that `[table] columns` names and in which no cookie of the page has a
    /// value. Where `columns` is left out, the page has only columns with values.
    ///
    /// # Why it matters
    ///
    /// Each of its cells says "—". Who hears the page hears that in every row; who reads it looks
    /// for facts that are not there.
    pub static EMPTY_COLUMN = "empty-column" {
        group: Accessibility,
        level: Warn,
        why: "each of its cells is read out, and says nothing",
        sources: &[RGAA.section("theme 5")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(columns) = &charter.table.columns else {
        return;
    };
    let mut is_on_page = vec![false; charter.categories.len()];
    for (position, _) in charter.tables() {
        is_on_page[position] = true;
    }
    let cookies = charter.cookies.iter();
    let cookies: Vec<&Cookie> = cookies.filter(|it| is_on_page[it.category.value]).collect();
    if cookies.is_empty() {
        return;
    }
    let is_located = columns
        .iter()
        .any(|column| column.value == Column::Location);
    for column in columns {
        if cookies
            .iter()
            .any(|cookie| has_value(cookie, column.value, is_located))
        {
            continue;
        }
        let key = key(column.value);
        let title = format!(
            "no cookie has a value in the column `{}`",
            column.value.word()
        );
        let finding = findings.at(column.span, title, "").help(format!(
            "add {key} to the cookies that have one, or leave the column out"
        ));
        findings.push(finding);
    }
}

/// Whether the cell of a cookie says something. `is_located` tells that the location has a column
/// of its own; else it stands in that of the service.
fn has_value(cookie: &Cookie, column: Column, is_located: bool) -> bool {
    match column {
        Column::Name | Column::Purpose | Column::Storage => true,
        Column::Provider => cookie.provider.is_some(),
        Column::Service => cookie.service.is_some() || (!is_located && !cookie.location.is_empty()),
        Column::Location => !cookie.location.is_empty(),
        Column::Duration => cookie.duration.is_some(),
        Column::Condition => cookie.condition.is_some(),
        Column::Domain => cookie.attributes.domain.is_some(),
        Column::Party => cookie.party.is_some(),
        Column::ThirdPartyAccess => cookie.third_party_access.is_some(),
        Column::Recipients => !cookie.recipients.is_empty(),
        Column::PersonalData => cookie.personal_data.is_some(),
        Column::LegalBasis => cookie.legal_basis.is_some(),
        Column::DataRetention => cookie.data_retention.is_some(),
    }
}

/// The key of a column in `[[cookie]]`.
fn key(column: Column) -> String {
    format!("`{}`", column.word())
}
