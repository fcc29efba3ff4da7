//! `claimed-approval`

mod claim;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A text claims that an authority approves of a tool, a cookie or the page.
    ///
    /// # What it does
    ///
    /// Finds sentences, in English and in French, which say that the CNIL has approved, certified,
    /// validated or recommended a tool, cookies or the site. That something
    /// follows what an authority recommends is no such claim, and neither is what is said of
    /// durations, settings or rules, or of a certification of another kind.
    ///
    /// # Why it matters
    ///
    /// The CNIL certifies no tool for audience measurement any more: whoever offers one assesses it
    /// and may say so. A visitor who reads of an approval takes it for a check by the authority.
    pub static CLAIMED_APPROVAL = "claimed-approval" {
        group: Consent,
        level: Allow,
        why: "the CNIL certifies no tool for audience measurement, and its list of tools is gone: whoever offers one assesses it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for passage in charter.passages() {
        let runs = passage.runs();
        let texts: Vec<&str> = runs.iter().map(|run| run.text).collect();
        for claim in claim::find(&texts) {
            let run = &runs[claim.run];
            let place = findings.within(run.span, run.text, claim.range);
            let title = format!("{} claims the approval of an authority", passage.subject);
            let finding = findings.at(place, title, "").help(
                "leave it out, or say who assessed what, as in \"by our own assessment, it meets the \
                 criteria of the CNIL\"",
            );
            findings.push(finding);
        }
    }
}
