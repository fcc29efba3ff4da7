//! `claimed-approval`

mod claim;

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A text claims that an authority approved a tool, a cookie or the page.
    ///
    /// # What it does
    ///
    /// Reports sentences, in English and in French, which claim that the CNIL approved, certified,
    /// validated or recommended a tool, cookies or the site. Not reported: a sentence that
    /// something follows the recommendations of an authority, a sentence about durations, settings
    /// or rules, and a sentence about another kind of certification.
    ///
    /// # Why it matters
    ///
    /// According to the CNIL, providers of tools for audience measurement assess their tools
    /// themselves. The CNIL has withdrawn its list of evaluated tools. A visitor who reads about an
    /// approval believes that the authority checked the tool.
    pub static CLAIMED_APPROVAL = "claimed-approval" {
        group: Consent,
        level: Allow,
        why: "providers of audience measurement assess their tools themselves; the CNIL has \
              withdrawn its list of tools",
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
                "remove the claim, or state who assessed what, as in \"by our own assessment, it meets the \
                 criteria of the CNIL\"",
            );
            findings.push(finding);
        }
    }
}
