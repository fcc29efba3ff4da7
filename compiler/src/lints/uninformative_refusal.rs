//! `uninformative-refusal`

use crate::lint::line::texts;
use crate::lint::substance::is_empty;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The text about the consequences of a refusal does not inform visitors.
    ///
    /// # What it does
    ///
    /// Reports the `refusal` of a category that is a single word of fewer than 10 letters and
    /// digits, in each language (a limit of this project; a letter of Chinese, Japanese or Korean
    /// counts as three). A word with a link or a placeholder is not reported.
    ///
    /// # Why it matters
    ///
    /// A visitor decides by the consequences. "None." names no consequence.
    pub static UNINFORMATIVE_REFUSAL = "uninformative-refusal" {
        group: Information,
        level: Allow,
        why: "before visitors consent, they must be informed of the consequences of accepting \
              and refusing",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    for text in texts.iter().filter(|text| text.subject.key == "refusal") {
        if !is_empty(text) {
            continue;
        }
        let title = format!(
            "{} does not explain what changes for a visitor who refuses",
            text.subject
        );
        let finding = findings
            .at(text.span, title, "too short to explain it")
            .help("describe in a sentence what changes, as in \"If you refuse, a link replaces each video.\"");
        findings.push(finding);
    }
}
