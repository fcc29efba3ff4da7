//! `untranslated-copy`

use std::collections::BTreeMap;

use crate::lint::line::{Written, texts};
use crate::lint::source::{RGAA, WCAG};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A text is the same in two languages, word for word.
    ///
    /// # What it does
    ///
    /// Reports texts of 40 letters or more that are the same in two languages. Not reported: names,
    /// addresses, services, one string that is shared by all languages, and regions of one
    /// language, such as `fr` and `fr-CA`.
    ///
    /// # Why it matters
    ///
    /// Most likely, one of the two texts was never translated. The page then claims a language that
    /// it does not have: screen readers pronounce the text by the wrong rules, and readers may not
    /// understand it.
    pub static UNTRANSLATED_COPY = "untranslated-copy" {
        group: Language,
        level: Warn,
        why: "text in a language other than that of the page must be marked",
        sources: &[
            RGAA.section("criterion 8.7"),
            WCAG.section("success criterion 3.1.2"),
        ],
        check: Charter(check),
    }
}

/// Shorter texts may be correct in two languages: "Navigation", "Configuration".
const MIN_LETTERS: usize = 40;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    // The languages of one text follow each other.
    let is_one = |one: &Written<'_>, next: &Written<'_>| {
        one.subject == next.subject && one.language < next.language
    };
    for text in texts.chunk_by(is_one) {
        let mut known: BTreeMap<String, &Written<'_>> = BTreeMap::new();
        for written in text {
            if written.is_name() || written.subject.key == "service" {
                continue;
            }
            let content = content(written);
            let letters = content.chars().filter(|char| char.is_alphabetic());
            if letters.count() < MIN_LETTERS {
                continue;
            }
            let Some(first) = known.get(&content) else {
                known.insert(content, written);
                continue;
            };
            let language = |text: &Written<'_>| charter.language(text.language);
            let (Some(this), Some(other)) = (language(written), language(first)) else {
                continue;
            };
            if this.primary() == other.primary() {
                continue;
            }
            let title = format!(
                "{} is the same in `{this}` and in `{other}`",
                written.subject
            );
            let finding = findings
                .at(written.span, title, format!("in `{this}`"))
                .label(first.span, format!("in `{other}`"))
                .help("translate it, or mark the words that belong to the other language, as in `[terms](lang:en)`");
            findings.push(finding);
        }
    }
}

/// The running text, one paragraph a line.
fn content(text: &Written<'_>) -> String {
    let mut content = String::new();
    for line in &text.lines {
        content.push_str(line.text.trim());
        content.push('\n');
    }
    content
}
