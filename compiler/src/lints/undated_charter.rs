//! `undated-charter`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The charter has neither a version nor a date.
    ///
    /// # What it does
    ///
    /// Reports a charter without `version` and without `updated`.
    ///
    /// # Why it matters
    ///
    /// Readers do not know whether the page is current. A controller who must prove what visitors
    /// read on a certain day does not know which text it was.
    pub static UNDATED_CHARTER = "undated-charter" {
        group: Information,
        level: Allow,
        why: "the list of controllers should be kept up to date; a date or a version shows readers \
              how recent it is",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.version.is_some() || charter.updated.is_some() {
        return;
    }
    let title = "the charter has neither a version nor a date";
    let finding = findings
        .at(charter.root, title, "no `version` and no `updated`")
        .help("add `updated` with the date of the last change, as in `updated = 2026-11-24`, or a `version`");
    findings.push(finding);
}
