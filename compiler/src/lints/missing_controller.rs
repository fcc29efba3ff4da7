//! `missing-controller`

use crate::diagnostic::Diagnostic;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The charter does not say who answers for it.
    ///
    /// # What it does
    ///
    /// Finds a charter without `[controller]`, or whose controller has no `name` or no `contact`.
    /// Where no cookie needs consent, this is advice.
    ///
    /// # Why it matters
    ///
    /// A visitor who wants to ask, object or complain must know to whom. Who sets a cookie is
    /// often a supplier; who answers for it is the one whose site it is.
    pub static MISSING_CONTROLLER = "missing-controller" {
        group: Information,
        level: Allow,
        why: "visitors must be told who answers for the cookies and how to reach them",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(controller) = &charter.controller else {
        let finding = findings
            .at(
                charter.root,
                "the charter does not say who answers for it",
                "no `[controller]`",
            )
            .help("add a `[controller]` table with its `name` and `contact`");
        tell(charter, findings, finding);
        return;
    };
    let missing = match (&controller.name, &controller.contact) {
        (Some(_), Some(_)) => return,
        (None, _) => "name",
        (Some(_), None) => "contact",
    };
    let title = format!("the controller has no `{missing}`");
    let finding = findings.at(controller.span, title, "").help(format!(
        "add its `{missing}`; a `contact` is an https or mailto address"
    ));
    tell(charter, findings, finding);
}

/// Consent needs it; where nobody is asked, it is advice.
fn tell(charter: &Charter, findings: &mut Findings<'_>, finding: Diagnostic) {
    if charter.gated_cookies().next().is_some() {
        findings.push(finding);
    } else {
        findings.advise(finding);
    }
}
