//! `missing-authority`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The charter does not say to which authority a visitor can complain.
    ///
    /// # What it does
    ///
    /// Finds a charter without `[authority]`, or whose authority has neither `name` nor `contact`.
    ///
    /// # Why it matters
    ///
    /// Whoever has personal data of others tells them that they may complain to a supervisory
    /// authority. A right that names nobody to turn to is hard to use.
    pub static MISSING_AUTHORITY = "missing-authority" {
        group: Information,
        level: Allow,
        why: "where personal data are processed, visitors must be told that they may complain to a supervisory authority",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(authority) = &charter.authority else {
        let title = "no `[authority]` says to whom a visitor can complain";
        let finding = findings.at(charter.root, title, "").help(
            "add an `[authority]` table with the `name` of the supervisory authority and its `contact`, an https or mailto address; what a section says already can be moved there",
        );
        findings.push(finding);
        return;
    };
    if authority.name.is_some() || authority.contact.is_some() {
        return;
    }
    let title = "the authority has no `name` and no `contact`";
    let finding = findings.at(authority.span, title, "").help(
        "write the `name` of the supervisory authority and its `contact`, an https or mailto address",
    );
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::MISSING_AUTHORITY;
    use crate::lint::case::titles;

    #[test]
    fn half_an_authority() {
        let told = |authority: &str| {
            let rules = "rules = [\"eu-gdpr-2026-01\"]";
            titles(
                &MISSING_AUTHORITY,
                rules,
                &format!("[authority]\n{authority}"),
            )
        };
        assert!(told("name = \"CNIL\"").is_empty());
        assert!(told("contact = \"https://www.cnil.fr/\"").is_empty());
        let neither = "the authority has no `name` and no `contact`";
        assert_eq!(told("country = \"FR\""), [neither]);
    }
}
