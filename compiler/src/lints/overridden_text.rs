//! `overridden-text`

use crate::change::ChangeKind;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Fleet;

lint! {
    /// A platform replaces a text of its template.
    ///
    /// # What it does
    ///
    /// Reports each text of a template (title, introduction, headings, sections, purposes) that a
    /// nearer file of a fleet replaces.
    ///
    /// # Why it matters
    ///
    /// A replaced text no longer follows its template: if the template is corrected, this platform
    /// keeps the old text. If that is intended, state the reason in `[lints]`.
    pub static OVERRIDDEN_TEXT = "overridden-text" {
        group: Fleet,
        level: Warn,
        why: "if the template is corrected, this platform keeps its own text",
        sources: &[POLICY_FORMAT.section("\"What a nearer file changes\"")],
        check: Fleet(check),
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    if !fleet.has_several_platforms() {
        return;
    }
    for (position, charter) in fleet.used_charters() {
        findings.about(position);
        for change in &charter.changes {
            if change.kind != ChangeKind::Text {
                continue;
            }
            let title = format!("{} replaces the text of the template", change.subject);
            let finding = findings
                .at(change.near, title, "")
                .label(change.far, "the replaced text")
                .help("remove the text, or explain it in `[lints]`: `overridden-text = { level = \"allow\", reason = \"...\" }`");
            findings.push_once(change.far, finding);
        }
    }
}
