//! `drifting-platform`

use crate::change::ChangeKind;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Fleet;

lint! {
    /// A platform differs from its template in the facts.
    ///
    /// # What it does
    ///
    /// Finds each fact of an inherited cookie or category that a nearer file of a fleet changes, and
    /// each inherited cookie or section that it leaves out. Cookies that a platform adds are its own.
    ///
    /// # Why it matters
    ///
    /// The platforms of a fleet mostly run the same program. Where one of them declares another
    /// life or another category for the same cookie, either the program differs there, or the
    /// charter is wrong.
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
    for (position, charter) in fleet.used_charters() {
        findings.about(position);
        for change in &charter.changes {
            let subject = &change.subject;
            let (title, far) = match change.kind {
                ChangeKind::Text => continue,
                ChangeKind::Fact => (
                    format!("{subject} is not that of the template"),
                    "what the template says",
                ),
                ChangeKind::Removal => (
                    format!("{subject} of the template is left out"),
                    "what is left out",
                ),
            };
            let finding = findings
                .at(change.near, title, "")
                .label(change.far, far)
                .help("leave it out, or say why this platform differs in `[lints]`: `drifting-platform = { level = \"allow\", reason = \"...\" }`");
            findings.push_once(change.far, finding);
        }
    }
}
