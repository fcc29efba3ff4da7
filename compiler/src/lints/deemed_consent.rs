//! `deemed-consent`

mod deemed;
mod phrases;

use crate::lint::phrase;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Visitors are deemed to consent by browsing on.
    ///
    /// # What it does
    ///
    /// Reports a sentence of the charter that treats the use of the site as consent to cookies,
    /// such as "By continuing to browse you accept all cookies." The phrases are a short list in
    /// English, French, German, Spanish, Italian, Dutch, Polish, Portuguese,
    /// Swedish and Greek. A sentence with a
    /// negation, or about necessary cookies, is not reported.
    ///
    /// # Why it matters
    ///
    /// Consent is a clear act. A visitor who browses on has not agreed to anything, and must be
    /// treated like one who refused.
    pub static DEEMED_CONSENT = "deemed-consent" {
        group: Consent,
        level: Allow,
        why: "consent is a clear act, and browsing on is not",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for sentence in phrase::find(charter, findings, deemed::is_deemed) {
        let title = format!("{} takes browsing on for consent", sentence.subject);
        let finding = findings
            .at(sentence.place.span, title, "")
            .help("remove the sentence, and ask visitors for consent before these cookies are set");
        findings.push(finding);
    }
}
