//! `missing-controller`

use crate::diagnostic::Diagnostic;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// The charter does not name its controller, or gives no contact.
    ///
    /// # What it does
    ///
    /// Reports a charter without `[controller]`, or whose controller has no `name` or no `contact`.
    /// If nothing needs consent, the finding is at most a warning. A section with
    /// `states = ["controller"]` fulfils the duty too.
    ///
    /// # Why it matters
    ///
    /// A visitor who wants to ask, object or complain must know whom to contact. Often a supplier
    /// sets the cookie, but the controller is responsible for it.
    pub static MISSING_CONTROLLER = "missing-controller" {
        group: Information,
        level: Allow,
        why: "visitors must be informed who is responsible for the cookies and how to contact \
              them",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Controller) {
        return;
    }
    let Some(controller) = &charter.controller else {
        let finding = findings
            .at(
                charter.root,
                "the charter does not name its controller",
                "no `[controller]`",
            )
            .help("add a `[controller]` table with its `name` and `contact`; if a section already contains this, add `states = [\"controller\"]` to it");
        report(charter, findings, finding);
        return;
    };
    let missing = match (&controller.name, &controller.contact) {
        (Some(_), Some(_)) => return,
        (None, _) => "name",
        (Some(_), None) => "contact",
    };
    let title = format!("the controller has no `{missing}`");
    let finding = findings.at(controller.span, title, "").help(format!(
        "add its `{missing}`; a `contact` is an https, mailto or tel address"
    ));
    report(charter, findings, finding);
}

/// Consent requires a controller; if nothing needs consent, the finding is advice.
fn report(charter: &Charter, findings: &mut Findings<'_>, finding: Diagnostic) {
    if charter.first_gated().is_some() {
        findings.push(finding);
    } else {
        findings.advise(finding);
    }
}
