//! `star-in-name`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The name of a cookie has a `*`, which stands for itself there.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose `name` has a `*`. A star may be part of a name (RFC 6265bis, section
    /// 4.1.1), so it is taken as it is; in a `pattern` it stands for any characters.
    ///
    /// # Why it matters
    ///
    /// Inventories write `_pk_id.*` for a family of names. As a name, it matches none of them: not on
    /// the page, and not for the rules that know such names.
    pub static STAR_IN_NAME = "star-in-name" {
        group: Tidiness,
        level: Warn,
        why: "in a `name` a star is a character like any other, and matches nothing else",
        sources: &[POLICY_FORMAT.section("`[[cookie]]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let name = &cookie.name;
        if name.pattern || !name.text.contains('*') {
            continue;
        }
        let shown = &name.text;
        let title = format!("the name `{shown}` has a `*`, which stands for itself");
        let finding = findings.at(name.span, title, "").help(format!(
            "where it stands for any characters, write `pattern = \"{shown}\"` instead of `name`"
        ));
        findings.push(finding);
    }
}
