//! `missing-dpo`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A public body does not say how to reach its data protection officer.
    ///
    /// # What it does
    ///
    /// Finds a charter with `public_body = true` in `[controller]` and without `[dpo]`, or whose
    /// `[dpo]` has no `contact`. Whether others must have an officer is not for a policy to say.
    ///
    /// # Why it matters
    ///
    /// Public authorities and bodies have a data protection officer, and visitors are told how to
    /// reach that person.
    pub static MISSING_DPO = "missing-dpo" {
        group: Information,
        level: Allow,
        why: "public authorities and bodies (but courts, when they judge) have a data protection officer, and visitors must be told how to reach them",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let public_body = charter.controller.as_ref();
    let public_body = public_body.and_then(|controller| controller.public_body);
    let Some(public_body) = public_body.filter(|public_body| public_body.value) else {
        return;
    };
    // The officer is that of the body: where platforms belong to several, each needs its own.
    let finding = match &charter.dpo {
        None => findings
            .at(
                public_body.span,
                "the charter does not say how to reach the data protection officer of a public body",
                "a public body, and no `[dpo]`",
            )
            .help("add a `[dpo]` table with its `contact`, an https or mailto address"),
        Some(dpo) if dpo.contact.is_none() => findings
            .at(
                dpo.span,
                "the charter does not say how to reach the data protection officer",
                "no `contact`",
            )
            .label(public_body.span, "the controller is a public body")
            .help("add its `contact`, an https or mailto address"),
        Some(_) => return,
    };
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::MISSING_DPO;
    use crate::lint::case::titles;

    #[test]
    fn an_officer_without_a_contact() {
        let told = |is_public: bool| {
            let rules = "rules = [\"uk-ico-2026-04\"]";
            let tables =
                format!("controller.public_body = {is_public}\n[dpo]\nname = \"A. Smith\"");
            titles(&MISSING_DPO, &format!("{rules}\n{tables}"), "")
        };
        let title = "the charter does not say how to reach the data protection officer";
        assert_eq!(told(true), [title]);
        assert!(told(false).is_empty());
    }
}
