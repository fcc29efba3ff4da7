//! `missing-dpo`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// A public body does not give a contact of its data protection officer.
    ///
    /// # What it does
    ///
    /// Reports a charter with `public_body = true` in `[controller]` and without `[dpo]`, or whose
    /// `[dpo]` has no `contact`. A policy does not show whether other controllers need an officer,
    /// so they are not checked. A section with `states = ["dpo"]` fulfils the duty too.
    ///
    /// # Why it matters
    ///
    /// Public authorities and bodies must have a data protection officer, and must inform visitors
    /// how to contact the officer.
    pub static MISSING_DPO = "missing-dpo" {
        group: Information,
        level: Allow,
        why: "public authorities and bodies (except courts in their judicial work) must have a \
              data protection officer, and visitors must be informed how to contact the \
              officer",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Dpo) {
        return;
    }
    let public_body = charter.controller.as_ref();
    let public_body = public_body.and_then(|controller| controller.public_body);
    let Some(public_body) = public_body.filter(|public_body| public_body.value) else {
        return;
    };
    // The officer belongs to the body: if platforms belong to several bodies, each needs its own.
    let finding = match &charter.dpo {
        None => findings
            .at(
                public_body.span,
                "the charter gives no contact of the data protection officer of a public body",
                "a public body without `[dpo]`",
            )
            .help("add a `[dpo]` table with its `contact`, an https, mailto or tel address"),
        Some(dpo) if dpo.contact.is_none() => findings
            .at(
                dpo.span,
                "the charter gives no contact of the data protection officer",
                "no `contact`",
            )
            .label(public_body.span, "the controller is a public body")
            .help("add its `contact`, an https, mailto or tel address"),
        Some(_) => return,
    };
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::MISSING_DPO;
    use crate::lints::case::titles;

    #[test]
    fn the_officer_of_a_public_body_needs_a_contact() {
        let reported = |is_public: bool| {
            let rules = "rules = [\"uk-ico-2026-04\"]";
            let tables =
                format!("controller.public_body = {is_public}\n[dpo]\nname = \"A. Smith\"");
            titles(&MISSING_DPO, &format!("{rules}\n{tables}"), "")
        };
        let title = "the charter gives no contact of the data protection officer";
        assert_eq!(reported(true), [title]);
        assert!(reported(false).is_empty());
    }
}
