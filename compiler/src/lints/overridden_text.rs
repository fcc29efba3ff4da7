//! `overridden-text`

use crate::change::ChangeKind;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Fleet;

lint! {
    /// A platform says in its own words what its template says already.
    ///
    /// # What it does
    ///
    /// Finds each text of a template (title, introduction, headings, sections, purposes) that a
    /// nearer file of a fleet replaces.
    ///
    /// # Why it matters
    ///
    /// A text that is replaced no longer follows its template: when the template is corrected, this
    /// platform keeps the old words. Where that is meant, `[lints]` says so, with the reason.
    pub static OVERRIDDEN_TEXT = "overridden-text" {
        group: Fleet,
        level: Warn,
        why: "when the template is corrected, this platform keeps its own words",
        sources: &[POLICY_FORMAT.section("\"What a nearer file changes\"")],
        check: Fleet(check),
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    for (position, charter) in fleet.used_charters() {
        findings.about(position);
        for change in &charter.changes {
            if change.kind != ChangeKind::Text {
                continue;
            }
            let title = format!("{} replaces the text of the template", change.subject);
            let finding = findings
                .at(change.near, title, "")
                .label(change.far, "the text that is replaced")
                .help("leave it out, or say why it is needed in `[lints]`: `overridden-text = { level = \"allow\", reason = \"...\" }`");
            findings.push_once(change.far, finding);
        }
    }
}
