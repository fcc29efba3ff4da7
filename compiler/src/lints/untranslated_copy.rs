//! `untranslated-copy`

use std::collections::BTreeMap;

use crate::lint::line::{Written, texts};
use crate::lint::source::{RGAA, WCAG};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A text says the same in two languages, word for word.
    ///
    /// # What it does
    ///
    /// Finds texts of 40 letters or more that are written in two languages and are the same in
    /// both. Names, addresses, services and texts that hold for every language by one string are
    /// left alone, and so are regions of one language, such as `fr` and `fr-CA`.
    ///
    /// # Why it matters
    ///
    /// One of the two was most likely never translated. The page says that it is in a language in
    /// which it is not: screen readers read it by the wrong rules, and its readers may not
    /// understand it.
    pub static UNTRANSLATED_COPY = "untranslated-copy" {
        group: Language,
        level: Warn,
        why: "what is in another language than the page must be marked as such",
        sources: &[
            RGAA.section("criterion 8.7"),
            WCAG.section("success criterion 3.1.2"),
        ],
        check: Charter(check),
    }
}

/// Shorter texts may be right in two languages: "Navigation", "Configuration".
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
                "{} says the same in `{this}` and in `{other}`",
                written.subject
            );
            let finding = findings
                .at(written.span, title, format!("in `{this}`"))
                .label(first.span, format!("in `{other}`"))
                .help("translate it, or mark what is rightly in the other language, as in `[terms](lang:en)`");
            findings.push(finding);
        }
    }
}

/// The running text of the language itself, by paragraph.
fn content(text: &Written<'_>) -> String {
    let mut content = String::new();
    for line in &text.lines {
        content.push_str(line.text.trim());
        content.push('\n');
    }
    content
}
