//! `anonymous-form`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// The form of choices neither names the controller nor leads to it.
    ///
    /// # What it does
    ///
    /// Reports a charter with a form of choices, if only a section with `states = ["controller"]`
    /// names the controller, and `[page]` has no `address`. The form shows the `name` of
    /// `[controller]` and a link to the charter, and here it has neither. If `manage` of `[choice]`
    /// is the address of another consent tool, charte makes no form. If the charter names no
    /// controller at all, `missing-controller` reports it.
    ///
    /// # Why it matters
    ///
    /// Before visitors consent, they must know at least who asks and for which purposes.
    pub static ANONYMOUS_FORM = "anonymous-form" {
        group: Information,
        level: Allow,
        why: "before visitors consent, they must be able to know who is responsible",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(choice) = &charter.choice else {
        return;
    };
    let Some(manage) = &choice.manage else {
        return;
    };
    let controller = charter.controller.as_ref();
    let is_named = controller.is_some_and(|controller| controller.name.is_some());
    let is_in_section = !is_named && charter.states(Statement::Controller);
    if charter.form_path().is_none() || !is_in_section || charter.page.address.is_some() {
        return;
    }
    let title = "the form of choices neither names the controller nor links to the charter";
    let finding = findings
        .at(manage.span, title, "where visitors choose")
        .help("add a `[controller]` with its `name`, or the address of the charter to `[page]`, as in `address = \"/cookies\"`: the form shows both");
    findings.push(finding);
}
