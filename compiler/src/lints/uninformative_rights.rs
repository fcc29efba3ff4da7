//! `uninformative-rights`

use crate::lint::line::texts;
use crate::lint::substance::is_empty;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The text about the rights of visitors does not inform them.
    ///
    /// # What it does
    ///
    /// Reports `rights` that is a single word of fewer than 10 letters and digits, in each
    /// language (a limit of this project; a letter of Chinese, Japanese or Korean counts as three).
    /// A word with a link or a placeholder is not reported.
    ///
    /// # Why it matters
    ///
    /// A text that only fills the key hides that the information is missing.
    pub static UNINFORMATIVE_RIGHTS = "uninformative-rights" {
        group: Information,
        level: Allow,
        why: "if personal data are processed, visitors must be informed of their rights",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    for text in texts.iter().filter(|text| text.subject.key == "rights") {
        if !is_empty(text) {
            continue;
        }
        let title = "`rights` does not explain the rights of visitors";
        let finding = findings
            .at(text.span, title, "too short to explain them")
            .help("name the rights and how to use them, or link to the page that explains them");
        findings.push(finding);
    }
}
