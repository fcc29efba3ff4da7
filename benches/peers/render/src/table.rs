//! The figures as a table.

use std::fmt::Write as _;

/// A row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) nanoseconds: f64,
    pub(crate) allocations: u64,
}

/// Returns the table in Markdown. The first row is the reference.
pub(crate) fn table(bytes: usize, rounds: usize, rows: &[Row]) -> String {
    let floor = rows.first().map_or(f64::NAN, |row| row.nanoseconds);
    let mut table = format!(
        "A page of {bytes} bytes; medians of {rounds} interleaved rounds.\n\n\
         | | ns a page | x memcpy | allocations |\n\
         |---|---:|---:|---:|\n"
    );
    for Row {
        name,
        nanoseconds,
        allocations,
    } in rows
    {
        let ratio = nanoseconds / floor;
        let _ = writeln!(
            table,
            "| {name} | {nanoseconds:.0} | {ratio:.2} | {allocations} |"
        );
    }
    table
}
