//! `anonymous-form`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Manage};

lint! {
    /// The form of choices does not lead to the controller.
    ///
    /// # What it does
    ///
    /// Reports a charter with a form of choices, if `[page]` has no `address`. The form then has no
    /// link to the charter, which names the controller. If `manage` of `[choice]` is the address of
    /// another consent tool, charte makes no form.
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
    let is_ours = matches!(manage.value, Manage::Path(_));
    let has_form = charter.gated_categories().next().is_some() && charter.choice_cookie().is_some();
    if !is_ours || !has_form || charter.page.address.is_some() {
        return;
    }
    let title = "the form of choices neither names the controller nor links to the charter";
    let finding = findings
        .at(manage.span, title, "where visitors choose")
        .help("add the address of the charter to `[page]`, as in `address = \"/cookies\"`: the form then links to it");
    findings.push(finding);
}
