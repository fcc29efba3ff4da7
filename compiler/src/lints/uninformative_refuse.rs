//! `uninformative-refuse`

use crate::lint::line::texts;
use crate::lint::substance::is_empty;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The text about how to refuse does not inform visitors.
    ///
    /// # What it does
    ///
    /// Reports `refuse` of `[choice]` that is a single word of fewer than 10 letters and digits, in
    /// each language (a limit of this project; a letter of Chinese, Japanese or Korean counts as
    /// three). A word with a link or a placeholder is not reported.
    ///
    /// # Why it matters
    ///
    /// Visitors must be informed of the means to object. A text that only fills the key names none.
    pub static UNINFORMATIVE_REFUSE = "uninformative-refuse" {
        group: Information,
        level: Allow,
        why: "visitors must be informed of the means to object to cookies that need consent",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    for text in texts.iter().filter(|text| text.subject.key == "refuse") {
        if !is_empty(text) {
            continue;
        }
        let title = format!("{} does not explain how to refuse", text.subject);
        let finding = findings
            .at(text.span, title, "too short to explain it")
            .help("describe in a sentence how to refuse, as in \"Choose \\\"Refuse all\\\" on the page of your choices.\"");
        findings.push(finding);
    }
}
