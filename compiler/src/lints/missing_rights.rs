//! `missing-rights`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The charter does not say which rights visitors have.
    ///
    /// # What it does
    ///
    /// Finds a charter without `rights`.
    ///
    /// # Why it matters
    ///
    /// Whoever has personal data of others tells them that they may see them, correct them, have
    /// them deleted, and object. A charter may also lead to the page that says so: `rights` is prose,
    /// and can be a link.
    pub static MISSING_RIGHTS = "missing-rights" {
        group: Information,
        level: Allow,
        why: "where personal data are processed, visitors must be told which rights they have",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.rights.is_some() {
        return;
    }
    let title = "no `rights` says which rights visitors have";
    let finding = findings.at(charter.root, title, "").help(
        "add `rights` before the first table: which rights there are and how to use them, or a link to the page that says so; what a section says already can be moved there",
    );
    findings.push(finding);
}
