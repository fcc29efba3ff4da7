//! `browser-refusal`

use crate::lint::line::texts;
use crate::lint::phrase::{self, has_one};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Visitors can refuse only in the settings of their browser.
    ///
    /// # What it does
    ///
    /// Reports `refuse` of `[choice]` if each of its sentences is about the browser, in each
    /// language. A text with a link or a placeholder, or one that mentions a button, a form, a
    /// banner or a signal such as Global Privacy Control, is not reported.
    ///
    /// # Why it matters
    ///
    /// Refusing must be as easy as accepting. The settings of a browser also block cookies that the
    /// site needs, and many visitors do not find them.
    pub static BROWSER_REFUSAL = "browser-refusal" {
        group: Consent,
        level: Allow,
        why: "refusing must be as easy as accepting, and the settings of a browser are not",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    for text in texts.iter().filter(|text| text.subject.key == "refuse") {
        let leads_elsewhere = text
            .lines
            .iter()
            .any(|line| line.text.contains(crate::lint::line::OBJECT) || line.has_link());
        let sentences = phrase::of(text);
        let is_browser =
            |sentence: &String| has_one(sentence, BROWSER) && !has_one(sentence, MEANS);
        if leads_elsewhere || sentences.is_empty() || !sentences.iter().all(is_browser) {
            continue;
        }
        let title = "visitors can refuse only in the settings of their browser";
        let finding = findings
            .at(text.span, title, "names the browser only")
            .help("describe first how to refuse on the site, as in \"Choose \\\"Refuse all\\\" on the page of your choices.\"");
        findings.push(finding);
    }
}

/// The browser in the languages of charte.
const BROWSER: &[&str] = &["browser", "navigateur", "navegador", "przeglądar"];

/// Other means to refuse, in the same languages.
const MEANS: &[&str] = &[
    "banner",
    "bandeau",
    "banderol",
    "bouton",
    "botón",
    "botão",
    "button",
    "choose",
    "click",
    "cliqu",
    "clic",
    "form",
    "gpc",
    "knop",
    "link",
    "lien",
    "menu",
    "page",
    "pagina",
    "página",
    "panel",
    "przycisk",
    "pulsante",
    "schaltfläche",
    "seite",
    "señal",
    "sign",
    "stron",
    "enlace",
    "\"",
    "«",
    "„",
    "“",
];
