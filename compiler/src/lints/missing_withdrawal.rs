//! `missing-withdrawal`

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Visitors are asked for consent, and nothing leads to where they withdraw it.
    ///
    /// # What it does
    ///
    /// Finds a charter with cookies that need consent and without `manage` in `[choice]`.
    ///
    /// # Why it matters
    ///
    /// Withdrawing consent is as easy as giving it. That takes a place where the choice can be made
    /// again, and a way to it at any time: the charter is where visitors look for it.
    pub static MISSING_WITHDRAWAL = "missing-withdrawal" {
        group: Information,
        level: Allow,
        why: "withdrawing consent must be as easy as giving it, and visitors must be told that they can",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(cookie) = charter.gated_cookies().next() else {
        return;
    };
    let (span, label) = match &charter.choice {
        Some(choice) if choice.manage.is_some() => return,
        Some(choice) => (choice.span, "no `manage`"),
        None => (charter.root, "no `manage` in `[choice]`"),
    };
    let consent = charter.category_of(cookie).consent.span;
    let title = "no `manage` leads to where consent is withdrawn";
    let finding = findings
        .at(span, title, label)
        .label(consent, "visitors are asked for consent here")
        .help("add to `[choice]` where the choice is made again: `manage = \"/...\"`, a path of the platform, or an address; what a section says already can be moved there");
    findings.push(finding);
}
