//! `overdue-review`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A charter was not looked through for longer than it says.
    ///
    /// # What it does
    ///
    /// Finds a charter that gives `updated`, `review_every` and `as_of`, if the day `as_of` is more
    /// than `review_every` after `updated`. No clock is read: who wants to be reminded sets `as_of`.
    /// A month counts 30.4375 days, and a year 365.25.
    ///
    /// # Why it matters
    ///
    /// Cookies come and go with every change of a site. A charter that nobody compares with it is
    /// soon wrong.
    pub static OVERDUE_REVIEW = "overdue-review" {
        group: Information,
        level: Warn,
        why: "the policy itself says how often it is to be looked through",
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
        "the charter was last updated {age} days ago, and is to be reviewed every {}",
        every.value
    );
    let finding = findings
        .at(updated.span, title, "last updated")
        .label(every.span, "to be reviewed so often")
        .label(as_of.span, "taken as today")
        .help("compare the charter with the cookies that the site sets, and write the day into `updated`");
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::OVERDUE_REVIEW;
    use crate::lint::case::titles;

    #[test]
    fn the_last_day_is_in_time() {
        let told = |updated: &str, every: &str, as_of: &str| {
            let dates = format!("updated = {updated}\nreview_every = \"{every}\"\nas_of = {as_of}");
            let levels = "[lints]\noverdue-review = \"warn\"";
            !titles(&OVERDUE_REVIEW, &dates, levels).is_empty()
        };
        assert!(!told("2026-01-01", "30 days", "2026-01-31"));
        assert!(told("2026-01-01", "30 days", "2026-02-01"));
        assert!(!told("2024-01-01", "1 year", "2025-01-01"));
        assert!(told("2024-01-01", "1 year", "2025-01-02"));
        assert!(!told("2026-01-02", "1 day", "2026-01-01"));
    }
}
