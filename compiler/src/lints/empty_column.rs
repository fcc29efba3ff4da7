//! `empty-column`

use charte_core::word::Word;

use crate::lint::source::POLICY_FORMAT;
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
        sources: &[POLICY_FORMAT.section("`[table]`")],
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
        let title = format!(
            "no cookie has a value in the column `{}`",
            column.value.word()
        );
        let finding = findings
            .at(column.span, title, "")
            .help("state it for the cookies that have it, or leave the column out");
        findings.push(finding);
    }
}

/// Whether the cell of a cookie says something. `is_located` tells that the location has a column
/// of its own; else it stands in that of the service.
fn has_value(cookie: &Cookie, column: Column, is_located: bool) -> bool {
    match column {
        // That it is a cookie is said where there is a column for it.
        Column::Storage => true,
        Column::Service if !is_located => cookie.has(column) || cookie.has(Column::Location),
        column => cookie.has(column),
    }
}
