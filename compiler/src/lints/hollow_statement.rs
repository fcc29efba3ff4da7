//! `hollow-statement`

use charte_core::word::Word;

use crate::lint::line::{Written, texts};
use crate::lint::source::POLICY_FORMAT;
use crate::lint::substance::is_empty;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Owner, Section, Statement};
use crate::source::Spanned;

lint! {
    /// A section states that it informs of something, but its text cannot.
    ///
    /// # What it does
    ///
    /// Reports each section with `states` and without a text that could inform: no `body` and no
    /// table, or a `body` that is a single short word. A section that states the controller, the data
    /// protection officer or the authority must also give a contact: a link, an address of mail, or a
    /// number, as of a telephone or of a place. Whether the words suffice is not checked.
    ///
    /// # Why it matters
    ///
    /// `states` silences the lints that ask for this information. Without it, nobody notices that the
    /// page lacks it.
    pub static HOLLOW_STATEMENT = "hollow-statement" {
        group: Information,
        level: Deny,
        why: "`states` silences the lint that asks for this information",
        sources: &[POLICY_FORMAT.section("`[[section]]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let texts = texts(charter, |_| true);
    for (position, section) in charter.sections.iter().enumerate() {
        let is_own = |text: &&Written<'_>| {
            matches!(text.subject.owner, Owner::Section(_, number) if number == position + 1)
                && text.subject.key == "body"
        };
        let bodies: Vec<&Written<'_>> = texts.iter().filter(is_own).collect();
        for statement in &section.states {
            check_statement(charter, section, *statement, &bodies, findings);
        }
    }
}

fn check_statement(
    charter: &Charter,
    section: &Section,
    statement: Spanned<Statement>,
    bodies: &[&Written<'_>],
    findings: &mut Findings<'_>,
) {
    let word = statement.value.word();
    if bodies.is_empty() && section.tables.is_empty() {
        let title = format!("a section states `{word}`, but has no text");
        let finding = findings
            .at(statement.span, title, "no `body`")
            .help("write the text as its `body`, or remove the word");
        findings.push(finding);
        return;
    }
    let needs_contact = matches!(
        statement.value,
        Statement::Controller | Statement::Dpo | Statement::Authority
    );
    let hollow = bodies.iter().find(|body| is_empty(body));
    let silent = bodies.iter().find(|body| !has_contact(charter, body));
    let finding = match (hollow, silent) {
        (Some(body), _) => {
            let title = format!("a section states `{word}`, but its text cannot inform");
            let finding = findings.at(statement.span, title, "");
            finding
                .label(body.span, "too short")
                .help("write the text, or remove the word")
        }
        (None, Some(body)) if needs_contact => {
            let title = format!("a section states `{word}`, but gives no contact");
            let finding = findings.at(statement.span, title, "");
            finding.label(body.span, "no link, no address, no number").help(
                "write how to reach them, as in `[write to us](mailto:name@example.org)`, or remove the word",
            )
        }
        _ if needs_contact && bodies.is_empty() => {
            let title = format!("a section states `{word}`, but gives no contact");
            let finding = findings.at(statement.span, title, "no `body`");
            finding.help("write how to reach them as its `body`, or remove the word")
        }
        _ => return,
    };
    findings.push(finding);
}

/// Whether a text has a link, an address of mail, or a number.
fn has_contact(charter: &Charter, text: &Written<'_>) -> bool {
    let passages = charter.passages();
    let mut passages = passages.iter().filter(|passage| passage.text == text.span);
    passages.any(|passage| {
        let is_mark = |character: char| character == '@' || character.is_numeric();
        !passage.links().is_empty() || passage.plain().contains(is_mark)
    })
}

#[cfg(test)]
mod tests {
    use super::HOLLOW_STATEMENT;
    use crate::lints::case::titles;

    #[test]
    fn each_kind_of_contact_is_enough() {
        let reported = |body: &str, states: &str| {
            let section =
                format!("[[section]]\nheading = \"H\"\nbody = \"{body}\"\nstates = [\"{states}\"]");
            titles(&HOLLOW_STATEMENT, "", &section)
        };
        for contact in [
            "Write to [us](https://site.test/contact).",
            "Write to dpo@site.test.",
            "The town hall, 1 place de la Mairie.",
            "Call <mailto:a@site.test>, on working days.",
        ] {
            assert!(reported(contact, "controller").is_empty(), "{contact}");
        }
        let none = ["a section states `controller`, but gives no contact"];
        assert_eq!(reported("The town is responsible.", "controller"), none);
        assert!(reported("You may object to everything.", "rights").is_empty());
        let short = ["a section states `rights`, but its text cannot inform"];
        assert_eq!(reported("Below.", "rights"), short);
    }
}
