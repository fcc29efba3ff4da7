//! `missing-withdrawal`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Statement};

lint! {
    /// Cookies need consent, but the charter does not link to the place to withdraw it.
    ///
    /// # What it does
    ///
    /// Reports a charter with something that needs consent and with neither `manage` nor `manage_text`
    /// in `[choice]`. A section with `states = ["withdrawal"]` fulfils the duty too.
    ///
    /// # Why it matters
    ///
    /// Withdrawing consent must be as easy as giving it. Visitors need a page on which they can
    /// change their choice at any time, and they look for it in the charter.
    pub static MISSING_WITHDRAWAL = "missing-withdrawal" {
        group: Information,
        level: Allow,
        why: "withdrawing consent must be as easy as giving it, and visitors must be informed \
              that they can withdraw it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Withdrawal) {
        return;
    }
    let Some(gated) = charter.first_gated() else {
        return;
    };
    let (span, label) = match &charter.choice {
        Some(choice) if choice.manage.is_some() || choice.manage_text.is_some() => return,
        Some(choice) => (choice.span, "no `manage`"),
        None => (charter.root, "no `manage` in `[choice]`"),
    };
    let title = "the charter does not link to a place to withdraw consent";
    let finding = findings
        .at(span, title, label)
        .label(gated.consent.span, "this category needs consent")
        .help("add the place where visitors change their choice to `[choice]`: `manage = \"/...\"`, a path of the platform, an address, or a section of the page (`\"#...\"`); or `manage_text`, which names what opens an existing consent tool; if a section already contains this, add `states = [\"withdrawal\"]` to it");
    findings.push(finding);
}
