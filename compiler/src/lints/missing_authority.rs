//! `missing-authority`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// The charter does not name a supervisory authority.
    ///
    /// # What it does
    ///
    /// Reports a charter without `[authority]`, or whose authority has neither `name` nor
    /// `contact`. A section with `states = ["authority"]` fulfils the duty too.
    ///
    /// # Why it matters
    ///
    /// Anybody who processes personal data must inform people of their right to complain to a
    /// supervisory authority. The right is hard to use if the charter does not name the authority.
    pub static MISSING_AUTHORITY = "missing-authority" {
        group: Information,
        level: Allow,
        why: "if personal data are processed, visitors must be informed of their right to \
              complain to a supervisory authority",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Authority) {
        return;
    }
    let Some(authority) = &charter.authority else {
        let title = "the charter does not name a supervisory authority";
        let finding = findings.at(charter.root, title, "").help(
            "add an `[authority]` table with the `name` of the supervisory authority and its `contact`, an https, mailto or tel address; if a section already contains this, add `states = [\"authority\"]` to it",
        );
        findings.push(finding);
        return;
    };
    if authority.name.is_some() || authority.contact.is_some() {
        return;
    }
    let title = "the authority has no `name` and no `contact`";
    let finding = findings.at(authority.span, title, "").help(
        "write the `name` of the supervisory authority and its `contact`, an https, mailto or tel address",
    );
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::MISSING_AUTHORITY;
    use crate::lints::case::titles;

    #[test]
    fn a_name_or_a_contact_is_enough() {
        let reported = |authority: &str| {
            let rules = "rules = [\"eu-gdpr-2026-01\"]";
            titles(
                &MISSING_AUTHORITY,
                rules,
                &format!("[authority]\n{authority}"),
            )
        };
        assert!(reported("name = \"CNIL\"").is_empty());
        assert!(reported("contact = \"https://www.cnil.fr/\"").is_empty());
        let neither = "the authority has no `name` and no `contact`";
        assert_eq!(reported("country = \"FR\""), [neither]);
    }
}
