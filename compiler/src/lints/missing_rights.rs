//! `missing-rights`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// The charter does not state the rights of visitors.
    ///
    /// # What it does
    ///
    /// Reports a charter without `rights` and without a section with `states = ["rights"]`.
    ///
    /// # Why it matters
    ///
    /// Anybody who processes personal data must inform people of their rights: to see, correct and
    /// delete the data, to restrict their processing, to object to it, and to receive the data in a
    /// format that can be moved elsewhere; and, if they consented, to withdraw consent at any time.
    /// `rights` is a text and may be a link to a page that explains the rights.
    pub static MISSING_RIGHTS = "missing-rights" {
        group: Information,
        level: Allow,
        why: "if personal data are processed, visitors must be informed of their rights",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Rights) {
        return;
    }
    if charter.rights.is_some() {
        return;
    }
    let title = "the charter does not state the rights of visitors";
    let finding = findings.at(charter.root, title, "").help(
        "add `rights` before the first table: the rights (access, correction, deletion, restriction, objection, portability, withdrawal of consent) and how to use them, or a link to the page that explains them; if a section already contains this, add `states = [\"rights\"]` to it",
    );
    findings.push(finding);
}
