//! `overdue-review`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The review of a charter is overdue.
    ///
    /// # What it does
    ///
    /// Reports a charter with `updated`, `review_every` and `as_of`, if the day `as_of` is more
    /// than `review_every` after `updated`. charte reads no clock: to get a reminder, set `as_of`.
    /// A month has 30.4375 days and a year 365.25 days. A date without a day, as in
    /// `updated = "2026-04"`, counts as the last day of its month.
    ///
    /// # Why it matters
    ///
    /// The cookies of a site change with the site. A charter that nobody compares with the site
    /// soon becomes wrong.
    pub static OVERDUE_REVIEW = "overdue-review" {
        group: Information,
        level: Warn,
        why: "the policy itself states how often it must be reviewed",
        sources: &[POLICY_FORMAT.section("`review_every`")],
        check: Charter(check),
    }
}

const SECONDS_OF_A_DAY: u64 = 86_400;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let (Some(updated), Some(every), Some(as_of)) =
        (charter.updated, charter.review_every, charter.as_of)
    else {
        return;
    };
    let Some(seconds) = every.seconds() else {
        return;
    };
    // The day on which a period ends still belongs to it.
    let period = seconds.div_ceil(SECONDS_OF_A_DAY);
    let Ok(age) = u64::try_from(as_of.days() - updated.days()) else {
        return;
    };
    if age <= period {
        return;
    }
    let title = format!(
        "the charter was last updated {age} days ago, but its review is due every {}",
        every.value
    );
    let finding = findings
        .at(updated.span, title, "last updated")
        .label(every.span, "the time between two reviews")
        .label(as_of.span, "counts as today")
        .help("compare the charter with the cookies that the site sets, and write the date of this review into `updated`");
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::OVERDUE_REVIEW;
    use crate::lints::case::titles;

    #[test]
    fn a_review_on_the_last_day_is_not_overdue() {
        let is_overdue = |updated: &str, every: &str, as_of: &str| {
            let dates = format!("updated = {updated}\nreview_every = \"{every}\"\nas_of = {as_of}");
            let levels = "[lints]\noverdue-review = \"warn\"";
            !titles(&OVERDUE_REVIEW, &dates, levels).is_empty()
        };
        assert!(!is_overdue("2026-01-01", "30 days", "2026-01-31"));
        assert!(is_overdue("2026-01-01", "30 days", "2026-02-01"));
        assert!(!is_overdue("2024-01-01", "1 year", "2025-01-01"));
        assert!(is_overdue("2024-01-01", "1 year", "2025-01-02"));
        assert!(!is_overdue("2026-01-02", "1 day", "2026-01-01"));
        assert!(!is_overdue("\"2026-01\"", "30 days", "2026-03-02"));
        assert!(is_overdue("\"2026-01\"", "30 days", "2026-03-03"));
        assert!(!is_overdue("\"2026-04\"", "1 day", "2026-04-02"));
    }
}
