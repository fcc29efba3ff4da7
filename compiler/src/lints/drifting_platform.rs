//! `drifting-platform`

use crate::change::ChangeKind;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Fleet;

lint! {
    /// A platform changes facts of its template.
    ///
    /// # What it does
    ///
    /// Reports each fact of an inherited cookie or category that a nearer file of a fleet changes.
    /// Also reports each inherited cookie or section that a nearer file removes. Cookies that a
    /// platform adds are not reported.
    ///
    /// # Why it matters
    ///
    /// The platforms of a fleet usually run the same program. If one of them declares a different
    /// lifetime or category for the same cookie, either its program differs, or its charter is
    /// wrong.
    pub static DRIFTING_PLATFORM = "drifting-platform" {
        group: Fleet,
        level: Warn,
        why: "platforms that run the same program set the same cookies in the same way",
        sources: &[POLICY_FORMAT.section("\"What a nearer file changes\"")],
        check: Fleet(check),
        files: ["hall.toml", "library.toml", "town.toml"],
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    if !fleet.has_several_platforms() {
        return;
    }
    for (position, charter) in fleet.used_charters() {
        findings.about(position);
        for change in &charter.changes {
            let subject = &change.subject;
            let (title, far) = match change.kind {
                ChangeKind::Text => continue,
                ChangeKind::Fact => (
                    format!("{subject} differs from the template"),
                    "the fact of the template",
                ),
                ChangeKind::Removal => (
                    format!("{subject} of the template is removed"),
                    "the removed part",
                ),
            };
            let finding = findings
                .at(change.near, title, "")
                .label(change.far, far)
                .help("remove the change, or explain it in `[lints]`: `drifting-platform = { level = \"allow\", reason = \"...\" }`");
            findings.push_once(change.far, finding);
        }
    }
}
