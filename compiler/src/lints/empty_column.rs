//! `empty-column`

use charte_core::word::Word;

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Column, Cookie};

lint! {
    /// A column of the tables is empty.
    ///
    /// # What it does
    ///
    /// Reports each column in `[table] columns` for which no cookie of the page has a value. If
    /// `columns` is not given, the page shows only columns with values.
    ///
    /// # Why it matters
    ///
    /// Each cell of the column contains only "—". A screen reader reads it out in every row, and a
    /// reader looks for facts that are not there.
    pub static EMPTY_COLUMN = "empty-column" {
        group: Accessibility,
        level: Warn,
        why: "a screen reader reads each of its cells out, and they contain nothing",
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
            .help("state the value for the cookies that have one, or remove the column");
        findings.push(finding);
    }
}

/// Whether the cell of a cookie has a value. `is_located` is true if the location has a column of
/// its own; otherwise the location is in the column of the service.
fn has_value(cookie: &Cookie, column: Column, is_located: bool) -> bool {
    match column {
        // This column always has a value, such as "cookie".
        Column::Storage => true,
        Column::Objection => {
            let audience = cookie.audience.as_ref();
            cookie.has(column) || audience.is_some_and(|audience| audience.opt_out.is_some())
        }
        Column::Service if !is_located => cookie.has(column) || cookie.has(Column::Location),
        column => cookie.has(column),
    }
}
